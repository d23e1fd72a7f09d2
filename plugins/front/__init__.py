"""The front of the house: home, fixed pages, and the ways into the site.

Stands last in PLUGINS: sitemap.xml and next-change.json tell of every page declared before.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pelican.plugins import signals

from plugins.front.gone import gone_pages, write_gone_map
from plugins.front.home import home_page
from plugins.front.next_change import write_next_change
from plugins.front.notices import notice_pages
from plugins.front.page_list import write_page_list
from plugins.front.search import search_page
from plugins.front.shown import write_shown
from plugins.front.url_sets import url_sets
from plugins.front.ways import robots, site_map
from plugins.honors.book import open_book
from plugins.listings.indexes import indexes
from plugins.pages.declare import DeclaredPage
from plugins.pages.generator import PageGenerator


def register() -> None:
    """Connect the generator, and the report at the end."""
    signals.get_generators.connect(_generators)
    signals.finalized.connect(_report)


def _generators(_pelican: Any) -> type[PageGenerator]:
    return FrontGenerator


def _report(pelican: Any) -> None:
    """Write beside the site what only the project's own tools need to know of it."""
    declared = pelican.settings["PORTAL"].declared
    folder = pelican.settings["PORTAL_NOTES"]
    folder.mkdir(parents=True, exist_ok=True)
    write_next_change(folder, declared)
    write_page_list(folder, declared)
    write_gone_map(folder, pelican.settings["PORTAL"])
    write_shown(folder, pelican.settings["PORTAL"], Path(pelican.settings["OUTPUT_PATH"]))


class FrontGenerator(PageGenerator):
    """Declares the pages that belong to no kind of record."""

    def pages(self) -> Iterator[DeclaredPage]:
        """Yield them; sitemap.xml comes when everything else has been declared."""
        found = indexes(self.portal)
        book = open_book(self.portal)
        yield home_page(found, book)
        yield from notice_pages(found)
        yield site_map(found, book)
        yield search_page(found, book)
        yield robots()
        if self.settings["PORTAL_GONE_PAGES"]:
            yield from gone_pages(self.portal)
        yield from url_sets(self.portal.declared)
