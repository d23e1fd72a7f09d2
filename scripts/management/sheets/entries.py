"""One row of a file: its cells by heading, and what is found wrong on the way."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from scripts.management.models.base import DRAFT
from scripts.management.sheets.columns import Column, Role
from scripts.management.sheets.form import SheetForm
from scripts.management.sheets.kinds import Cell, UnreadableError
from scripts.management.sheets.outcome import Problem
from scripts.management.sheets.pages import shown
from scripts.management.sheets.reading import NOTHING, Held, Row
from scripts.management.sheets.recognize import Recognized, at
from scripts.management.sheets.safe import TOO_LONG, for_workbook
from scripts.management.sheets.type_kinds import fallback, plain_value
from scripts.records.explain import explain

SAME = object()
"""Stands for a value that the row doesn't change."""


@dataclass(kw_only=True)
class Entry:
    """One row, and its problems."""

    form: SheetForm
    sheet: str
    number: int
    cells: Mapping[str, Held]
    """By heading; a column that isn't there isn't here, an empty cell is."""
    places: Mapping[str, int]
    id: str = ""
    unnamed: bool = False
    """Whether the row came without an identifier."""
    problems: list[Problem] = field(default_factory=list)

    def role(self, role: Role) -> Column:
        """Return the form's column of a role."""
        return self.form.the(role)

    def text(self, role: Role) -> str:
        """Return the text in the column of a role; "" for nothing."""
        held = self.cells.get(self.role(role).heading, NOTHING)
        column = self.role(role)
        try:
            return "" if held.empty else str(column.kind.read(held.value)).strip()
        except UnreadableError as error:
            self.fault(column, str(error))
            return ""

    def number_given(self) -> int | None:
        """Return the change number that the row carries."""
        column = self.role(Role.NUMBER)
        held = self.cells.get(column.heading, NOTHING)
        try:
            return None if held.empty else int(column.kind.read(held.value))
        except UnreadableError as error:
            self.fault(column, f"{error}；这是导出时写上的，请从导出的表格中照抄")
            return None

    def fault(self, column: Column | None, expected: str) -> None:
        """Keep a problem of one of the row's cells, or of the row."""
        heading = column.heading if column else ""
        held = self.cells.get(heading, NOTHING)
        place = self.places.get(heading)
        secret = column is not None and column.personal
        problem = Problem(
            sheet=self.sheet, row=self.number, id=self.id, expected=expected,
            column=at(place, heading) if place is not None else "",
            value="" if secret or held.value is None else as_text(held.value),
        )  # fmt: skip
        if problem not in self.problems:
            self.problems.append(problem)

    def value(self, column: Column, before: Any, *, new: bool) -> Any:
        """Return the value in a column, or SAME where it is as before or can't be used."""
        held = self.cells.get(column.heading)
        if held is None:
            return SAME
        if held.fault:
            self.fault(column, held.fault)
            return SAME
        was = shown(column, before)
        if not new and _unchanged(held.value, was):
            return SAME
        return self._read(column, held, before, new=new)

    def _read(self, column: Column, held: Held, before: Any, *, new: bool) -> Any:
        nothing = fallback(column.kind)
        try:
            found = nothing if held.empty else _typed(column, held.value)
        except UnreadableError as error:
            self.fault(column, str(error))
            return SAME
        if before in (found, plain_value(found)) or (found == nothing and before in (None, "", [])):
            return SAME
        if found == nothing and column.needed and not new:
            if self.unnamed:
                return SAME  # it was left to the default when the row was new
            self.fault(column, "不能空白")
            return SAME
        return found


def entries(found: Recognized) -> list[Entry]:
    """Return the rows of a sheet below its headings."""
    return [_entry(found, row) for row in found.sheet.rows if row.number > 1]


def _entry(found: Recognized, row: Row) -> Entry:
    return Entry(
        form=found.form, sheet=found.sheet.name, number=row.number,
        cells={c.heading: row.cells.get(place, NOTHING) for place, c in found.columns.items()},
        places={c.heading: place for place, c in found.columns.items()},
    )  # fmt: skip


def _unchanged(cell: Cell, was: Cell) -> bool:
    """Tell whether a cell holds just what the export would write there now."""
    if isinstance(was, str) and isinstance(cell, str):
        return cell in (was, TOO_LONG) if for_workbook(was) == TOO_LONG else cell == was
    return (cell in (None, "")) and was in (None, "")


def _typed(column: Column, cell: Cell) -> Any:
    """Read a cell and hold it to the column's type.

    Raises UnreadableError saying what was expected.
    """
    if cell == TOO_LONG:
        raise UnreadableError("这里原来的内容太长，没有导出；请在管理系统中修改")
    found = column.kind.read(cell)
    if found == DRAFT:
        return found
    try:
        msgspec.convert(found, column.type)
    except msgspec.ValidationError as error:
        raise UnreadableError(str(explain(str(error)))) from None
    return found


def as_text(cell: Cell) -> str:
    """Return a cell as people read it."""
    return "" if cell is None else str(cell)
