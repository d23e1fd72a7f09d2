"""A QR code, drawn by the page itself: nothing to fetch, and it is printed too."""

from functools import cache
from itertools import groupby

from plugins.pages.views import QrCode

_QUIET = 4
"""Modules of white on each side, as ISO/IEC 18004 asks for."""

_MASK = 3
"""Any mask reads; choosing the best of eight takes five times as long."""


@cache
def qr_code(address: str) -> QrCode:
    """Return an address as a QR code; level M still reads with a seventh of it soiled."""
    import segno

    rows = segno.make(address, error="m", micro=False, mask=_MASK).matrix
    path = "".join(_line(row, _QUIET + number) for number, row in enumerate(rows))
    return QrCode(size=len(rows) + 2 * _QUIET, path=path)


def _line(row: bytearray, y: int) -> str:
    """Draw the dark runs of a row: lines one module wide."""
    drawn, x, end = "", _QUIET, None
    for dark, run in groupby(row):
        length = len(list(run))
        if dark:
            drawn += f"M{x} {y}.5h{length}" if end is None else f"m{x - end} 0h{length}"
            end = x + length
        x += length
    return drawn
