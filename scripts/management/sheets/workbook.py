"""Pages as a workbook that Excel and WPS open: one sheet each, 说明 first, choices in lists."""

import datetime as dt
import io
from collections.abc import Iterator, Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from scripts.management.sheets.columns import Column, Role
from scripts.management.sheets.explained import TITLE, lines, note
from scripts.management.sheets.kinds import TEXT, Cell, Words
from scripts.management.sheets.pages import Page
from scripts.management.sheets.safe import for_workbook
from scripts.management.sheets.sealed import NO_TIME, sealed

LISTS = "代码"
"""The hidden sheet with what one can choose."""
_BY = "志愿之城"
_MORE = 1_000
"""Rows below the data in which one can still choose from lists."""
_LONGEST_LIST = 5_000
_TOP = Alignment(vertical="top", wrap_text=True)
_HEAD = Font(bold=True)
_PLAIN, _PRIVATE, _KEPT = (
    PatternFill("solid", colour) for colour in ("DDEBE8", "F8CBAD", "D9D9D9")
)


def workbook(pages: Sequence[Page]) -> bytes:
    """Return the workbook; the same pages give the same bytes."""
    book = Workbook(write_only=True)
    book.properties.creator = _BY
    book.properties.created = dt.datetime.fromisoformat(NO_TIME).replace(tzinfo=None)
    _explain(book, pages)
    choices = _Choices()
    for page in pages:
        _add(book, page, choices)
    choices.add_to(book)
    made = io.BytesIO()
    book.save(made)
    return sealed(made.getvalue())


class _Choices:
    """What one can choose, each list once, in a column of its own."""

    def __init__(self) -> None:
        self.lists: list[tuple[str, ...]] = []

    def place(self, choices: tuple[str, ...]) -> str:
        """Return where a list will stand."""
        if choices not in self.lists:
            self.lists.append(choices)
        letter = get_column_letter(self.lists.index(choices) + 1)
        return f"={LISTS}!${letter}$1:${letter}${len(choices)}"

    def add_to(self, book: Workbook) -> None:
        """Write the lists."""
        sheet = book.create_sheet(LISTS)
        sheet.sheet_state = "hidden"
        for number in range(max(map(len, self.lists), default=0)):
            row = (one[number] if number < len(one) else None for one in self.lists)
            sheet.append([_cell(sheet, value, TEXT) for value in row])


def _explain(book: Workbook, pages: Sequence[Page]) -> None:
    sheet = book.create_sheet(TITLE)
    for letter, width in zip("ABC", (12, 60, 80), strict=True):
        sheet.column_dimensions[letter].width = width
    for number, line in enumerate(lines(pages)):
        cells = [_cell(sheet, text, TEXT) for text in line]
        for cell in cells:
            cell.alignment = _TOP
            if not number:
                cell.font = _HEAD
        sheet.append(cells)


def _add(book: Workbook, page: Page, choices: _Choices) -> None:
    sheet = book.create_sheet(page.form.title)
    sheet.freeze_panes = "B2"
    last = len(page.rows) + 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(page.columns))}{last}"
    for number, column in enumerate(page.columns, 1):
        letter = get_column_letter(number)
        sheet.column_dimensions[letter].width = _width(column)
        sheet.column_dimensions[letter].number_format = column.kind.format
        if 0 < len(column.kind.choices) <= _LONGEST_LIST:
            sheet.data_validations.append(
                _validation(choices, column, f"{letter}2:{letter}{last + _MORE}")
            )
    sheet.append(list(_headings(sheet, page.columns)))
    for row in page.rows:
        sheet.append(
            [_cell(sheet, c, col.kind.format) for c, col in zip(row, page.columns, strict=True)]
        )


def _validation(choices: _Choices, column: Column, cells: str) -> DataValidation:
    """Offer the choices; another value only draws a warning, since a code alone will do."""
    return DataValidation(
        type="list", formula1=choices.place(column.kind.choices), allow_blank=True,
        showErrorMessage=True, errorStyle="warning", errorTitle=column.heading,
        error="不在列表中，确定吗？", sqref=cells,
    )  # fmt: skip


def _headings(sheet: Any, columns: Sequence[Column]) -> Iterator[Any]:
    for column in columns:
        cell = _cell(sheet, column.heading, TEXT)
        kept = column.role in (Role.NUMBER, Role.KEPT)
        cell.fill = _KEPT if kept else _PRIVATE if column.personal else _PLAIN
        cell.font, cell.alignment = _HEAD, _TOP
        cell.comment = Comment(note(column), _BY, height=120, width=320)
        yield cell


def _width(column: Column) -> int:
    long = isinstance(column.kind, Words) and column.kind.long
    return max(column.kind.width * (2 if long else 1), 2 * len(column.heading) + 2)


def _cell(sheet: Any, value: Cell, form: str) -> Any:
    """Make a cell; text is kept as text, whatever it begins with."""
    if value is None:
        return None
    kept: Any = for_workbook(value) if isinstance(value, str) else value
    cell = WriteOnlyCell(sheet, kept)
    if isinstance(value, str):
        cell.data_type = "s"
    cell.number_format, cell.alignment = form, _TOP
    return cell
