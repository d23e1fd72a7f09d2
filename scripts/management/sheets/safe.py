r"""Text that stays the text it is, in a workbook and in CSV.

A workbook's XML can't hold control characters and loses \r; spreadsheets write them as
_x000D_, and a text that looks like that as _x005F_x000D_ (ECMA-376, ST_Xstring). In CSV a text
that a spreadsheet would take for a formula gets an apostrophe in front (OWASP, CSV injection).
"""

import re

from scripts.management.load.grid import ERRORS

LONGEST = 32_767
"""Characters (UTF-16) of a workbook's cell; longer text is cut by spreadsheets."""
TOO_LONG = "〔内容太长，表格里放不下；请在管理系统中修改〕"
_UNFIT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")
_LIKE_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")
_FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠")


def for_workbook(text: str) -> str:
    """Return the text as a workbook's XML keeps it; what is too long for a cell says so."""
    masked = _LIKE_ESCAPED.sub("_x005F_", text)
    fit = _UNFIT.sub(lambda found: f"_x{ord(found[0]):04X}_", masked)
    return fit if len(fit.encode("utf-16-le")) // 2 <= LONGEST else TOO_LONG


def from_workbook(text: str) -> str:
    """Undo `for_workbook`."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text)


def for_csv(text: str) -> str:
    """Put an apostrophe in front of what a spreadsheet would calculate, or take for an error."""
    return f"'{text}" if _calculated(text) else text


def from_csv(text: str) -> str:
    """Undo `for_csv`."""
    return text[1:] if text.startswith("'") and _calculated(text[1:]) else text


def _calculated(text: str) -> bool:
    """Tell what begins like a formula, behind spaces and our own apostrophes as well."""
    bare = text.lstrip("'")
    control = bare.startswith(("\t", "\r", "\n"))
    return control or bare.lstrip().startswith(_FORMULA) or bare in ERRORS
