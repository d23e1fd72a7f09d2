from django.db import models

from scripts.management.fields import CodeField, Codes, PartField, Parts, Prose
from scripts.management.models.base import RecordModel, Status
from scripts.management.models.organization import Organization
from scripts.management.syntax import PLAN
from scripts.records import Project as ProjectRecord
from scripts.records.fields import Period


class Project(RecordModel):
    """项目."""

    RECORD = ProjectRecord
    PREFIX = "PRJ"

    title = models.CharField("名称", max_length=200)
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="组织", related_name="projects"
    )
    division = CodeField("县（市、区）", listing="divisions")
    status = models.CharField(
        "状态", max_length=20, choices=Status.choices, default=Status.PUBLISHED
    )
    category = CodeField("服务类别", listing="categories", null=True, blank=True)
    service_object = Codes("服务对象", listing="service_objects")
    description = Prose("介绍", help_text="不用任何标记；空一行即另起一段。")
    group = models.CharField(
        "服务的人群",
        max_length=200,
        null=True,
        blank=True,
        help_text="用一句话说明，例如“独居老人”；不写任何个人。",
    )
    period = PartField("实施时间", part=Period)
    plan = Parts("活动计划", syntax=PLAN)
    office_phone = models.CharField(
        "办公电话",
        max_length=200,
        null=True,
        blank=True,
        help_text="单位对外公开的电话，不要写个人手机。",
    )
    spirit = Codes("志愿精神", listing="spirit")
    pictures = Parts("图片")

    class Meta(RecordModel.Meta):
        verbose_name = verbose_name_plural = "项目"
