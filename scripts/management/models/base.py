"""What every table of records has, and the write paths that must all be numbered."""

from collections.abc import Collection, Iterable
from typing import Any, ClassVar, TypeVar

import msgspec
from django.core.exceptions import ValidationError
from django.db import models

from scripts.errors import ContractError
from scripts.management.fields import PartField
from scripts.management.identifiers import new_id
from scripts.management.plain import columns, plain
from scripts.management.writes import write
from scripts.records import Record
from scripts.records.explain import explain
from scripts.records.fields import Part, Source
from scripts.rules.private_number import DECLARED, number_in

DRAFT = "draft"
NAMED = "有“署名”的同意才公开姓名，否则网站写成“张**”；同意到期、撤回后的下一次构建就不再显示。"
Row = TypeVar("Row", bound="Mirror")


class Status(models.TextChoices):
    """What the office sets; open, full, ended and the rest follow from the clock."""

    DRAFT = DRAFT, "草稿（不公开）"
    PUBLISHED = "published", "已发布"
    CLOSED = "closed", "提前截止"
    CANCELLED = "cancelled", "已取消"


class Numbered(models.QuerySet[Row]):
    """A query set none of whose writes goes unnumbered."""

    def _touched(self) -> "tuple[type[RecordModel], list[str]]":
        return self.model.owners(self)

    def update(self, **kwargs: Any) -> int:
        """Update the rows; each one that changed gets a new number."""
        with write() as now:
            now.touch(*self._touched())
            now.touch(*self.model.owners_after(kwargs))
            return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        """Delete the rows; each public one leaves a tombstone."""
        with write() as now:
            now.touch(*self._touched())
            return super().delete()

    def bulk_create(self, objs: Iterable[Row], *args: Any, **kwargs: Any) -> list[Row]:
        """Create rows at once, each with a number of its own."""
        rows = list(objs)
        for row in rows:
            row.identify()
        with write() as now:
            now.touch(*self.model.owners_of(rows), instances=rows)
            return super().bulk_create(rows, *args, **kwargs)

    def bulk_update(
        self, objs: Iterable[Row], fields: Iterable[str], batch_size: int | None = None
    ) -> int:
        """Update rows at once; each one that changed gets a new number."""
        rows = list(objs)
        with write() as now:
            now.touch(*self.model.owners_of(rows), instances=rows)
            return super().bulk_update(rows, list(fields), batch_size)


class Mirror(models.Model):
    """A table with the fields of a record type, or of a part with a table of its own."""

    RECORD: ClassVar[type[Record] | type[Part]]
    RENAMED: ClassVar[dict[str, str]] = {}
    """Record field → model field, where Django doesn't allow the record's name."""
    SHEET: ClassVar[str] = ""
    """What a part is called as a sheet of its own, where its field's name isn't enough."""

    objects = Numbered.as_manager()

    class Meta:
        abstract = True
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a changed record gets a new number."""
        with write() as now:
            now.touch(*type(self).owners(type(self)._base_manager.filter(pk=self.pk)))
            now.touch(*type(self).owners_of([self]), instances=[self])
            super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete; a public record leaves a tombstone."""
        with write() as now:
            now.touch(*type(self).owners_of([self]))
            return super().delete(*args, **kwargs)

    @classmethod
    def owners(cls, rows: models.QuerySet[Any]) -> "tuple[type[RecordModel], list[str]]":
        """Return the records that these rows are, or are parts of."""
        raise NotImplementedError

    @classmethod
    def owners_of(cls, rows: Iterable[Any]) -> "tuple[type[RecordModel], list[str]]":
        """Do the same for rows that may not be stored yet."""
        raise NotImplementedError

    def identify(self) -> None:
        """Give an identifier to a row that has none."""

    @classmethod
    def owners_after(cls, _values: dict[str, Any]) -> "tuple[type[RecordModel], list[str]]":
        """Return the records that get these rows as parts when `values` are set."""
        return cls.owners_of(())

    def clean_fields(self, exclude: Collection[str] | None = None) -> None:
        """Hold every field to the record's own type, with the contract's messages."""
        super().clean_fields(exclude=exclude)
        problems = dict(self._problems(set(exclude or ())))
        if problems:
            raise ValidationError(problems)

    def _problems(self, exclude: set[str]) -> Iterable[tuple[str, str]]:
        types = msgspec.structs.fields(self.RECORD)
        for field in types:
            name = self.RENAMED.get(field.name, field.name)
            value = getattr(self, columns(type(self)).get(field.name, ""), None)
            if name in exclude or value is None or value == DRAFT:
                continue
            try:
                typed = msgspec.convert(value, field.type)
            except msgspec.ValidationError as error:
                yield name, str(explain(str(error)))
            else:
                yield from self._private_numbers(field.name, name, typed)

    def _private_numbers(self, field: str, name: str, typed: Any) -> Iterable[tuple[str, str]]:
        public = field in self.RECORD.PUBLIC and field != DECLARED
        if public and (fault := number_in(typed, "", self.declared_phone())):
            yield name, fault.expected

    def declared_phone(self) -> str | None:
        """Return the public phone number that the record's other texts may repeat."""
        return getattr(self, DECLARED, None)


class RecordModel(Mirror):
    """A record type's table."""

    RECORD: ClassVar[type[Record]]
    PREFIX: ClassVar[str] = ""
    """How the identifiers begin that are made here."""
    PUBLISHED: ClassVar[str] = "published"
    """The status that a draft gets when it is published."""
    COUNTED: ClassVar[bool] = False
    """Whether the record has a version, raised when what `moving` returns changes."""

    id = models.CharField(
        "编号",
        max_length=64,
        primary_key=True,
        help_text="出现在网址中，只用字母、数字、- 和 _；保存后不能再改。",
    )
    seq = models.BigIntegerField("变更序号", default=0, editable=False, db_index=True)
    updated_at = models.DateTimeField("内容更新时间", null=True, editable=False)
    released = models.BooleanField("曾经公开", default=False, editable=False)
    lang = models.CharField(
        "文字的语言",
        max_length=40,
        null=True,
        blank=True,
        help_text="只在文字不是本市语言时填写，例如 en。",
    )
    source = PartField("来源", part=Source, help_text="从别的系统导入时，原系统的名称和编号。")

    class Meta(Mirror.Meta):
        abstract = True

    def __str__(self) -> str:
        return str(getattr(self, self.RECORD.TITLE))

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save; a new record without an identifier gets one."""
        self.identify()
        super().save(*args, **kwargs)

    def identify(self) -> None:
        """Give an identifier to a record that has none.

        A default would do, but Django throws away a typed identifier of a record with inlines
        where its field has one.
        """
        self.id = self.id or new_id(self.PREFIX)

    @classmethod
    def owners(cls, rows: models.QuerySet[Any]) -> "tuple[type[RecordModel], list[str]]":
        """Return the rows themselves."""
        return cls, list(rows.order_by().values_list("pk", flat=True))

    @classmethod
    def owners_of(cls, rows: Iterable[Any]) -> "tuple[type[RecordModel], list[str]]":
        """Return the rows themselves."""
        return cls, [row.pk for row in rows]

    @classmethod
    def public(cls) -> models.Q:
        """Select the rows that the API sends as records; drafts never leave it."""
        return ~models.Q(status=DRAFT) if hasattr(cls, "status") else models.Q()

    @property
    def is_draft(self) -> bool:
        """Whether the record isn't public (yet, or any more)."""
        return getattr(self, "status", None) == DRAFT

    def moving(self) -> tuple[Any, ...]:
        """Return what people who already know of it must be told anew: time, place, status."""
        return ()

    def to_record(self) -> Record:
        """Return the row as a record.

        Raises ContractError for a draft, or a row that breaks its type.
        """
        if self.is_draft:
            raise ContractError(f"{self.RECORD.LABEL} {self.pk}：还是草稿，没有可公开的记录")
        try:
            return msgspec.convert(plain(self), self.RECORD)
        except msgspec.ValidationError as error:
            reason = explain(str(error))
            raise ContractError(f"{self.RECORD.LABEL} {self.pk}：{reason}") from None
