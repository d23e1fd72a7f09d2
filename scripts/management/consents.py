"""How a person's consents are typed, one a line."""

import datetime as dt
import re
from typing import Any

from scripts.management.syntax import Syntax

PURPOSES = {"name": "署名", "story": "故事", "honor": "荣誉", "picture": "照片"}
_CODES = {word: code for code, word in PURPOSES.items()}
_DAY = r"(\d{4}-\d{2}-\d{2})"
_LINE = re.compile(
    rf"(?P<purpose>\S+)\s+(?P<given>\S+)\s*起(?:\s*至\s*(?P<until>\S+?))?"
    rf"(?:\s+(?P<guardian>监护人))?(?:\s+撤回\s*{_DAY})?"
)
_EXAMPLE = "荣誉 2026-03-05 起 至 2028-03-05"


def _read(line: str) -> dict[str, Any]:
    found = _LINE.fullmatch(line)
    if not found or found["purpose"] not in _CODES:
        raise ValueError(f"“{line}”：应写成“{_EXAMPLE}”这样，用途为{'、'.join(_CODES)}之一")
    return {
        "purpose": _CODES[found["purpose"]],
        "given_on": _day(found["given"]),
        "withdrawn_on": _day(found[5]) if found[5] else None,
        "valid_until": _day(found["until"]) if found["until"] else None,
        "by_guardian": bool(found["guardian"]),
    }


def _day(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"“{text}”：日期应写成 2026-03-05 这样") from None


def _show(consent: dict[str, Any]) -> str:
    parts = [f"{PURPOSES[consent['purpose']]} {consent['given_on']} 起"]
    if consent.get("valid_until"):
        parts.append(f"至 {consent['valid_until']}")
    if consent.get("by_guardian"):
        parts.append("监护人")
    if consent.get("withdrawn_on"):
        parts.append(f"撤回 {consent['withdrawn_on']}")
    return " ".join(parts)


CONSENTS = Syntax(
    read=_read,
    show=_show,
    help=(
        f"每行一项同意：用途（{'、'.join(_CODES)}）、哪天起、到哪天，例如“{_EXAMPLE}”；"
        "监护人代为同意的加“监护人”，撤回的加“撤回 2026-05-01”。"
    ),
)
