"""Sheets as the office handles them: exported, opened, changed, loaded back."""

import csv
import io
from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from scripts.city import load_city
from scripts.records import City
from tests.support import ROOT

if TYPE_CHECKING:
    from scripts.management.sheets.outcome import Outcome


def city() -> City:
    return load_city(ROOT / "content" / "city.yaml")


HERE = city()


def everything() -> dict[str, Any]:
    from scripts.management.models import BY_COLLECTION

    return {name: model._base_manager.all() for name, model in BY_COLLECTION.items()}


def exported(*collections: str, personal: bool = True, city: City = HERE) -> bytes:
    from scripts.management.sheets.export import export

    rows = {name: rows for name, rows in everything().items() if name in collections}
    return export(rows if collections else everything(), city, personal=personal)


def names() -> tuple[str, ...]:
    from scripts.management.sheets.export import names as exportable

    return exportable()


def exported_csv(name: str) -> bytes:
    from scripts.management.sheets.export import export_csv, owner_of

    return export_csv(name, owner_of(name)._base_manager.all(), HERE)


def checked(
    data: bytes, name: str = "表.xlsx", *, overwrite: bool = False, city: City = HERE
) -> "Outcome":
    from scripts.management.sheets.check import check_sheets
    from scripts.management.sheets.stored import stored_now

    return check_sheets(data, name, city, stored_now(everything()), overwrite=overwrite)


def loaded(
    data: bytes, name: str = "表.xlsx", *, overwrite: bool = False, city: City = HERE
) -> "Outcome":
    """Check and store a file that must be right."""
    from scripts.management.sheets.saving import save

    outcome = checked(data, name, overwrite=overwrite, city=city)
    assert not said(outcome), "\n".join(said(outcome))
    save(outcome)
    return outcome


def said(outcome: "Outcome") -> list[str]:
    from scripts.management.sheets.report import problem_line

    return [problem_line(problem) for problem in (*outcome.problems, *outcome.held)]


def changes(outcome: "Outcome") -> dict[tuple[str, str], tuple[str, str]]:
    """Return what an outcome would change: (id, heading) → before, after."""
    return {
        (plan.id, change.heading): (change.before, change.after)
        for plan, change in outcome.changes()
    }


def opened(data: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def closed(book: Workbook) -> bytes:
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def place(sheet: Worksheet, heading: str) -> int:
    """Return the number of a column."""
    (found,) = [cell.column for cell in sheet[1] if cell.value == heading]
    return int(found)


def line(sheet: Worksheet, id_: str, heading: str = "") -> int:
    """Return the number of the first row with this identifier."""
    column = place(sheet, heading) if heading else 1
    return next(
        row for row in range(2, sheet.max_row + 1) if sheet.cell(row, column).value == id_
    )  # fmt: skip


def cell(book: Workbook, title: str, id_: str, heading: str) -> Any:
    sheet = book[title]
    return sheet.cell(line(sheet, id_), place(sheet, heading))


def edited(data: bytes, *edits: tuple[str, str, str, Any]) -> bytes:
    """Change cells: sheet, identifier in the first column, heading, new value."""
    book = opened(data)
    for title, id_, heading, value in edits:
        cell(book, title, id_, heading).value = value
    return closed(book)


def added(data: bytes, title: str, **values: Any) -> bytes:
    """Add a row by heading."""
    book = opened(data)
    sheet = book[title]
    row = sheet.max_row + 1
    for heading, value in values.items():
        sheet.cell(row, place(sheet, heading)).value = value
    return closed(book)


def without_columns(data: bytes, title: str, *headings: str) -> bytes:
    book = opened(data)
    for heading in headings:
        book[title].delete_cols(place(book[title], heading))
    return closed(book)


def without_numbers(data: bytes) -> bytes:
    """Empty the change numbers, so that the rows count as new records."""
    book = opened(data)
    for sheet in book.worksheets:
        for column in [one.column for one in sheet[1] if one.value == "变更序号"]:
            for row in range(2, sheet.max_row + 1):
                sheet.cell(row, int(column)).value = None
    return closed(book)


def as_rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def as_csv(rows: Iterable[Iterable[str]]) -> bytes:
    made = io.StringIO(newline="")
    csv.writer(made).writerows(rows)
    return made.getvalue().encode("utf-8-sig")
