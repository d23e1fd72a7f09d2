"""Look a workbook over before openpyxl opens it: its sheets, and nothing that blows it up."""

import io
import posixpath
from collections.abc import Mapping
from typing import NamedTuple
from xml.etree.ElementTree import Element

from defusedxml.ElementTree import fromstring, iterparse
from openpyxl.utils import range_boundaries

from scripts.errors import ImportFileError

_CELLS = 500_000
"""Cells that a workbook may have; those of merged ranges count too."""
_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


class Sheet(NamedTuple):
    """A sheet: its name, its part of the package, and whether people see it."""

    name: str
    part: str
    hidden: bool


def sheets(parts: Mapping[str, bytes]) -> tuple[Sheet, ...]:
    """Return the sheets of a workbook in their order, charts left out."""
    links = {
        link.get("Id"): posixpath.normpath(posixpath.join("xl", _target(link)))
        for link in fromstring(parts["xl/_rels/workbook.xml.rels"])
    }
    found = [
        Sheet(
            element.get("name", ""),
            links.get(element.get(f"{_RELATED}id"), "").lstrip("/"),
            element.get("state", "visible") != "visible",
        )
        for element in fromstring(parts["xl/workbook.xml"]).iter(f"{_MAIN}sheet")
    ]
    return tuple(sheet for sheet in found if "worksheets/" in sheet.part and sheet.part in parts)


def _target(link: Element) -> str:
    target = link.get("Target", "")
    return target if target.startswith("/") else f"./{target}"


def uncomputed(parts: Mapping[str, bytes], name: str) -> dict[Sheet, frozenset[str]]:
    """Return by sheet the names of its cells with a formula but no result.

    Raises ImportFileError where the workbook has more cells than can be: to be called before
    openpyxl opens it, which makes an object of each cell, merged ones included.
    """
    left = _CELLS
    found = {}
    for sheet in sheets(parts):
        cells, found[sheet] = _look(parts[sheet.part], left)
        left -= cells
        if left < 0:
            raise ImportFileError(
                f"{name}：工作簿超过 {_CELLS // 10_000} 万格（算上合并的单元格），"
                "请删去多余的工作表和空白格式，或拆成几个文件"
            )
    return found


def _look(data: bytes, most: int) -> tuple[int, frozenset[str]]:
    cells = 0
    without = set()
    for _, element in iterparse(io.BytesIO(data), events=("end",)):
        if element.tag == f"{_MAIN}c":
            cells += 1
            if _has_no_result(element):
                without.add(element.get("r", ""))
            element.clear()
        elif element.tag == f"{_MAIN}mergeCell":
            cells += _area(element.get("ref", ""))
        if cells > most:
            break
    return cells, frozenset(without)


def _has_no_result(cell: Element) -> bool:
    if cell.find(f"{_MAIN}f") is None:
        return False
    value = cell.find(f"{_MAIN}v")
    return value is None or (not value.text and cell.get("t") != "str")


def _area(ref: str) -> int:
    left, top, right, bottom = range_boundaries(ref)
    return ((right or 0) - (left or 0) + 1) * ((bottom or 0) - (top or 0) + 1)
