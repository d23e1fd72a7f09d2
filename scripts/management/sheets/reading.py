"""A file of the standard form as sheets of typed cells. Formulas are faults, never values."""

import datetime as dt
import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from scripts.errors import ImportFileError
from scripts.management.load.comma import read_csv
from scripts.management.load.grid import ERRORS
from scripts.management.load.package import is_package, refuse_foreign, unpack
from scripts.management.load.survey import uncomputed
from scripts.management.load.table import LARGEST
from scripts.management.sheets.kinds import Cell
from scripts.management.sheets.safe import from_csv, from_workbook

_STRINGS = "xl/sharedStrings.xml"
_FORMULA = "是公式；请把结果粘贴为数值"
_ERROR = "是出错的值；请改正，或直接写上内容"
_MERGED = "是合并的单元格；请取消合并，每一行都写上内容"


class Held(NamedTuple):
    """What a cell holds, or why that can't be used."""

    value: Cell
    fault: str = ""

    @property
    def empty(self) -> bool:
        """Whether there is nothing in it."""
        blank = self.value is None or (isinstance(self.value, str) and not self.value.strip())
        return blank and not self.fault


NOTHING = Held(None)


class Row(NamedTuple):
    """A row with its number, counted from 1, and its cells by column, counted from 0."""

    number: int
    cells: Mapping[int, Held]


class Sheet(NamedTuple):
    """A sheet; that of a CSV file has no name. Rows without anything are left out."""

    name: str
    rows: tuple[Row, ...]

    @property
    def headings(self) -> dict[int, str]:
        """Return what stands in the first row, by column."""
        first = next((row for row in self.rows if row.number == 1), Row(1, {}))
        return {place: str(held.value).strip() for place, held in first.cells.items()}


def read_sheets(data: bytes, name: str) -> tuple[Sheet, ...]:
    """Read a workbook or a CSV file, `name` for messages.

    Raises ImportFileError where it is neither, damaged, locked or too large.
    """
    if len(data) > LARGEST:
        raise ImportFileError(f"{name}：文件超过 {LARGEST // 1_000_000} MB，请拆成几个文件")
    refuse_foreign(data, name)
    if not is_package(data):
        return (_csv(data, name),)
    parts = unpack(data, name)
    try:
        uncomputed(parts, name)  # refuses what would blow up in openpyxl
        return tuple(_sheets(parts))
    except ImportFileError:
        raise
    except Exception as fault:  # noqa: BLE001 - a damaged workbook ends in any exception whatever
        raise ImportFileError(
            f"{name}：打不开这个 Excel 工作簿，其中有损坏或不允许的内容"
            f"（{type(fault).__name__}）；请在 Excel 或 WPS 中重新保存再导入"
        ) from None


def _sheets(parts: Mapping[str, bytes]) -> Iterator[Sheet]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of parts of the file that we don't need
        book = load_workbook(io.BytesIO(_packed(parts)), keep_links=False)
    for sheet in book.worksheets:
        yield Sheet(sheet.title, _rows(sheet))


def _packed(parts: Mapping[str, bytes]) -> bytes:
    """Pack the parts for openpyxl, which drops each `x005F_` from texts: one more, one stays."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as package:
        for name, content in parts.items():
            kept = content.replace(b"x005F_", b"x005Fx005F__") if name == _STRINGS else content
            package.writestr(name, kept)
    return made.getvalue()


def _rows(sheet: Worksheet) -> tuple[Row, ...]:
    rows: dict[int, dict[int, Held]] = {}
    for (row, column), cell in sheet._cells.items():  # noqa: SLF001 - only what exists: a stray cell at XFD1048576 would make iter_rows fill in all between
        held = _held(cell)
        if held != NOTHING:
            rows.setdefault(row, {})[column - 1] = held
    for area in sheet.merged_cells.ranges:
        for row, column in area.cells:
            rows.setdefault(row, {})[column - 1] = Held(None, _MERGED)
    return tuple(Row(number, cells) for number, cells in sorted(rows.items()) if _filled(cells))


def _filled(cells: Mapping[int, Held]) -> bool:
    return any(not held.empty for held in cells.values())


def _held(cell: Any) -> Held:
    if cell.data_type == "f":
        return Held(None, _FORMULA)
    value = cell.value
    if cell.data_type == "e":
        return Held(None, _ERROR)
    if isinstance(value, str):
        return Held(from_workbook(value))
    return Held(_to_second(value) if isinstance(value, dt.datetime) else value)


def _to_second(moment: dt.datetime) -> dt.datetime:
    """Undo what a workbook's fractions of a day do to whole seconds."""
    return (moment + dt.timedelta(milliseconds=500)).replace(microsecond=0)


def _csv(data: bytes, name: str) -> Sheet:
    grid = read_csv(data, name, encoding=None, delimiter=None)
    rows = []
    for line in grid.lines:
        cells = {place: _from_text(cell.text) for place, cell in enumerate(line.cells)}
        if _filled(cells):
            rows.append(
                Row(line.number, {p: held for p, held in cells.items() if held.value != ""})
            )
    return Sheet("", tuple(rows))


def _from_text(text: str) -> Held:
    return Held(None, _ERROR) if text in ERRORS else Held(from_csv(text))


def letter(place: int) -> str:
    """Return a column's letter, counted from 0."""
    return str(get_column_letter(place + 1))
