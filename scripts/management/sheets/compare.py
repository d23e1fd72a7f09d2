"""What a row says against what is stored: the fields that would be set anew."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import msgspec
from django.db import models

from scripts.management.fields import PartField
from scripts.management.plain import stored
from scripts.management.sheets.columns import Column, Role
from scripts.management.sheets.entries import SAME, Entry
from scripts.management.sheets.outcome import Change
from scripts.management.sheets.pages import shown
from scripts.management.sheets.reading import NOTHING
from scripts.management.sheets.type_kinds import plain_value
from scripts.records.fields import Part


@dataclass(kw_only=True)
class Said:
    """What a row sets: values by field, and the changes as people read them."""

    values: dict[str, Any] = field(default_factory=dict)
    changes: list[Change] = field(default_factory=list)

    def add(self, columns: Sequence[Column], before: Mapping[str, Any], value: Any) -> None:
        """Set a field that these columns show."""
        name = columns[0].field
        self.values[name], known = value, len(self.changes)
        after = {name: value}
        boxes = [column for column in columns if column.role is Role.STATED]
        for column in [*(one for one in columns if one not in boxes), *boxes]:
            if column in boxes and self.changes[known:]:
                continue  # it only follows from the others
            was, now = (_text(column, column.of(values)) for values in (before, after))
            if was != now:
                hidden = "（个人信息，不列出）"
                self.changes.append(
                    Change(heading=column.heading, before=hidden, after=hidden)
                    if column.personal
                    else Change(heading=column.heading, before=was, after=now)
                )


def said_by(entry: Entry, before: Mapping[str, Any] | None) -> Said:
    """Return what a row sets; `before` is what is stored, None for a new record or part.

    What is wrong is kept as the entry's problems.
    """
    said, new, base = Said(), before is None, before or {}
    for columns in _by_field(entry.form.columns):
        present = [column for column in columns if column.heading in entry.cells]
        if columns[0].leaf or columns[0].role is Role.STATED:
            value = _part(entry, columns, base, new=new)
        elif present:
            value = entry.value(columns[0], columns[0].of(base), new=new)
        else:
            value = SAME
        if value is not SAME:
            said.add(columns, base, value)
    if new:
        _complete(entry, said)
    return said


def _by_field(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """Group the columns that hold values by their field."""
    found: dict[str, list[Column]] = {}
    for column in columns:
        if column.role in (Role.VALUE, Role.STATED):
            found.setdefault(column.field, []).append(column)
    yield from found.values()


def _part(entry: Entry, columns: list[Column], base: Mapping[str, Any], *, new: bool) -> Any:
    """Return a part as its columns say; what they don't show stays as it was."""
    stated = next((column for column in columns if column.role is Role.STATED), None)
    leaves = [column for column in columns if column.leaf]
    found = {column.leaf: entry.value(column, column.of(base), new=new) for column in leaves}
    changed = {
        leaf: _json(value) for leaf, value in found.items() if value is not SAME
    }  # fmt: skip
    box = entry.value(stated, stated.of(base), new=new) if stated else SAME
    if not changed and box is SAME:
        return SAME
    part = _part_type(entry, columns[0].field)
    was = base.get(columns[0].field)
    whole = {**_defaults(part), **(was or {}), **changed}
    if _says_nothing(whole, part):
        keeps = box is True or (box is SAME and stated is not None and was is not None)
        return whole if keeps else SAME if was is None else _emptied(entry, columns, new=new)
    if box is False and stated is not None:
        entry.fault(stated, "写的是“否”，后面几列却填了内容；请把那些列清空，或改为“是”")
        return SAME
    if not changed:
        return SAME
    _require(entry, part, leaves, whole)
    return whole


def _json(value: Any) -> Any:
    return stored(plain_value(value))


def _emptied(entry: Entry, columns: list[Column], *, new: bool) -> Any:
    """Return None for a part of which nothing is left, unless the record needs it."""
    if not new and _needed(entry, columns[0].field):
        entry.fault(columns[0], "不能空白")
        return SAME
    return None


def _part_type(entry: Entry, field_name: str) -> type[Part]:
    column = entry.form.model._meta.get_field(field_name)
    assert isinstance(column, PartField)  # noqa: S101 - only such fields have leaves
    assert column.part is not None  # noqa: S101 - only a migration makes one without its part
    return column.part


def _defaults(part: type[Part]) -> dict[str, Any]:
    """Return what a part says where nothing is written."""
    found = {}
    for info in msgspec.structs.fields(part):
        if info.name not in part.MADE:
            unset = info.default is msgspec.NODEFAULT
            found[info.name] = None if unset else stored(info.default)
    return found


def _says_nothing(whole: Mapping[str, Any], part: type[Part]) -> bool:
    """Tell a part that holds nothing but what it would hold anyway."""
    unsaid = _defaults(part)
    return all(value in (None, "", []) or value == unsaid.get(n) for n, value in whole.items())


def _require(
    entry: Entry, part: type[Part], leaves: list[Column], whole: Mapping[str, Any]
) -> None:
    for info in msgspec.structs.fields(part):
        if info.required and whole.get(info.name) in (None, ""):
            column = next(column for column in leaves if column.leaf == info.name)
            entry.fault(column, "不能空白，因为同一部分的别的列有内容")


def _needed(entry: Entry, field_name: str) -> bool:
    column: Any = entry.form.model._meta.get_field(field_name)
    return not column.null


def _complete(entry: Entry, said: Said) -> None:
    """Require of a new record what it can't be without."""
    for columns in _by_field(entry.form.columns):
        model: Any = entry.form.model
        name = columns[0].field
        column: Any = model._meta.get_field(model.RENAMED.get(name, name))
        optional = column.null or column.has_default() or isinstance(column, models.JSONField)
        if name in said.values or (optional and not _must(column)):
            continue
        first = columns[0]
        if any(not entry.cells.get(one.heading, NOTHING).empty for one in columns):
            continue  # what stands there is wrong, and was named
        if any(one.heading in entry.cells for one in columns):
            entry.fault(first, "不能空白")
        else:
            entry.fault(None, f"新增的一行要有“{first.heading}”这一列")


def _must(column: Any) -> bool:
    return not column.blank and not column.null and not column.has_default()


def _text(column: Column, value: Any) -> str:
    cell = shown(column, value)
    return "" if cell is None else str(cell)
