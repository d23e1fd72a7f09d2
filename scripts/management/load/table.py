"""Read a CSV file or an Excel workbook into named columns and numbered rows."""

import datetime as dt
from dataclasses import dataclass, field
from pathlib import Path

from openpyxl.utils import get_column_letter

from scripts.errors import ImportFileError
from scripts.management.load.comma import read_csv
from scripts.management.load.grid import EMPTY, Cell, CellValue, Grid, Line
from scripts.management.load.package import is_package, refuse_foreign
from scripts.management.load.workbook import read_workbook

LARGEST = 50_000_000
"""Bytes of a file."""


@dataclass(frozen=True, kw_only=True)
class Row:
    """One row: its number in the spreadsheet and its cells by column."""

    number: int
    cells: dict[str, str]
    """The texts, as a person sees them."""
    width: int
    """How many cells it has; another number than the header's is a fault."""
    values: dict[str, CellValue] = field(default_factory=dict)
    """What a workbook keeps: numbers, dates, times, true and false; texts for the rest."""
    faults: dict[str, str] = field(default_factory=dict)
    """Cells that can't be used, such as #REF!, and why."""


@dataclass(frozen=True, kw_only=True)
class Table:
    """A whole sheet."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    header: int = 1
    """The row that names the columns."""
    sheet: str = ""
    """The name of the workbook's sheet; empty for CSV."""
    sheet_names: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """What a person should know of the file: hidden rows, other sheets, merged cells."""
    epoch: dt.datetime | None = None
    """Day 0 of the workbook's serial numbers of days."""

    def cell(self, column: str, row: int) -> str:
        """Return a cell's name as the spreadsheet shows it, such as E12; "" for no column."""
        if column not in self.columns:
            return ""
        return f"{get_column_letter(self.columns.index(column) + 1)}{row}"


def read_table(  # noqa: PLR0913 - each setting of a mapping file that is about the sheet
    source: Path | bytes,
    name: str = "",
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    header: int = 1,
) -> Table:
    """Read a sheet, from a path or from bytes that came under a file's name.

    `sheet` is a workbook's, the first visible one unless given; `encoding` and `delimiter` are a
    CSV file's, found out unless given; `header` is the number of the row that names the columns.
    Raises ImportFileError where it can't be read for certain, has no rows, or no usable header.
    """
    data = read_bytes(source) if isinstance(source, Path) else source
    name = name or (str(source) if isinstance(source, Path) else "表格")
    if len(data) > LARGEST:
        raise ImportFileError(f"{name}：文件超过 {LARGEST // 1_000_000} MB，请拆成几个文件")
    refuse_foreign(data, name)
    if is_package(data):
        grid = read_workbook(data, name, sheet=sheet, header=header)
    else:
        grid = read_csv(data, name, encoding=encoding, delimiter=delimiter, header=header)
    return _table(grid, name, header)


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; raises ImportFileError where it can't be read."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise ImportFileError(f"{path}：没有这个文件") from None
    except OSError as error:
        raise ImportFileError(f"{path}：打不开（{error.strerror}）") from None


def _table(grid: Grid, name: str, header: int) -> Table:
    named = f"{name}（工作表“{grid.sheet}”）" if grid.sheet else name
    if all(line.blank for line in grid.lines):
        raise ImportFileError(f"{named}：文件是空的，第 {header} 行应为列名")
    columns = _columns(grid, named, header)
    rows = tuple(
        _row(line, columns, ragged=grid.ragged)
        for line in grid.lines
        if line.number > header and not line.blank
    )
    if not rows:
        raise ImportFileError(f"{named}：只有列名，没有一行数据")
    return Table(
        columns=columns,
        rows=rows,
        header=header,
        sheet=grid.sheet,
        sheet_names=grid.sheet_names,
        notes=(*grid.notes, *_unnamed(grid, columns, header)),
        epoch=grid.epoch,
    )


def _columns(grid: Grid, name: str, header: int) -> tuple[str, ...]:
    line = next((line for line in grid.lines if line.number == header), None)
    columns = [_name(cell.text) for cell in line.cells] if line else []
    while columns and not columns[-1]:
        columns.pop()
    if not columns:
        raise ImportFileError(
            f"{name}：第 {header} 行没有列名；列名在另一行时，请在映射文件的 header 中写明行号"
        )
    twice = sorted({name for name in columns if name and columns.count(name) > 1})
    if twice:
        raise ImportFileError(
            f"{name}：第 {header} 行有重复的列名 {'、'.join(twice)}，请改成不同的名称"
        )
    return tuple(columns)


def _name(text: str) -> str:
    """Return a column's name without the line breaks that make it fit."""
    return "".join(line.strip() for line in text.splitlines())


def _row(line: Line, columns: tuple[str, ...], *, ragged: bool) -> Row:
    cells = list(line.cells)
    while len(cells) > len(columns) and not cells[-1].text.strip():
        cells.pop()
    width = len(cells) if ragged else len(columns)
    cells += [EMPTY] * (len(columns) - len(cells))
    named: dict[str, Cell] = dict(zip(columns, cells, strict=False))
    return Row(
        number=line.number,
        width=width,
        cells={column: cell.text for column, cell in named.items()},
        values={column: cell.value for column, cell in named.items()},
        faults={column: cell.fault for column, cell in named.items() if cell.fault},
    )


def _unnamed(grid: Grid, columns: tuple[str, ...], header: int) -> list[str]:
    """Name the columns that hold something but have no name."""
    filled = {
        place
        for line in grid.lines
        if line.number > header
        for place, cell in enumerate(line.cells)
        if cell.text.strip() and (place >= len(columns) or not columns[place])
    }
    if not filled or grid.ragged:
        return []
    letters = "、".join(get_column_letter(place + 1) for place in sorted(filled)[:8])
    return [f"{letters} 列没有列名，其中的内容没有读"]
