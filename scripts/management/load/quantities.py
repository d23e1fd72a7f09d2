"""Numbers with units, and yes and no, as people type them."""

import re
import unicodedata

from scripts.management.load.grid import CellValue

UNITS = {
    "count": ("人次", "人", "名", "位", "个"),
    "hours": ("个小时", "小时", "hours", "hour", "h"),
    "age": ("周岁", "岁"),
    "degrees": ("°", "度"),
}
"""What may stand after a number."""
EXAMPLES = {
    "count": "应为数字，例如 20 或“20人”",
    "hours": "应为小时数，例如 2.5 或“2.5小时”",
    "age": "应为数字，例如 16 或“16岁”",
    "degrees": "应为数字，例如 25.79",
}
ANY_UNIT = tuple(unit for units in UNITS.values() for unit in units)
_NUMBER = re.compile(r"([+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[+-]?\d+(?:\.\d+)?)")
_HALVES = re.compile(r"(\d+)(?::|小时|个小时|时)(\d{1,2})(?:分|分钟)?|(\d+)分钟")

_YES = frozenset({
    "是", "有", "对", "√", "✓", "✔", "☑", "需要", "需", "要", "已购买", "已买", "已投保", "可以",
    "y", "yes", "true", "1",
})  # fmt: skip
_NO = frozenset({
    "否", "无", "没有", "不是", "×", "✗", "✘", "☐", "不需要", "不需", "不要", "未购买", "未买",
    "未投保", "不可以", "n", "no", "false", "0",
})  # fmt: skip


def plain(text: str) -> str:
    """Return a text with half-width letters and digits, and without any spaces."""
    return "".join(unicodedata.normalize("NFKC", text).split())


def number(text: str, units: tuple[str, ...] = ()) -> float | None:
    """Read a number that a unit may follow; None where it is none."""
    written = plain(text).casefold()
    found = _NUMBER.match(written)
    if not found or written[found.end() :] not in ("", *units):
        return None
    return float(found[0].replace(",", ""))


def expected(measure: str, text: str) -> str:
    """Say how a number of a measure is written; for 2:30 hours, which number that is."""
    said = EXAMPLES.get(measure, "应为数字")
    found = _HALVES.fullmatch(plain(text)) if measure == "hours" else None
    if not found:
        return said
    minutes = int(found[3]) if found[3] else int(found[1]) * 60 + int(found[2])
    return f"时长写小时数，不写时和分；{text.strip()} 应写成 {round(minutes / 60, 2):g}"


def yes_or_no(value: CellValue) -> bool | None:
    """Read a yes or no; None where it is neither."""
    if isinstance(value, bool):
        return value
    written = plain(str(value)).casefold()
    if written in _YES:
        return True
    return False if written in _NO else None
