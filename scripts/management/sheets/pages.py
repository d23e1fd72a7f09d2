"""Rows of the database as rows of cells."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import models

from scripts.management.plain import children, plain
from scripts.management.sheets.columns import Column, Role
from scripts.management.sheets.form import SheetForm, sheet_forms
from scripts.management.sheets.kinds import Cell
from scripts.management.sheets.known import Names, known
from scripts.records import City

Rows = Mapping[str, models.QuerySet[Any]]
"""Query sets by collection: what is to be exported, such as what a person may see."""


@dataclass(frozen=True, kw_only=True)
class Page:
    """One sheet: its columns, and a cell of each row for each of them."""

    form: SheetForm
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]


@dataclass(frozen=True, kw_only=True)
class Eyes:
    """Whom a sheet is for: how it may see a row, and which rows may be named to it."""

    sees: Callable[[Any], Any] = lambda row: row
    names: Callable[[Any], bool] = lambda _row: True


EVERYTHING = Eyes()


def pages(rows: Rows, city: City, *, personal: bool, eyes: Eyes = EVERYTHING) -> tuple[Page, ...]:
    """Return a page for each collection given, and for its parts, in the order of reference.

    `personal`: with the columns that hold what a person alone may let go of.
    """
    read = {name: [eyes.sees(row) for row in _read(query)] for name, query in rows.items()}
    names = known(city, titles(read, eyes))
    return tuple(
        _page(form, read[form.collection], personal=personal)
        for form in sheet_forms(names)
        if form.collection in read
    )


def _read(query: models.QuerySet[Any]) -> list[Any]:
    """Read the rows in the order of their identifiers, whatever the database thinks of it."""
    return sorted(
        query.prefetch_related(*children(_model(query))), key=lambda row: str(row.pk)
    )  # fmt: skip


def _model(query: models.QuerySet[Any]) -> Any:
    return query.model


def titles(read: Mapping[str, list[Any]], eyes: Eyes = EVERYTHING) -> dict[str, Names]:
    """Return the names of everything that the rows are or refer to."""
    found: dict[str, dict[str, str]] = {}
    for collection, rows in read.items():
        found.setdefault(collection, {}).update(titles_of(rows))
        for field in rows[0]._meta.concrete_fields if rows else ():
            if isinstance(field, models.ForeignKey):
                target: Any = field.related_model
                ids = {getattr(row, field.attname) for row in rows} - {None}
                named = filter(eyes.names, target._base_manager.in_bulk(list(ids)).values())
                seen = titles_of(map(eyes.sees, named))
                found.setdefault(target.RECORD.COLLECTION, {}).update(seen)
    return {name: dict(sorted(called.items())) for name, called in found.items()}


def titles_of(rows: Iterable[Any]) -> dict[str, str]:
    """Return what records are called, by identifier."""
    return {row.pk: str(getattr(row, row.RECORD.TITLE)) for row in rows}


def _page(form: SheetForm, rows: list[Any], *, personal: bool) -> Page:
    columns = tuple(column for column in form.columns if personal or not column.personal)
    lines = (line for row in rows for line in _lines(form, row))
    cells = (tuple(_shown(column, of) for column in columns) for of in lines)
    return Page(form=form, columns=columns, rows=tuple(cells))


@dataclass(frozen=True, kw_only=True)
class _Line:
    """What one line is made from: a record's values, or those of a part and of its record."""

    own: Mapping[str, Any]
    owner: Mapping[str, Any]


def _lines(form: SheetForm, row: Any) -> Iterator[_Line]:
    values = plain(row)
    if not form.part:
        yield _Line(own=values, owner=values)
    for part in values[form.part] if form.part else ():
        yield _Line(own=part, owner=values)


def _shown(column: Column, line: _Line) -> Cell:
    owned = column.role in (Role.OWNER, Role.CAPTION, Role.NUMBER)
    return shown(column, column.of(line.owner if owned else line.own))


def shown(column: Column, value: Any) -> Cell:
    """Write a value; nothing, and an empty list, is an empty cell."""
    return None if value is None or value == [] else column.kind.show(value)
