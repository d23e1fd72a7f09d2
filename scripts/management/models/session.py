from typing import ClassVar

from django.db import models

from scripts.management.fields import CodeField
from scripts.management.models.dated import DatedPart
from scripts.management.models.opening import Opening


class Session(DatedPart):
    """场次: part of an opening."""

    OWNER: ClassVar = "opening"

    opening = models.ForeignKey(
        Opening, models.CASCADE, verbose_name="招募信息", related_name="sessions"
    )
    division = CodeField(
        "县（市、区）",
        listing="divisions",
        null=True,
        blank=True,
        help_text="与招募信息不同时才填。",
    )
    needed = models.PositiveIntegerField("需要人数", null=True, blank=True)
    confirmed = models.PositiveIntegerField(
        "已确认人数",
        null=True,
        blank=True,
        help_text="不知道就不填，网站只写需要多少人；还没有人确认请写 0。",
    )

    class Meta(DatedPart.Meta):
        verbose_name = verbose_name_plural = "场次"
        constraints = (
            models.UniqueConstraint(fields=("opening", "identifier"), name="one_session_id"),
        )
