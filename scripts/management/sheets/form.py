"""All kinds of records as sheets."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.db import models

from scripts.management.models import MODELS
from scripts.management.models.base import Mirror, RecordModel
from scripts.management.plain import children
from scripts.management.sheets.columns import Column, Role, columns_of
from scripts.management.sheets.kinds import Words
from scripts.management.sheets.known import Known


@dataclass(frozen=True, kw_only=True)
class SheetForm:
    """How one kind of record, or of its parts with a table of their own, is a sheet."""

    title: str
    """The sheet's name, such as 招募信息."""
    model: type[Mirror]
    owner: type[RecordModel]
    """The record's model; for parts, that of the record they belong to."""
    part: str = ""
    """The owner's field that holds the parts."""
    columns: tuple[Column, ...]

    @property
    def collection(self) -> str:
        """Name the collection of the records."""
        return self.owner.RECORD.COLLECTION

    @property
    def name(self) -> str:
        """Name what can be exported by itself: a collection, or parts such as sessions."""
        return self.model.SHEET or self.part or self.collection

    @property
    def link(self) -> str:
        """Name the parts' column that holds the owner's identifier."""
        field = self.owner._meta.get_field(self.part)
        assert isinstance(field, models.ManyToOneRel)  # noqa: S101 - what plain.children selects
        return field.field.name

    def the(self, role: Role) -> Column:
        """Return the only column of a role."""
        return next(column for column in self.columns if column.role is role)


def sheet_forms(known: Known) -> tuple[SheetForm, ...]:
    """Return a form for every kind of record, in the order of reference, parts behind theirs."""
    return tuple(form for model in MODELS for form in _forms(model, known))


def _forms(model: type[RecordModel], known: Known) -> Iterator[SheetForm]:
    own = SheetForm(
        title=str(model._meta.verbose_name), model=model, owner=model,
        columns=columns_of(model, known),
    )  # fmt: skip
    yield own
    for part, child in children(model).items():
        yield SheetForm(
            title=str(child._meta.verbose_name), model=child, owner=model, part=part,
            columns=(*_links(own), *columns_of(child, known), own.the(Role.NUMBER)),
        )  # fmt: skip


def _links(own: SheetForm) -> tuple[Column, Column]:
    """Return the columns that say to which record a part belongs."""
    owner = replace(own.the(Role.IDENTITY), role=Role.OWNER)
    called = next(c for c in own.columns if c.field == own.owner.RECORD.TITLE)
    caption = Column(
        heading=f"{own.title}{called.heading}", field=called.field, kind=Words(),
        role=Role.CAPTION, note=f"方便辨认；新增的{own.title}还没有编号时，靠它对应。",
    )  # fmt: skip
    return owner, caption
