"""All honors as they stand at the build's moment: names settled, states derived, rules in order."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

import msgspec

from plugins.listings.indexes import Indexes, indexes
from plugins.pages.chrome import HONORS
from plugins.pages.clock import earliest
from plugins.pages.portal import Portal
from scripts.records import Award, Recognition, StarRule
from scripts.rules.naming import lapses_on, settled
from scripts.rules.recognition_state import State, next_change, state
from scripts.rules.stars import rule_in_force


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A public recognition at the build's moment."""

    recognition: Recognition
    """With names as they may be shown today."""
    state: State
    rule: StarRule | None
    """In force on the day it was judged."""
    changes_at: dt.datetime | None

    @property
    def granted_on(self) -> dt.date:
        """The day of the decision; only what is granted has one."""
        decision = self.recognition.decision
        return (decision and decision.granted_on) or self.recognition.notice.end

    @property
    def order(self) -> tuple[int, int, str]:
        """The highest star first, then the latest, then by id."""
        day = self.granted_on.toordinal()
        return (-self.recognition.star, -day, self.recognition.id)


@dataclass(frozen=True, kw_only=True)
class Book:
    """Everything the pages of honors are made of."""

    indexes: Indexes
    entries: tuple[Entry, ...]
    """All that is public, by id; what waits for its notice isn't there."""
    rules: tuple[StarRule, ...]
    awards: tuple[Award, ...]
    """All that is given, by id."""
    changes_at: dt.datetime | None
    """When any of it next changes by the clock."""

    @property
    def today(self) -> dt.date:
        """The day of the build, in the city."""
        return self.indexes.portal.now.date()

    def in_state(self, wanted: State) -> list[Entry]:
        """Return the entries in a state, the highest star first."""
        return sorted(
            (entry for entry in self.entries if entry.state is wanted),
            key=lambda entry: entry.order,
        )


@lru_cache(maxsize=1)
def open_book(portal: Portal) -> Book | None:
    """Settle and sort the honors, once a build; None where the city has nothing of the kind."""
    if not any(portal.snapshot.of(collection) for collection in HONORS):
        return None
    rules = tuple(portal.snapshot.of("star_rules").values())
    recognitions = [*portal.snapshot.of("recognitions").values()]
    awards = [*portal.snapshot.of("awards").values()]
    entries = [entry(found, rules, portal) for found in recognitions]
    days = [
        *(award.granted_on for award in awards),
        *(lapses_on(award) for award in awards),
        *(rule.effective_from for rule in rules),
    ]
    return Book(
        indexes=indexes(portal),
        entries=tuple(found for found in entries if found.state is not State.WAITING),
        rules=rules,
        awards=tuple(_given(awards, portal.now.date())),
        changes_at=earliest(
            *(found.changes_at for found in entries), *_midnights(days, portal.now)
        ),
    )


def entry(recognition: Recognition, rules: Iterable[StarRule], portal: Portal) -> Entry:
    """Derive what the pages need of one recognition."""
    today = portal.now.date()
    found = state(recognition, today)
    turns = next_change(recognition, portal.now, portal.zone)
    shown = recognition if found is not State.WITHDRAWN else _nameless(recognition)
    return Entry(
        recognition=settled(shown, today),
        state=found,
        rule=rule_in_force(rules, recognition.judged_on),
        changes_at=earliest(turns, *_midnights([lapses_on(shown)], portal.now)),
    )


def _nameless(recognition: Recognition) -> Recognition:
    """Forget the person: whoever was not granted a star is on no page, not even masked."""
    person = type(recognition.person)()
    return msgspec.structs.replace(recognition, person=person, deeds=None, organization=None)


def _given(awards: Iterable[Award], today: dt.date) -> Iterable[Award]:
    for award in awards:
        if award.granted_on is None or award.granted_on <= today:
            yield settled(award, today)


def _midnights(days: Iterable[dt.date | None], now: dt.datetime) -> Iterable[dt.datetime]:
    """Yield when days to come begin."""
    for day in days:
        if day and day > now.date():
            yield dt.datetime.combine(day, dt.time(), now.tzinfo)
