from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from scripts.management.fields import CodeField
from scripts.management.identifiers import new_session_id
from scripts.management.models.base import Mirror, RecordModel
from scripts.management.models.opening import Opening
from scripts.records import Session as SessionRecord


class Session(Mirror):
    """场次: part of an opening, which is numbered anew when a session changes."""

    RECORD = SessionRecord
    RENAMED: ClassVar = {"id": "identifier"}
    MOVING: ClassVar = (
        "identifier", "start_date", "start_time", "end_date", "end_time", "place", "address",
        "division", "street", "latitude", "longitude",
    )  # fmt: skip

    key = models.BigAutoField(primary_key=True)
    opening = models.ForeignKey(
        Opening, models.CASCADE, verbose_name="招募信息", related_name="sessions"
    )
    identifier = models.CharField("场次编号", max_length=64, default=new_session_id, editable=False)
    start_date = models.DateField("开始日期")
    start_time = models.CharField("开始时间", max_length=5, null=True, blank=True)
    end_date = models.DateField("结束日期")
    end_time = models.CharField("结束时间", max_length=5, null=True, blank=True)
    place = models.CharField("地点", max_length=200, null=True, blank=True)
    address = models.CharField(
        "地址", max_length=200, null=True, blank=True, help_text="写到门牌号。"
    )
    division = CodeField(
        "县（市、区）",
        listing="divisions",
        null=True,
        blank=True,
        help_text="与招募信息不同时才填。",
    )
    street = CodeField("街道（乡镇）", listing="streets", null=True, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True, help_text="WGS-84 坐标。")
    longitude = models.FloatField("经度", null=True, blank=True)
    needed = models.PositiveIntegerField("需要人数", null=True, blank=True)
    confirmed = models.PositiveIntegerField(
        "已确认人数",
        null=True,
        blank=True,
        help_text="不知道就不填，网站只写需要多少人；还没有人确认请写 0。",
    )

    class Meta(Mirror.Meta):
        verbose_name = verbose_name_plural = "场次"
        ordering = ("key",)
        constraints = (
            models.UniqueConstraint(fields=("opening", "identifier"), name="one_session_id"),
        )

    def __str__(self) -> str:
        return f"{self.start_date} {self.start_time or '时间待定'}"

    @classmethod
    def owners(cls, rows: models.QuerySet[Any]) -> tuple[type[RecordModel], list[str]]:
        """Return the openings of these sessions."""
        ids = rows.order_by().values_list("opening_id", flat=True)
        return Opening, list(dict.fromkeys(ids))

    @classmethod
    def owners_of(cls, rows: Iterable[Any]) -> tuple[type[RecordModel], list[str]]:
        """Return the openings of these sessions."""
        return Opening, list(dict.fromkeys(row.opening_id for row in rows))

    @classmethod
    def owners_after(cls, values: dict[str, Any]) -> tuple[type[RecordModel], list[str]]:
        """Return the opening to which sessions are moved."""
        opening = values.get("opening", values.get("opening_id"))
        return Opening, [getattr(opening, "pk", opening)] if opening else []

    def declared_phone(self) -> str | None:
        """Return the opening's."""
        opening = getattr(self, "opening", None)
        return opening.declared_phone() if opening else None

    def clean(self) -> None:
        """Refuse an end before the start."""
        start = (self.start_date, self.start_time or "00:00")
        end = (self.end_date, self.end_time or "24:00")
        if self.start_date and self.end_date and end < start:
            raise ValidationError({"end_date": "结束不能早于开始"})
