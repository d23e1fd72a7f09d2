"""Trainings: the agenda by month, each training's page, a calendar file a session.

agenda.py         /trainings/, narrowed by mode and division, and what is over
training_page.py  one training
calendars.py      its sessions as calendar files, by the functions of plugins.feeds

A city without trainings has none of these pages. What other pages say of trainings stands in
plugins/listings/trainings.py.
"""

from collections.abc import Iterator
from typing import Any

from pelican.plugins import signals

from plugins.listings.trainings import training_book
from plugins.pages.declare import DeclaredPage
from plugins.pages.generator import PageGenerator
from plugins.trainings.agenda import agenda_pages
from plugins.trainings.calendars import calendar_files
from plugins.trainings.training_page import training_page


def register() -> None:
    """Connect the generator."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: Any) -> type[PageGenerator]:
    return TrainingsGenerator


class TrainingsGenerator(PageGenerator):
    """Declares every page about trainings."""

    def pages(self) -> Iterator[DeclaredPage]:
        """Yield them, if the city has any."""
        if not self.portal.snapshot.of("trainings"):
            return
        book = training_book(self.portal)
        yield from agenda_pages(book)
        for entry in book.entries.values():
            yield training_page(entry, book)
        yield from calendar_files(book)
