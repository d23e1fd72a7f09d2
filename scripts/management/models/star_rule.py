from django.db import models

from scripts.management.fields import Parts, Prose
from scripts.management.models.base import RecordModel
from scripts.management.syntax import STAR_STEPS
from scripts.records import StarRule as StarRuleRecord


class StarRule(RecordModel):
    """星级标准."""

    RECORD = StarRuleRecord
    PREFIX = "SR"

    title = models.CharField("名称", max_length=200, help_text="例如“星级志愿者认定标准”。")
    authority = models.CharField("制定单位", max_length=200)
    effective_from = models.DateField(
        "生效日期", help_text="从这一天起认定的按它评；有了更新的标准，旧的到那天为止，不用改。"
    )
    steps = Parts("各星级的时数", syntax=STAR_STEPS, blank=False)
    notice_days = models.PositiveSmallIntegerField(
        "公示的工作日", default=5, help_text="至少公示几个工作日。"
    )
    document = models.CharField(
        "依据文件", max_length=200, null=True, blank=True, help_text="文件名称和文号。"
    )
    explanation = Prose("说明", help_text="不用任何标记；空一行即另起一段。")

    class Meta(RecordModel.Meta):
        verbose_name = verbose_name_plural = "星级标准"
