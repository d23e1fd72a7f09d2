"""A calendar file for each session, to be added to one's own calendar from the notice's page."""

from collections.abc import Iterator

from plugins.feeds import calendar
from plugins.feeds.kept import changes_at, in_calendars
from plugins.feeds.told import teller
from plugins.listings.indexes import Indexes
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import JoinedFile


def session_files(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare them for every opening that calendars show."""
    told = teller(indexes.portal)
    for entry in indexes.entries.values():
        if not in_calendars(entry, indexes):
            continue
        for session, event in told.tell(entry).events.items():
            yield DeclaredPage(
                path=urls.path(urls.session_calendar(entry.opening.id, session)),
                template="files/joined.txt",
                view=JoinedFile(parts=calendar.one_event(event, indexes)),
                changes_at=changes_at([entry], indexes),
                listed=False,
            )
