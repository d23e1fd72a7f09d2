from typing import Any, ClassVar

from django.db import models

from scripts.management.fields import CodeField, Lines, PartField, Parts, Prose
from scripts.management.models.base import RecordModel, Status
from scripts.management.models.dated import DatedPart, moved
from scripts.management.models.organization import Organization
from scripts.management.syntax import MATERIALS
from scripts.records import Training as TrainingRecord
from scripts.records.training import RequiredFor


class TrainingMode(models.TextChoices):
    """How people learn in it."""

    LECTURE = "lecture", "集中辅导"
    DISCUSSION = "discussion", "座谈"
    CASE_STUDY = "case-study", "案例分析"
    PRACTICE = "practice", "实操演练"
    ONLINE = "online", "线上"


class Training(RecordModel):
    """培训."""

    RECORD = TrainingRecord
    PREFIX = "TR"
    COUNTED = True

    title = models.CharField("标题", max_length=200, help_text="最好不超过 30 个字。")
    organization = models.ForeignKey(
        Organization, models.PROTECT, verbose_name="组织", related_name="trainings"
    )
    division = CodeField("县（市、区）", listing="divisions")
    status = models.CharField(
        "状态", max_length=20, choices=Status.choices, default=Status.DRAFT,
        help_text="报名中、已满、已截止、已结束由时间和名额自动得出，不用填写。",
    )  # fmt: skip
    publish_at = models.DateTimeField(
        "发布时间", null=True, blank=True, help_text="到这个时刻才公开；不填即马上公开。"
    )
    mode = models.CharField(
        "方式", max_length=20, choices=TrainingMode.choices, null=True, blank=True
    )
    topics = Lines("内容", help_text="每行一项，例如“心肺复苏”。")
    audience = models.CharField(
        "对象", max_length=200, null=True, blank=True, help_text="例如“没有基础的志愿者”。"
    )
    description = Prose("介绍", help_text="不用任何标记；空一行即另起一段。")
    materials = Parts("资料", syntax=MATERIALS)
    required_for = PartField(
        "哪些招募要求先参加", part=RequiredFor,
        help_text="写到的招募信息，网页上会链接到这次培训；符合任何一项就算。",
    )  # fmt: skip
    sign_up_opens = models.DateTimeField("报名开始", null=True, blank=True)
    sign_up_deadline = models.DateTimeField("报名截止", null=True, blank=True)
    sign_up_url = models.CharField(
        "官方报名网址", max_length=1010, null=True, blank=True,
        help_text="官方平台上这次培训的地址；本网站不收集报名信息。",
    )  # fmt: skip
    office_phone = models.CharField(
        "办公电话", max_length=200, null=True, blank=True,
        help_text="单位对外公开的电话，不要写个人手机。",
    )  # fmt: skip
    version = models.PositiveIntegerField("修订次数", default=1, editable=False)
    cancellation_reason = models.CharField("取消原因", max_length=200, null=True, blank=True)

    class Meta(RecordModel.Meta):
        verbose_name = verbose_name_plural = "培训"

    def moving(self) -> tuple[Any, ...]:
        """Return status, division and each session's time and place."""
        return self.status, self.division, moved(self)


class TrainingSession(DatedPart):
    """培训场次: part of a training."""

    OWNER: ClassVar = "training"
    SHEET: ClassVar = "training_sessions"

    training = models.ForeignKey(
        Training, models.CASCADE, verbose_name="培训", related_name="sessions"
    )
    division = CodeField(
        "县（市、区）", listing="divisions", null=True, blank=True,
        help_text="与培训不同时才填。",
    )  # fmt: skip
    needed = models.PositiveIntegerField("名额", null=True, blank=True)
    confirmed = models.PositiveIntegerField(
        "已报名人数", null=True, blank=True,
        help_text="不知道就不填，网站只写有多少名额；还没有人报名请写 0。",
    )  # fmt: skip

    class Meta(DatedPart.Meta):
        verbose_name = verbose_name_plural = "培训场次"
        constraints = (
            models.UniqueConstraint(
                fields=("training", "identifier"), name="one_training_session_id"
            ),
        )
