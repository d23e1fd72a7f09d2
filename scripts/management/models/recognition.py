from django.db import models

from scripts.management.fields import CodeField, Codes, PartField, Prose
from scripts.management.models.base import RecordModel
from scripts.management.models.organization import Organization
from scripts.management.models.star_rule import StarRule
from scripts.records import Recognition as RecognitionRecord
from scripts.records.person import HonoredPerson
from scripts.records.recognition import Decision, NoticePeriod


class Star(models.IntegerChoices):
    """One star to five."""

    ONE = 1, "一星"
    TWO = 2, "二星"
    THREE = 3, "三星"
    FOUR = 4, "四星"
    FIVE = 5, "五星"


class Recognition(RecordModel):
    """星级认定."""

    RECORD = RecognitionRecord
    PREFIX = "RC"

    person = PartField(
        "志愿者", part=HonoredPerson, null=False, blank=False,
        help_text="没有同意公开的，网站只显示“张**”这样的写法。",
    )  # fmt: skip
    star = models.PositiveSmallIntegerField("星级", choices=Star.choices)
    hours = models.FloatField("累计时数", help_text="小时，可以有小数，例如 612.5。")
    judged_on = models.DateField("时数截止日期", help_text="按这一天生效的星级标准认定。")
    division = CodeField("县（市、区）", listing="divisions")
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="所在组织", related_name="recognitions",
        null=True, blank=True,
    )  # fmt: skip
    rule = models.ForeignKey(
        StarRule, models.PROTECT, verbose_name="所用标准", related_name="recognitions",
        null=True, blank=True, help_text="可以不填；填了会核对它那天是否生效。",
    )  # fmt: skip
    notice = PartField(
        "公示", part=NoticePeriod, null=False, blank=False,
        help_text="首尾两天都算，至少 5 个工作日；开始以前，网站上什么都没有。",
    )  # fmt: skip
    objection_channel = models.CharField(
        "异议受理方式", max_length=200, null=True, blank=True,
        help_text="受理单位的邮箱、地址和时间。",
    )  # fmt: skip
    office_phone = models.CharField(
        "异议受理电话", max_length=200, null=True, blank=True,
        help_text="单位对外公开的电话，不要写个人手机。",
    )  # fmt: skip
    decision = PartField(
        "公示结果", part=Decision, help_text="公示期满才填；未予认定的写明原因，不写姓名。"
    )
    deeds = Prose("事迹", help_text="可以不填。不用任何标记；空一行即另起一段。")
    spirit = Codes("志愿精神", listing="spirit")

    class Meta(RecordModel.Meta):
        verbose_name = verbose_name_plural = "星级认定"

    def __str__(self) -> str:
        return f"{(self.person or {}).get('name') or self.pk} · {self.get_star_display()}"
