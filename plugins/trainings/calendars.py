"""A calendar file for each session of a training, as openings have them."""

from collections.abc import Iterator

from plugins.feeds import calendar
from plugins.feeds.event import event
from plugins.feeds.kept import goes_at
from plugins.feeds.told import numbered
from plugins.feeds.words import Announced
from plugins.listings.trainings import TrainingBook
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import JoinedFile


def calendar_files(book: TrainingBook) -> Iterator[DeclaredPage]:
    """Declare them for every training that calendars show: some weeks after it ended, they go."""
    clock = book.indexes.clock
    for entry in book.entries.values():
        training = entry.training
        goes = goes_at(training, entry.state, clock.zone)
        if goes <= clock.now:
            continue
        announced = Announced(offer=training, state=entry.state, indexes=book.indexes)
        for key, session in numbered(training).items():
            written = event(announced, session, key)
            yield DeclaredPage(
                path=urls.path(urls.training_calendar(training.id, key)),
                template="files/joined.txt",
                view=JoinedFile(parts=calendar.one_event(written, book.indexes)),
                changes_at=goes,
                listed=False,
            )
