from typing import Any

from django.db import models

from scripts.management.fields import CodeField, Codes, PartField, Parts, Prose
from scripts.management.models.base import NAMED, RecordModel, Status
from scripts.management.models.commitment import Commitment
from scripts.management.models.dated import moved
from scripts.management.models.organization import Organization
from scripts.management.models.project import Project
from scripts.records import Opening as OpeningRecord
from scripts.records.opening import Afterwards, Requirements
from scripts.records.person import Person


class Opening(RecordModel):
    """招募信息."""

    RECORD = OpeningRecord
    PREFIX = "OP"
    COUNTED = True

    title = models.CharField("标题", max_length=200, help_text="最好不超过 30 个字。")
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="组织", related_name="openings"
    )
    division = CodeField("县（市、区）", listing="divisions")
    status = models.CharField(
        "状态",
        max_length=20,
        choices=Status.choices,
        default=Status.DRAFT,
        help_text="报名中、已满、已截止、已结束由时间和名额自动得出，不用填写。",
    )
    publish_at = models.DateTimeField(
        "发布时间", null=True, blank=True, help_text="到这个时刻才公开；不填即马上公开。"
    )
    project = models.ForeignKey(
        Project,
        models.PROTECT,
        verbose_name="所属项目",
        related_name="openings",
        null=True,
        blank=True,
    )
    commitment = models.ForeignKey(
        Commitment, models.PROTECT, verbose_name="适用的服务承诺", related_name="openings",
        null=True, blank=True, help_text="不填即按当天有效的：先是本组织的，再是全市的。",
    )  # fmt: skip
    category = CodeField("服务类别", listing="categories", null=True, blank=True)
    service_object = Codes("服务对象", listing="service_objects")
    description = Prose("服务内容", help_text="不用任何标记；空一行即另起一段。")
    sign_up_opens = models.DateTimeField("报名开始", null=True, blank=True)
    sign_up_deadline = models.DateTimeField("报名截止", null=True, blank=True)
    sign_up_url = models.CharField(
        "官方报名网址",
        max_length=1010,
        null=True,
        blank=True,
        help_text="官方平台上这次活动的地址；本网站不收集报名信息。",
    )
    requirements = PartField("参加条件", part=Requirements, stated="已写明（没有任何限制也请勾选）")
    insured = models.BooleanField("有志愿者保险", null=True, blank=True)
    insurance_policy = models.CharField("保险说明", max_length=200, null=True, blank=True)
    risks = Prose("可能的风险", help_text="《志愿服务条例》第十二条：招募时应当说明风险。")
    protection = Prose("安全保障措施")
    hours_credited = models.FloatField(
        "记录的服务时长", null=True, blank=True, help_text="小时，例如 2.5。"
    )
    leader_role = models.CharField(
        "领队的职责",
        max_length=200,
        null=True,
        blank=True,
        help_text="写职责，例如“社区志愿服务站站长”；不写姓名。",
    )
    leader = PartField("领队", part=Person, help_text=NAMED)
    office_phone = models.CharField(
        "办公电话",
        max_length=200,
        null=True,
        blank=True,
        help_text="单位对外公开的电话，不要写个人手机。",
    )
    version = models.PositiveIntegerField("修订次数", default=1, editable=False)
    allowance = models.CharField("补贴", max_length=200, null=True, blank=True)
    gear = models.CharField("自带物品", max_length=200, null=True, blank=True)
    spirit = Codes("志愿精神", listing="spirit")
    wheelchair = models.BooleanField("轮椅可到达", null=True, blank=True)
    pictures = Parts("图片")
    cancellation_reason = models.CharField("取消原因", max_length=200, null=True, blank=True)
    afterwards = PartField("活动总结", part=Afterwards)

    class Meta(RecordModel.Meta):
        verbose_name = verbose_name_plural = "招募信息"

    def moving(self) -> tuple[Any, ...]:
        """Return status, division and each session's time and place."""
        return self.status, self.division, moved(self)
