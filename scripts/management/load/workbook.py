"""One sheet of an Excel workbook as a grid. openpyxl reads it; no macro, no link is followed."""

import datetime as dt
import io
import warnings
from collections.abc import Iterable, Mapping

from openpyxl import Workbook, load_workbook
from openpyxl.cell import Cell as Held
from openpyxl.worksheet.worksheet import Worksheet

from scripts.errors import ImportFileError
from scripts.management.load.grid import EMPTY, UNCOMPUTED, Cell, Grid, Line, error
from scripts.management.load.package import unpack
from scripts.management.load.seen import plainly, seen
from scripts.management.load.survey import Sheet, sheets, uncomputed

_COVERED = "与左边的单元格合并了，不知道这里是什么；请取消合并，每格各写各的"
_NAMED = 8
"""How many rows a note names."""


def read_workbook(data: bytes, name: str, *, sheet: str | None, header: int) -> Grid:
    """Read one sheet: the named one, or else the first that people see.

    Raises ImportFileError where the workbook can't be opened or has no such sheet.
    """
    parts = unpack(data, name)
    try:
        found = sheets(parts)
        chosen = _chosen(found, name, sheet)
        empty = uncomputed(parts, name)[chosen]
        book = _open(data)
        return _grid(book, chosen, found, empty, header)
    except ImportFileError:
        raise
    except Exception as fault:  # noqa: BLE001 - a damaged workbook ends in any exception whatever
        raise ImportFileError(
            f"{name}：打不开这个 Excel 工作簿，其中有损坏或不允许的内容"
            f"（{type(fault).__name__}）；请在 Excel 或 WPS 中重新保存再导入"
        ) from None


def _open(data: bytes) -> Workbook:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # parts of the file that we don't need
        return load_workbook(io.BytesIO(data), data_only=True, keep_links=False)


def _chosen(found: tuple[Sheet, ...], name: str, wanted: str | None) -> Sheet:
    names = "、".join(sheet.name for sheet in found)
    if wanted is not None:
        for sheet in found:
            if sheet.name.strip() == wanted.strip():
                return sheet
        raise ImportFileError(f"{name}：没有名为“{wanted}”的工作表；文件中有：{names}")
    for sheet in found:
        if not sheet.hidden:
            return sheet
    raise ImportFileError(f"{name}：所有工作表（{names}）都是隐藏的，请取消隐藏，或写明 sheet")


def _grid(
    book: Workbook, chosen: Sheet, found: tuple[Sheet, ...], empty: frozenset[str], header: int
) -> Grid:
    sheet = book[chosen.name]
    cells = {
        place: _cell(held, held.coordinate in empty)
        for place, held in sheet._cells.items()  # noqa: SLF001 - only what exists: a stray cell at XFD1048576 would make iter_rows fill in all between
        if isinstance(held, Held)
    }
    _merge(sheet, cells, header)
    return Grid(
        lines=_lines(cells),
        ragged=False,
        sheet=chosen.name,
        sheet_names=tuple(sheet.name for sheet in found),
        notes=tuple(_notes(sheet, chosen, found)),
        epoch=book.epoch if isinstance(book.epoch, dt.datetime) else None,
    )


def _cell(held: Held, without: bool) -> Cell:
    if without:
        return Cell(str(held.value or ""), None, UNCOMPUTED)
    if held.data_type == "e":
        return Cell(str(held.value), None, error(str(held.value)))
    value = plainly(held.value, held.number_format)
    return Cell(seen(value, held.number_format), value)


def _merge(sheet: Worksheet, cells: dict[tuple[int, int], Cell], header: int) -> None:
    """Give merged cells their value in every row of their first column.

    In other columns nobody knows whether the value is meant, so that these cells are faults.
    """
    for area in sheet.merged_cells.ranges:
        first = cells.get((area.min_row, area.min_col), EMPTY)
        if not first.text.strip():
            continue
        rows = range(area.min_row, area.max_row + 1)
        cells.update({(row, area.min_col): first for row in rows})
        for row in (row for row in rows if row > header):
            for column in range(area.min_col + 1, area.max_col + 1):
                cells[row, column] = Cell("", None, _COVERED)


def _lines(cells: Mapping[tuple[int, int], Cell]) -> tuple[Line, ...]:
    rows: dict[int, dict[int, Cell]] = {}
    for (row, column), cell in cells.items():
        if cell.text.strip() or cell.fault:
            rows.setdefault(row, {})[column] = cell
    return tuple(
        Line(row, tuple(held.get(column, EMPTY) for column in range(1, max(held) + 1)))
        for row, held in sorted(rows.items())
    )


def _notes(sheet: Worksheet, chosen: Sheet, found: tuple[Sheet, ...]) -> Iterable[str]:
    others = [
        other.name + ("（隐藏）" if other.hidden else "") for other in found if other != chosen
    ]
    if others:
        yield f"只读了工作表“{chosen.name}”，没有读：{'、'.join(others)}"
    if chosen.hidden:
        yield f"工作表“{chosen.name}”是隐藏的，也读了"
    rows = [row for row, shape in sheet.row_dimensions.items() if shape.hidden]
    if rows:
        yield f"有 {len(rows)} 行是隐藏的，也读了：第 {_some(map(str, sorted(rows)))} 行"
    columns = sorted(name for name, shape in sheet.column_dimensions.items() if shape.hidden)
    if columns:
        yield f"有隐藏的列，也读了：{_some(columns)}"


def _some(names: Iterable[str]) -> str:
    found = list(names)
    return "、".join(found[:_NAMED]) + ("……" if len(found) > _NAMED else "")
