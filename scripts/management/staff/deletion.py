from django.conf import settings
from django.db import models


class State(models.TextChoices):
    """What became of a request."""

    OPEN = "open", "等待确认"
    CANCELLED = "cancelled", "已取消"
    DONE = "done", "已删除"


class DeletionRequest(models.Model):
    """Somebody wants a record deleted that the public may know; somebody else confirms it."""

    collection = models.CharField("种类", max_length=40)
    record_id = models.CharField("编号", max_length=64)
    organization = models.CharField("组织编号", max_length=64, blank=True)
    reason = models.CharField(
        "删除的原因", max_length=400, help_text="例如“重复发布”。不写任何人的姓名。"
    )
    state = models.CharField("状态", max_length=10, choices=State.choices, default=State.OPEN)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="申请人", related_name="+",
        null=True,
    )  # fmt: skip
    asked_at = models.DateTimeField("申请时间")
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name="处理人", related_name="+",
        null=True,
    )  # fmt: skip
    decided_at = models.DateTimeField("处理时间", null=True)

    class Meta:
        verbose_name = verbose_name_plural = "删除申请"
        ordering = ("-asked_at", "-pk")
        constraints = (
            models.UniqueConstraint(
                fields=("collection", "record_id"),
                condition=models.Q(state=State.OPEN),
                name="one_open_request",
            ),
        )

    def __str__(self) -> str:
        return f"{self.record_id}（{self.get_state_display()}）"
