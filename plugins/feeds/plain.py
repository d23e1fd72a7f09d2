"""Texts of records for files that other programs read."""

import re

_UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")


def printable(text: str) -> str:
    """Keep what XML 1.0 and iCalendar may hold: no control signs but tab and newline."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def one_line(text: str) -> str:
    """Put a text on one line."""
    return " ".join(printable(text).split())
