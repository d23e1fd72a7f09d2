from django.db import models

from scripts.management.fields import CodeField, Codes, Lines, PartField
from scripts.management.models.anonymous import AnonymousModel
from scripts.management.models.base import DRAFT
from scripts.management.models.survey import Survey
from scripts.records import Need as NeedRecord
from scripts.records.need import PeopleRange


class NeedStatus(models.TextChoices):
    """How far a need is met; that it is over follows from the clock."""

    DRAFT = DRAFT, "草稿（不公开）"
    OPEN = "open", "待回应"
    PARTLY = "partly", "部分满足"
    MET = "met", "已满足"


class Need(AnonymousModel):
    """需求."""

    RECORD = NeedRecord
    PREFIX = "ND"
    PUBLISHED = "open"

    title = models.CharField(
        "名称", max_length=200,
        help_text="写一类人和他们的需要，例如“独居老人：有人陪着去看病”。不写任何个人。",
    )  # fmt: skip
    status = models.CharField(
        "状态", max_length=20, choices=NeedStatus.choices, default=NeedStatus.OPEN
    )
    division = CodeField("县（市、区）", listing="divisions")
    street = CodeField(
        "街道（乡镇）", listing="streets", null=True, blank=True,
        help_text="人数太少的群体不写，免得认出是谁。不写门牌、小区和村组。",
    )  # fmt: skip
    category = CodeField("服务类别", listing="categories", null=True, blank=True)
    service_object = Codes("服务对象", listing="service_objects")
    people_range = PartField(
        "人数", part=PeopleRange, null=False, blank=False,
        help_text="写成范围，例如 10 到 20；“最多”不填就是“以上”。不写确切的数。",
    )  # fmt: skip
    needs = Lines("需要什么", help_text="每行一项，例如“每周有人上门陪着说说话”。")
    valid_from = models.DateField(
        "公布日期", null=True, blank=True, help_text="这一天以前，网站上什么都没有；不填就是马上。"
    )
    valid_until = models.DateField(
        "有效到", null=True, blank=True, help_text="过了这一天，网站自动把它撤出现有需求。"
    )
    survey = models.ForeignKey(
        Survey, models.PROTECT, verbose_name="来自哪次调查", related_name="found_needs",
        null=True, blank=True,
    )  # fmt: skip

    class Meta(AnonymousModel.Meta):
        verbose_name = verbose_name_plural = "需求"
