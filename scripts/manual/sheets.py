"""What the walk's person does in an office program: a few cells of an exported workbook."""

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from openpyxl import load_workbook

OLD, NEW = "周六清理东河河岸", "周六清理东河河岸和步道"
"""The manual's own notice, and what its title becomes."""
DAY = dt.datetime(2026, 12, 5)  # noqa: DTZ001 - a day as a workbook keeps it
OTHER = "爱心助农"
"""A notice of the demo data, whose change is right."""


def edited(file: Path) -> dict[str, str | Path]:
    """Return two copies of an exported workbook: with another title, and with a wrong day."""
    return {
        "改好的表格": _copy(file, "改好的表格.xlsx", {OLD: NEW}),
        "写错的表格": _copy(file, "写错的表格.xlsx", {DAY: "2026-13-05", OTHER: f"{OTHER}进村"}),
    }


def _copy(file: Path, name: str, changes: Mapping[object, str]) -> Path:
    book = load_workbook(file)
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                cell.value = changes.get(cell.value, cell.value)
    target = file.with_name(name)
    book.save(target)
    return target
