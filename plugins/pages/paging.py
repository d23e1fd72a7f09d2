"""Cut a list into pages."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from plugins.pages import urls
from plugins.pages.views import Pager, PagerStep

Item = TypeVar("Item")

PER_PAGE = 20


def pages(
    items: Sequence[Item], base: str, size: int = PER_PAGE
) -> Iterator[tuple[str, Sequence[Item], Pager]]:
    """Yield each page's address, its items and its pager; an empty list has one empty page."""
    total = max(1, -(-len(items) // size))
    for number in range(1, total + 1):
        start = (number - 1) * size
        yield (
            urls.numbered(base, number),
            items[start : start + size],
            _pager(base, number, total),
        )


def _pager(base: str, current: int, total: int) -> Pager:
    return Pager(
        current=current,
        total=total,
        previous=urls.numbered(base, current - 1) if current > 1 else None,
        next=urls.numbered(base, current + 1) if current < total else None,
        steps=tuple(_steps(base, current, total)),
    )


def _steps(base: str, current: int, total: int) -> Iterator[PagerStep]:
    """Yield the first, the last and the pages around the current one, with gaps between."""
    near = range(max(1, current - 1), min(total, current + 1) + 1)
    shown = sorted({1, *near, total})
    for before, number in pairwise([0, *shown]):
        if number - before > 1:
            yield PagerStep(number=0)
        yield PagerStep(
            number=number, url=None if number == current else urls.numbered(base, number)
        )
