"""Stars, public notices (公示), rolls and awards.

book.py          all of them as they stand at the build's moment; every page looks up here
wording.py       names, stars and hours in words
notices.py       who is under public notice together
hub.py, rolls.py, recognition_page.py, awards.py, rules_page.py, sheets.py   one kind of page each
at_home.py       what the front page shows of them

A city without star rules, recognitions and awards has none of these pages.
"""

from collections.abc import Iterator
from typing import Any

from pelican.plugins import signals

from plugins.honors.awards import award_pages
from plugins.honors.book import open_book
from plugins.honors.hub import hub_page
from plugins.honors.recognition_page import recognition_page
from plugins.honors.rolls import roll_pages
from plugins.honors.rules_page import rules_pages
from plugins.honors.sheets import sheets_page
from plugins.pages.declare import DeclaredPage
from plugins.pages.generator import PageGenerator


def register() -> None:
    """Connect the generator."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: Any) -> type[PageGenerator]:
    return HonorsGenerator


class HonorsGenerator(PageGenerator):
    """Declares every page about people who are honored."""

    def pages(self) -> Iterator[DeclaredPage]:
        """Yield them, if there is anything to honor by."""
        book = open_book(self.portal)
        if book is None:
            return
        yield hub_page(book)
        yield from roll_pages(book)
        for entry in book.entries:
            yield recognition_page(entry, book)
        yield from award_pages(book)
        yield from rules_pages(book)
        yield sheets_page(book)
