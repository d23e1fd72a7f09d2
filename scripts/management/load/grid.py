"""A sheet before anybody said which row names the columns: lines of cells."""

import datetime as dt
from dataclasses import dataclass
from typing import NamedTuple

CellValue = str | int | float | bool | dt.datetime | dt.date | dt.time | dt.timedelta | None


class Cell(NamedTuple):
    """One cell: its text as a person sees it, what a workbook keeps, and why it can't be used."""

    text: str
    value: CellValue
    fault: str = ""


class Line(NamedTuple):
    """One row with its number in the spreadsheet, counted from 1."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing is written in it."""
        return not any(cell.text.strip() or cell.fault for cell in self.cells)


@dataclass(frozen=True, kw_only=True)
class Grid:
    """All lines of a CSV file, or of one sheet of a workbook."""

    lines: tuple[Line, ...]
    ragged: bool
    """Whether a line with fewer cells than the header is a fault: in CSV it is."""
    sheet: str = ""
    sheet_names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    epoch: dt.datetime | None = None
    """Day 0 of a workbook's serial numbers of days."""


EMPTY = Cell("", None)
ERRORS = frozenset({
    "#REF!", "#N/A", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!", "#SPILL!", "#CALC!",
})  # fmt: skip
"""What Excel shows where it can't compute a cell."""


def text_cell(text: str) -> Cell:
    """Make a cell of a text, as CSV has it; Excel's error values are faults there too."""
    return Cell(text, text, _fault(text.strip()))


def error(shown: str) -> str:
    """Say what to do about a value that Excel couldn't compute."""
    return f"这是 Excel 的出错值 {shown}，请改正公式，或直接写上内容"


UNCOMPUTED = "这是公式，文件里没有它的结果；请在 Excel 或 WPS 中打开，保存后再导入，或直接写上内容"


def _fault(text: str) -> str:
    if text in ERRORS:
        return error(text)
    formula = text.startswith("=") and text[1:2].isascii() and text[1:2].isalpha()
    return UNCOMPUTED if formula and "(" in text else ""
