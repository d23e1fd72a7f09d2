"""Commitments (志愿服务承诺): the one in force first, every edition, what each changed.

pages.py    the pages
edition.py  one edition in full

A city without commitments has none of these pages. Which one binds an opening:
scripts/rules/commitments.py.
"""

from collections.abc import Iterator
from typing import Any

from pelican.plugins import signals

from plugins.commitments.pages import commitment_page, commitments_page
from plugins.listings.indexes import indexes
from plugins.pages.declare import DeclaredPage
from plugins.pages.generator import PageGenerator


def register() -> None:
    """Connect the generator."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: Any) -> type[PageGenerator]:
    return CommitmentsGenerator


class CommitmentsGenerator(PageGenerator):
    """Declares every page about commitments."""

    def pages(self) -> Iterator[DeclaredPage]:
        """Yield them, if there are any."""
        known = self.portal.snapshot.of("commitments")
        if not known:
            return
        found = indexes(self.portal)
        yield commitments_page(found)
        for commitment in known.values():
            yield commitment_page(commitment, found)
