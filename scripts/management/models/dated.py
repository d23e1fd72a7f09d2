"""What the sessions of an opening and of a training have in common."""

from collections.abc import Iterable
from typing import Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models

from scripts.management.fields import CodeField
from scripts.management.identifiers import new_session_id
from scripts.management.models.base import Mirror, RecordModel
from scripts.records import Session as SessionRecord


class DatedPart(Mirror):
    """A dated part of a record, which is numbered anew when the part changes.

    A subclass has a foreign key to the record, and says in `OWNER` which it is.
    """

    RECORD = SessionRecord
    RENAMED: ClassVar = {"id": "identifier"}
    MOVING: ClassVar = (
        "identifier", "start_date", "start_time", "end_date", "end_time", "place", "address",
        "division", "street", "latitude", "longitude",
    )  # fmt: skip
    OWNER: ClassVar[str] = ""

    key = models.BigAutoField(primary_key=True)
    identifier = models.CharField("场次编号", max_length=64, default=new_session_id, editable=False)
    start_date = models.DateField("开始日期")
    start_time = models.CharField("开始时间", max_length=5, null=True, blank=True)
    end_date = models.DateField("结束日期")
    end_time = models.CharField("结束时间", max_length=5, null=True, blank=True)
    place = models.CharField("地点", max_length=200, null=True, blank=True)
    address = models.CharField(
        "地址", max_length=200, null=True, blank=True, help_text="写到门牌号。"
    )
    street = CodeField("街道（乡镇）", listing="streets", null=True, blank=True)
    latitude = models.FloatField("纬度", null=True, blank=True, help_text="WGS-84 坐标。")
    longitude = models.FloatField("经度", null=True, blank=True)

    class Meta(Mirror.Meta):
        abstract = True
        ordering = ("key",)

    def __str__(self) -> str:
        return f"{self.start_date} {self.start_time or '时间待定'}"

    @classmethod
    def _owner_model(cls) -> type[RecordModel]:
        field: Any = cls._meta.get_field(cls.OWNER)
        found: type[RecordModel] = field.related_model
        return found

    @classmethod
    def owners(cls, rows: models.QuerySet[Any]) -> tuple[type[RecordModel], list[str]]:
        """Return the records of these sessions."""
        ids = rows.order_by().values_list(f"{cls.OWNER}_id", flat=True)
        return cls._owner_model(), list(dict.fromkeys(ids))

    @classmethod
    def owners_of(cls, rows: Iterable[Any]) -> tuple[type[RecordModel], list[str]]:
        """Return the records of these sessions."""
        ids = (getattr(row, f"{cls.OWNER}_id") for row in rows)
        return cls._owner_model(), list(dict.fromkeys(ids))

    @classmethod
    def owners_after(cls, values: dict[str, Any]) -> tuple[type[RecordModel], list[str]]:
        """Return the record to which sessions are moved."""
        owner = values.get(cls.OWNER, values.get(f"{cls.OWNER}_id"))
        return cls._owner_model(), [getattr(owner, "pk", owner)] if owner else []

    def declared_phone(self) -> str | None:
        """Return the record's."""
        owner = getattr(self, self.OWNER, None)
        return owner.declared_phone() if owner else None

    def clean(self) -> None:
        """Refuse an end before the start."""
        start = (self.start_date, self.start_time or "00:00")
        end = (self.end_date, self.end_time or "24:00")
        if self.start_date and self.end_date and end < start:
            raise ValidationError({"end_date": "结束不能早于开始"})


def moved(owner: Any) -> list[tuple[Any, ...]]:
    """Return each session's time and place: what people who know of it must be told anew."""
    return sorted(
        tuple(getattr(session, name) or "" for name in session.MOVING)
        for session in owner.sessions.all()
    )
