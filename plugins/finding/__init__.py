"""Finding an opening: the lists, the divisions' pages, the finder with its data, the calendar.

`facets` is the registry; everything else follows from it. The rules stand in docs/finding.md.
"""

from collections.abc import Iterator
from typing import Any

from pelican.plugins import signals

from plugins.finding.calendar.pages import calendar_pages
from plugins.finding.division_page import division_pages
from plugins.finding.finder.page import find_pages
from plugins.finding.list_pages import list_pages
from plugins.finding.lists import lists
from plugins.finding.past import past_pages
from plugins.finding.sorting import ordered_pages
from plugins.listings.indexes import indexes
from plugins.pages.declare import DeclaredPage
from plugins.pages.generator import PageGenerator


def register() -> None:
    """Connect the generator."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: Any) -> type[PageGenerator]:
    return FindingGenerator


class FindingGenerator(PageGenerator):
    """Declares every list of openings."""

    def pages(self) -> Iterator[DeclaredPage]:
        """Yield them."""
        known = indexes(self.portal)
        found = lists(self.portal)
        yield from list_pages(found, known)
        yield from ordered_pages(found, known)
        yield from past_pages(known)
        yield from find_pages(found, known)
        yield from calendar_pages(found, known)
        yield from division_pages(found, known)
