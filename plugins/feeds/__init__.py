"""Taking it along: openings as calendars, feeds, map data and tables, each with its list's filter.

`along` declares the files of one list; whoever makes lists of openings calls it. Each opening is
written once in each format and stands in every file it belongs to. docs/feeds.md says what a
calendar keeps, and for how long.
"""

from collections.abc import Iterator
from typing import Any

from pelican.plugins import signals

from plugins.feeds.along import along, links
from plugins.feeds.kept import lately_ended
from plugins.feeds.session_files import session_files
from plugins.listings.indexes import indexes
from plugins.pages.declare import DeclaredPage
from plugins.pages.generator import PageGenerator

__all__ = ["FeedsGenerator", "along", "lately_ended", "links", "register"]


def register() -> None:
    """Connect the generator."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: Any) -> type[PageGenerator]:
    return FeedsGenerator


class FeedsGenerator(PageGenerator):
    """Declares the calendar files of single sessions; those of lists come with their lists."""

    def pages(self) -> Iterator[DeclaredPage]:
        """Yield them."""
        yield from session_files(indexes(self.portal))
