from django.db import models

from scripts.management.fields import CodeField, Codes, PartField, Prose
from scripts.management.models.base import RecordModel
from scripts.management.models.organization import Organization
from scripts.records import Award as AwardRecord
from scripts.records.person import HonoredPerson


class Award(RecordModel):
    """表彰."""

    RECORD = AwardRecord
    PREFIX = "AW"

    title = models.CharField("名称", max_length=200, help_text="例如“市长奖”。")
    year = models.PositiveSmallIntegerField("年度")
    person = PartField(
        "个人", part=HonoredPerson,
        help_text="授予个人的填写；没有同意公开的，网站只显示“张**”这样的写法。",
    )  # fmt: skip
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="组织", related_name="awards",
        null=True, blank=True, help_text="授予组织的填写；授予个人的，填所在组织。",
    )  # fmt: skip
    division = CodeField("县（市、区）", listing="divisions", null=True, blank=True)
    authority = models.CharField("授予单位", max_length=200, null=True, blank=True)
    granted_on = models.DateField(
        "授予日期", null=True, blank=True, help_text="这一天以前，网站上什么都没有。"
    )
    deeds = Prose("事迹", help_text="一两段。不用任何标记；空一行即另起一段。")
    spirit = Codes("志愿精神", listing="spirit")

    class Meta(RecordModel.Meta):
        verbose_name = verbose_name_plural = "表彰"
