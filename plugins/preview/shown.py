"""Which page shows a record: its own, or the one on which it stands with others."""

from collections.abc import Callable, Iterator

from plugins.commitments.pages import commitment_page
from plugins.honors.awards import award_pages
from plugins.honors.book import Book, open_book
from plugins.honors.recognition_page import recognition_page
from plugins.honors.rules_page import rules_pages
from plugins.listings.indexes import Indexes, indexes
from plugins.listings.need_book import need_book
from plugins.listings.needs import need_detail
from plugins.listings.opening_page import opening_detail
from plugins.listings.organizations import organization_detail
from plugins.listings.projects import project_detail
from plugins.listings.station_page import station_detail
from plugins.listings.surveys import survey_detail
from plugins.listings.trainings import training_book
from plugins.pages.declare import DeclaredPage
from plugins.pages.portal import Portal
from plugins.trainings.training_page import training_page

LISTED: dict[str, Callable[[str, Indexes], DeclaredPage]] = {
    "openings": lambda key, found: opening_detail(found.entries[key], found),
    "projects": lambda key, found: project_detail(found.projects[key], found),
    "organizations": lambda key, found: organization_detail(found.organizations[key], found),
    "trainings": lambda key, found: training_page(
        training_book(found.portal).entries[key], training_book(found.portal)
    ),
    "commitments": lambda key, found: commitment_page(
        found.portal.snapshot.of("commitments")[key], found
    ),
    "stations": lambda key, found: station_detail(found.stations[key], found),
    "needs": lambda key, found: need_detail(need_book(found.portal).needs[key], found),
    "surveys": lambda key, found: survey_detail(need_book(found.portal).surveys[key], found),
}


def page_of(collection: str, key: str, portal: Portal) -> DeclaredPage | None:
    """Return the page that shows a record of the portal's snapshot; None: none does."""
    if collection in LISTED:
        return LISTED[collection](key, indexes(portal))
    book = open_book(portal)
    return next(_honors(collection, key, book), None) if book else None


def _honors(collection: str, key: str, book: Book) -> Iterator[DeclaredPage]:
    if collection == "recognitions":
        found = (entry for entry in book.entries if entry.recognition.id == key)
        yield from (recognition_page(entry, book) for entry in found)
    elif collection == "star_rules":
        yield from rules_pages(book)
    elif collection == "awards":
        yield from award_pages(book)
