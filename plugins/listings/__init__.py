"""Openings, projects, organisations, stations, needs, surveys: details, and most of their lists.

Records go from the snapshot to their pages without passing through Markdown. One file a kind
of record; `indexes.py` groups all of them once.
"""

from collections.abc import Iterator
from typing import Any

from pelican.plugins import signals

from plugins.listings.indexes import indexes
from plugins.listings.media import publish_pictures
from plugins.listings.needs import need_pages
from plugins.listings.opening_page import opening_detail
from plugins.listings.organizations import organization_pages
from plugins.listings.projects import project_pages
from plugins.listings.station_page import station_detail
from plugins.listings.stations import station_lists
from plugins.listings.surveys import survey_pages
from plugins.pages.declare import DeclaredPage
from plugins.pages.generator import PageGenerator
from plugins.pages.writer import PortalWriter


def register() -> None:
    """Connect the generator."""
    signals.get_generators.connect(_generators)


def _generators(_pelican: Any) -> type[PageGenerator]:
    return ListingsGenerator


class ListingsGenerator(PageGenerator):
    """Declares every page made of records."""

    def pages(self) -> Iterator[DeclaredPage]:
        """Yield them, kind by kind."""
        found = indexes(self.portal)
        for entry in found.entries.values():
            yield opening_detail(entry, found)
        yield from project_pages(found)
        yield from organization_pages(found)
        yield from station_lists(found)
        for station in found.stations.values():
            yield station_detail(station, found)
        yield from need_pages(found)
        yield from survey_pages(found)

    def generate_output(self, writer: PortalWriter) -> None:
        """Copy the pictures too that these pages show."""
        super().generate_output(writer)
        publish_pictures(self.portal, writer.output)
