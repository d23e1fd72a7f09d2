from django.db import models

from scripts.management.fields import CodeField, Parts, Prose
from scripts.management.models.anonymous import AnonymousModel
from scripts.management.models.organization import Organization
from scripts.management.syntax import RESULTS
from scripts.records import Survey as SurveyRecord


class Survey(AnonymousModel):
    """需求调查."""

    RECORD = SurveyRecord
    PREFIX = "SV"

    title = models.CharField("名称", max_length=200, help_text="例如“2026 年秋季需求调查”。")
    date = models.DateField("完成日期", help_text="这一天以前，网站上什么都没有。")
    by = models.CharField(
        "调查单位", max_length=200, help_text="写单位，不写个人，例如“市民政局”。"
    )
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="对应的组织", related_name="surveys",
        null=True, blank=True, help_text="调查单位在本系统里的，选上它。",
    )  # fmt: skip
    division = CodeField("县（市、区）", listing="divisions")
    scope = Prose("调查范围", help_text="问了哪些地方、哪些人群、多少户。不写任何个人。")
    method = Prose("调查方法", help_text="例如“入户走访，填问卷”。")
    results = Parts("结果", syntax=RESULTS)
    summary = Prose("小结", help_text="一两段话。不写任何个人；空一行即另起一段。")

    class Meta(AnonymousModel.Meta):
        verbose_name = verbose_name_plural = "需求调查"
