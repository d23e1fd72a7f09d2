"""The county office's sheet as files: an Excel workbook as such offices keep it, and CSV."""

import csv
import datetime as dt
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.management.load.county import COLUMNS, FIRST, HEADER, Cell, Formula, Typed, bodies

TITLE = "2027 年志愿服务招募信息汇总表"
NOTE = "填表说明：一行一场；同一编号可以有多场。"
MERGED = (range(4), range(100, 104), range(500, 504))
"""Rows of one organization whose name is written once, in merged cells."""
HIDDEN = (17, 18, 19)
"""Rows hidden by a filter."""
COMPUTED = (2, 6, 42)
"""Rows whose number of people Excel computes."""


def write_workbook(path: Path, rows: Sequence[Typed]) -> Path:
    """Write the workbook: a title above the header, merged cells, hidden rows, three sheets."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "招募信息"
    sheet.append([TITLE])
    sheet.append([NOTE])
    sheet.append(COLUMNS)
    for row in rows:
        sheet.append([_cell(row.cells.get(name)) for name in COLUMNS])
    _dress(sheet, rows)
    book.create_sheet("填表说明").append(["请逐项填写"])
    book.create_sheet("选项").sheet_state = "hidden"
    book.save(path)
    _remember(path, _computed(rows))
    return path


def write_csv(path: Path, rows: Sequence[Typed], encoding: str = "utf-8-sig") -> Path:
    """Write the same rows as Excel writes them when asked for CSV."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    blank = [""] * (len(COLUMNS) - 1)
    writer.writerows([[TITLE, *blank], [NOTE, *blank], COLUMNS])
    writer.writerows([_shown(row.cells.get(name)) for name in COLUMNS] for row in rows)
    path.write_bytes(text.getvalue().encode(encoding))
    return path


def write_bodies(path: Path) -> Path:
    """Write the office's list of organizations."""
    header = ("单位编号", "单位名称", "类型", "所在县市区", "服务领域", "办公电话", "简介")
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(
            (body.id, body.name, body.kind, body.division, "环境保护、社区服务",
             "0735-2800000", f"{body.name}常年在当地开展志愿服务。")
            for body in bodies()
        )  # fmt: skip
    return path


def _dress(sheet: Worksheet, rows: Sequence[Typed]) -> None:
    width = len(COLUMNS)
    for row in range(1, HEADER):
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=width)
    for run in MERGED:
        for column in (COLUMNS.index("单位编号") + 1, COLUMNS.index("主办单位") + 1):
            sheet.merge_cells(
                start_row=FIRST + run.start, end_row=FIRST + run.stop - 1,
                start_column=column, end_column=column,
            )  # fmt: skip
    for place in HIDDEN:
        sheet.row_dimensions[FIRST + place].hidden = True
    for place, value in _computed(rows).items():
        sheet.cell(FIRST + place, COLUMNS.index("招募人数") + 1, f"=0+{value}")


def _computed(rows: Sequence[Typed]) -> dict[int, int]:
    return {place: rows[place].meant["needed"] for place in COMPUTED}


def _remember(path: Path, values: dict[int, int]) -> None:
    """Write what Excel would have computed beside the formulas, as Excel does."""
    with zipfile.ZipFile(path) as held:
        parts = {name: held.read(name) for name in held.namelist()}
    name = "xl/worksheets/sheet1.xml"
    text = parts[name].decode()
    for value in values.values():
        text = re.sub(rf"<f>0\+{value}</f><v ?/>", f"<f>0+{value}</f><v>{value}</v>", text)
    parts[name] = text.encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        for part, data in parts.items():
            file.writestr(part, data)


def _cell(cell: Cell) -> Any:
    return cell.text if isinstance(cell, Formula) else cell


def _shown(cell: Cell) -> str:
    """Return a cell's text as Excel shows it in a Chinese setting."""
    match cell:
        case None:
            return ""
        case Formula():
            return cell.text if cell.value is None else str(cell.value)
        case dt.datetime():
            return f"{cell.year}/{cell.month}/{cell.day} {cell.hour}:{cell.minute:02}"
        case dt.date():
            return f"{cell.year}/{cell.month}/{cell.day}"
        case float():
            return f"{cell:g}"
        case _:
            return str(cell)
