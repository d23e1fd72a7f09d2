"""Which kind of record a sheet holds, and which column is which: by the headings alone."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from scripts.management.sheets.columns import Column, Role
from scripts.management.sheets.explained import TITLE
from scripts.management.sheets.form import SheetForm
from scripts.management.sheets.outcome import Problem
from scripts.management.sheets.reading import Sheet, letter
from scripts.management.sheets.workbook import LISTS

REMARKS = "问题"
"""A column that is passed over: in it stands what was wrong when a file was checked before."""


@dataclass(frozen=True, kw_only=True)
class Recognized:
    """A sheet whose every column is known."""

    sheet: Sheet
    form: SheetForm
    columns: Mapping[int, Column]
    """By place, counted from 0."""


def is_standard(sheets: Sequence[Sheet], forms: Sequence[SheetForm]) -> bool:
    """Tell whether any sheet has an identifying heading of the standard form."""
    return any(_form(sheet, forms) for sheet in sheets)


def recognize(
    sheets: Sequence[Sheet], forms: Sequence[SheetForm]
) -> tuple[list[Recognized], list[Problem]]:
    """Return the sheets that can be read, and what is wrong with the others."""
    found: list[Recognized] = []
    problems: list[Problem] = []
    for sheet in sheets:
        if not sheet.rows or sheet.name in (TITLE, LISTS):
            continue
        form = _form(sheet, forms)
        wrong = list(_problems(sheet, form)) if form else [_unknown(sheet, forms)]
        problems += wrong
        if form and not wrong:
            columns = {column.heading: column for column in form.columns}
            named = [pair for pair in sheet.headings.items() if pair[1] != REMARKS]
            places = {place: columns[name] for place, name in named}
            found.append(Recognized(sheet=sheet, form=form, columns=places))
    return found, problems


def _form(sheet: Sheet, forms: Sequence[SheetForm]) -> SheetForm | None:
    """Return the form whose identifying heading stands there; parts' own come before records'."""
    named = set(sheet.headings.values())
    parts_first = sorted(forms, key=lambda form: not form.part)
    return next((form for form in parts_first if form.the(Role.IDENTITY).heading in named), None)


def _unknown(sheet: Sheet, forms: Sequence[SheetForm]) -> Problem:
    wanted = "、".join(form.the(Role.IDENTITY).heading for form in forms)
    return Problem(
        sheet=sheet.name, row=1,
        expected=f"认不出是什么表：第 1 行应有 {wanted} 之一；是别的内容请删去这张工作表",
    )  # fmt: skip


def _problems(sheet: Sheet, form: SheetForm) -> Iterator[Problem]:
    known = [*(column.heading for column in form.columns), REMARKS]
    headings = sheet.headings
    for place, name in headings.items():
        if name not in known:
            close = get_close_matches(name, known, n=1)
            hint = f"是不是“{close[0]}”？" if close else "多出来的列请删去"
            yield _about(sheet, place, name, f"“{form.title}”表没有这一列；{hint}")
    for name, count in Counter(headings.values()).items():
        if count > 1:
            places = [place for place, other in headings.items() if other == name]
            yield _about(sheet, places[1], name, "这一列写了两次，请删去一列")
    owner = next((c for c in form.columns if c.role is Role.OWNER), None)
    if owner and owner.heading not in headings.values():
        yield Problem(sheet=sheet.name, row=1, expected=f"缺少“{owner.heading}”这一列")
    filled = {place for row in sheet.rows for place, held in row.cells.items() if not held.empty}
    for place in sorted(filled - set(headings)):
        yield _about(sheet, place, "", "这一列没有列名，却有内容；请写上列名，或删去这一列")


def _about(sheet: Sheet, place: int, name: str, expected: str) -> Problem:
    return Problem(sheet=sheet.name, row=1, column=at(place, name), value=name, expected=expected)


def at(place: int, heading: str) -> str:
    """Name a column as people find it."""
    return f"{letter(place)}“{heading}”" if heading else letter(place)
