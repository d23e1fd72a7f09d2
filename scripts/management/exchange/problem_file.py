"""The rows with problems as a file like the one that came, each with what is wrong in front.

Mended, the file can be imported as it is: the column 问题 is passed over.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from django.http import HttpResponse
from django.utils.http import content_disposition_header
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from scripts.management.exchange.checked import Checked, Fault
from scripts.management.load.grid import CellValue
from scripts.management.load.mapping import Mapping
from scripts.management.load.package import is_package
from scripts.management.load.table import Row, read_table
from scripts.management.sheets.reading import Sheet, read_sheets
from scripts.management.sheets.recognize import REMARKS
from scripts.management.sheets.safe import for_csv, for_workbook

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv"
_WIDTH = 60


class _Page(NamedTuple):
    """One sheet: the number of its header row, then rows of cells, the header first."""

    title: str
    header: int
    rows: list[list[CellValue]]


def problem_file(data: bytes, name: str, mapping: Mapping | None, found: Checked) -> HttpResponse:
    """Answer with the file.

    Raises ImportFileError where the upload can't be read.
    """
    said = _said((*found.faults, *found.withheld))
    pages = _mapped(data, name, mapping, said) if mapping else _standard(data, name, said)
    ending = "xlsx" if is_package(data) else "csv"
    content = _workbook(pages) if ending == "xlsx" else _comma(pages, mapping)
    answer = HttpResponse(content, content_type=XLSX if ending == "xlsx" else CSV)
    called = content_disposition_header(
        as_attachment=True, filename=f"{PurePath(name).stem}-有问题的行.{ending}"
    )
    answer.headers["Content-Disposition"] = str(called)
    return answer


def _said(faults: Iterable[Fault]) -> dict[tuple[str, int], str]:
    """Put together what is wrong with each row."""
    found: dict[tuple[str, int], list[str]] = {}
    for one in faults:
        where = "：".join(filter(None, (one.column or one.field, one.expected)))
        found.setdefault((one.sheet, one.row), []).append(where)
    return {
        (sheet, row): f"第 {row} 行 " + "；".join(several)
        for (sheet, row), several in sorted(found.items())
    }


def _mapped(
    data: bytes, name: str, mapping: Mapping, said: dict[tuple[str, int], str]
) -> list[_Page]:
    table = read_table(
        data, name, sheet=mapping.sheet, encoding=mapping.encoding, delimiter=mapping.delimiter,
        header=mapping.header,
    )  # fmt: skip
    columns = [column for column in table.columns if column != REMARKS]
    rows = [
        [said["", row.number], *(_kept(row, column) for column in columns)]
        for row in table.rows
        if ("", row.number) in said
    ]
    return [_Page(table.sheet or "有问题的行", mapping.header, [[REMARKS, *columns], *rows])]


def _kept(row: Row, column: str) -> CellValue:
    """Return what a workbook kept, unless a person saw it otherwise, as 001."""
    value, text = row.values.get(column), row.cells.get(column, "")
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        return value
    return value if str(value) == text else text


def _standard(data: bytes, name: str, said: dict[tuple[str, int], str]) -> list[_Page]:
    pages = [_of_sheet(sheet, said) for sheet in read_sheets(data, name)]
    return [page for page in pages if len(page.rows) > 1]


def _of_sheet(sheet: Sheet, said: dict[tuple[str, int], str]) -> _Page:
    places = [place for place, heading in sheet.headings.items() if heading != REMARKS]
    header: list[CellValue] = [REMARKS, *(sheet.headings[place] for place in places)]
    rows: list[list[CellValue]] = [
        [said[sheet.name, row.number], *(_cell(row.cells.get(place)) for place in places)]
        for row in sheet.rows
        if row.number > 1 and (sheet.name, row.number) in said
    ]
    return _Page(sheet.name, 1, [header, *rows])


def _cell(held: object) -> CellValue:
    value: CellValue = getattr(held, "value", None)
    return value


def _workbook(pages: Iterable[_Page]) -> bytes:
    book = Workbook(write_only=False)
    book.remove(book.worksheets[0])
    for page in pages:
        sheet = book.create_sheet(page.title)
        for number, row in enumerate(page.rows, page.header):
            for place, value in enumerate(row, 1):
                _write(sheet, number, place, value)
        sheet.column_dimensions["A"].width = _WIDTH
    if not book.worksheets:
        book.create_sheet(REMARKS)
    made = io.BytesIO()
    book.save(made)
    return made.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: CellValue) -> None:
    """Write a cell; a text is never a formula."""
    cell = sheet.cell(row, column)
    if isinstance(value, str):
        cell.value = for_workbook(value)
        cell.data_type = "s"
    else:
        cell.value = value
    if column == 1:
        cell.alignment = Alignment(wrap_text=True, vertical="top")


def _comma(pages: Iterable[_Page], mapping: Mapping | None) -> bytes:
    made = io.StringIO(newline="")
    writer = csv.writer(made, delimiter=(mapping and mapping.delimiter) or ",")
    for page in pages:
        writer.writerows([[""] * len(page.rows[0])] * (page.header - 1))
        writer.writerows(_texts(page, is_standard=mapping is None))
    encoding = (mapping and mapping.encoding) or "utf-8-sig"
    return made.getvalue().encode(encoding, errors="replace")


def _texts(page: _Page, *, is_standard: bool) -> Iterator[list[str]]:
    for row in page.rows:
        texts = ["" if value is None else str(value) for value in row]
        yield list(map(for_csv, texts)) if is_standard else texts
