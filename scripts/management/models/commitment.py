from django.db import models

from scripts.management.fields import PartField, Prose
from scripts.management.models.base import RecordModel
from scripts.management.models.organization import Organization
from scripts.records import Commitment as CommitmentRecord
from scripts.records.commitment import Side


class Commitment(RecordModel):
    """服务承诺."""

    RECORD = CommitmentRecord
    PREFIX = "CM"

    title = models.CharField("名称", max_length=200, help_text="例如“志愿服务承诺”。")
    edition = models.CharField(
        "版本", max_length=200, null=True, blank=True, help_text="例如“2026 年版”。"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="组织", related_name="commitments",
        null=True, blank=True, help_text="只对一个组织有效的才填；不填即全市有效。",
    )  # fmt: skip
    effective_from = models.DateField(
        "生效日期",
        help_text="从这一天起有效；内容要改就另录新版，旧版不改、不删，网站会说明改了什么。",
    )
    supersedes = models.ForeignKey(
        "self", models.PROTECT, verbose_name="替代哪一版", related_name="replacements",
        null=True, blank=True,
    )  # fmt: skip
    content = Prose("总的说明", help_text="不用任何标记；空一行即另起一段。")
    volunteers = PartField("志愿者", part=Side)
    organizers = PartField("志愿服务组织", part=Side)
    recipients = PartField("服务对象", part=Side)
    authority = models.CharField("制定单位", max_length=200, null=True, blank=True)
    document = models.CharField(
        "依据文件", max_length=200, null=True, blank=True, help_text="文件名称和文号。"
    )

    class Meta(RecordModel.Meta):
        verbose_name = verbose_name_plural = "服务承诺"

    def __str__(self) -> str:
        return f"{self.title}（{self.edition or self.effective_from}）"
