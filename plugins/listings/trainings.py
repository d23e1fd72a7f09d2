"""Trainings as other pages need them: their state, their rows, and who asks for them."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from plugins.listings import related, sessions
from plugins.listings.entries import Entry, changes_at, row
from plugins.listings.indexes import Indexes, grouped, indexes
from plugins.listings.session_lines import places_of, session_tag
from plugins.listings.steps import session_steps
from plugins.pages import text, urls
from plugins.pages.clock import earliest
from plugins.pages.portal import Portal
from plugins.pages.views import Fact, Link, OpeningRow, Related
from scripts.records import Opening, Session, Training
from scripts.rules.opening_state import State, is_over, is_public, state
from scripts.rules.required_training import by_key, satisfying

MODES = (
    ("lecture", "集中辅导"),
    ("discussion", "座谈"),
    ("case-study", "案例分析"),
    ("practice", "实操演练"),
    ("online", "线上"),
)
FEW = 3
"""So many trainings a notice names."""
TOO_LATE = "活动之前没有能报名的培训了，先打电话问主办单位"
"""Said where nobody can take a training any more before an opening that asks for one."""
_TITLE = 30
"""Characters of a training's title among the facts of a notice."""


@dataclass(frozen=True, kw_only=True)
class TrainingEntry:
    """A public training at the build's moment."""

    training: Training
    state: State
    over: bool
    next: Session
    """The session to name first."""
    row: OpeningRow
    changes_at: dt.datetime | None
    """When the row or the state next changes by the clock; None once it is over."""

    @property
    def joinable(self) -> bool:
        """Whether one can sign up for it, now or later."""
        return self.state in (State.OPEN, State.SCHEDULED)

    @property
    def order(self) -> tuple[bool, dt.date, str, str]:
        """Sort: what one can join first, each by its next session."""
        first = self.next
        return (not self.joinable, first.start_date, first.start_time or "", self.training.id)


@dataclass(frozen=True, kw_only=True)
class Belonging:
    """Trainings that belong to something."""

    entries: list[TrainingEntry]
    """What one can join first."""
    changes_at: dt.datetime | None
    """When they next change by the clock; one whose hour comes counts."""


@dataclass(frozen=True, kw_only=True, eq=False)
class TrainingBook:
    """All trainings; every page looks up what it needs here."""

    indexes: Indexes
    entries: dict[str, TrainingEntry]
    """Public ones by id."""
    hidden: tuple[Training, ...]
    """Their hour is still to come."""

    @cached_property
    def changes_at(self) -> dt.datetime | None:
        """When any of them next changes by the clock."""
        return _changing(self.entries.values(), self.hidden)

    def of(self, organization: str) -> Belonging:
        """Return an organization's own."""
        return self._where(lambda training: training.organization == organization)

    def for_project(self, project: str) -> Belonging:
        """Return those that a project asks for."""
        return self._where(
            lambda one: one.required_for is not None and project in one.required_for.projects
        )

    def _where(self, wanted: Callable[[Training], bool]) -> Belonging:
        shown = [entry for entry in self.entries.values() if wanted(entry.training)]
        coming = [training for training in self.hidden if wanted(training)]
        return Belonging(entries=in_order(shown), changes_at=_changing(shown, coming))

    def for_opening(self, opening: Opening) -> Belonging:
        """Return those that an opening asks for and that one can still come to."""
        shown = [self.entries[one.id] for one in satisfying(self._asked, opening)]
        coming = satisfying(self._asked_later, opening)
        ahead = (one for one in shown if not one.over and one.state is not State.CANCELLED)
        return Belonging(entries=in_order(ahead), changes_at=_changing(shown, coming))

    def openings(self, training: str) -> list[Entry]:
        """Return the openings that ask for a training and take place after its next time."""
        found, asking = self.entries[training].next, self._openings.get(training, ())
        held = (one for one in asking if one.state is not State.CANCELLED)
        return [one for one in held if in_time(found, one.opening)]

    @cached_property
    def _asked(self) -> dict[tuple[str, str], list[Training]]:
        return by_key(found.training for found in self.entries.values())

    @cached_property
    def _asked_later(self) -> dict[tuple[str, str], list[Training]]:
        return by_key(self.hidden)

    @cached_property
    def _openings(self) -> dict[str, list[Entry]]:
        return grouped(
            self.indexes.openings.all.current,
            lambda entry: [one.id for one in satisfying(self._asked, entry.opening)],
        )


@lru_cache(maxsize=1)
def training_book(portal: Portal) -> TrainingBook:
    """Put all trainings in order, once a build."""
    found = indexes(portal)
    public: dict[str, TrainingEntry] = {}
    hidden = []
    for training in portal.snapshot.of("trainings").values():
        if is_public(training, portal.now):
            public[training.id] = _entry(training, found)
        else:
            hidden.append(training)
    return TrainingBook(indexes=found, entries=public, hidden=tuple(hidden))


def _entry(training: Training, indexes: Indexes) -> TrainingEntry:
    clock = indexes.clock
    found = state(training, clock.now, clock.zone)
    over = is_over(training, clock.now, clock.zone)
    session = sessions.next_session(training, clock)
    return TrainingEntry(
        training=training,
        state=found,
        over=over,
        next=session,
        row=row(training, found, session, indexes.words),
        changes_at=None if over else changes_at(training, clock),
    )


def in_order(entries: Iterable[TrainingEntry]) -> list[TrainingEntry]:
    """Sort: what one can join first, what is over last, the latest of it first."""
    found = list(entries)
    ahead = sorted((one for one in found if not one.over), key=lambda one: one.order)
    past = sorted((one for one in found if one.over), key=lambda one: one.order, reverse=True)
    return [*ahead, *past]


def _changing(shown: Iterable[TrainingEntry], hidden: Iterable[Training]) -> dt.datetime | None:
    return earliest(
        *(entry.changes_at for entry in shown), *(training.publish_at for training in hidden)
    )


def session_row(entry: TrainingEntry, session: Session, indexes: Indexes) -> OpeningRow:
    """Make the row of one session, in the agenda."""
    training, clock = entry.training, indexes.clock
    tag = session_tag(session, entry.state, clock)
    whole = row(training, entry.state, session, indexes.words)
    return replace(
        whole,
        state=tag,
        when=sessions.when(session, clock),
        hours=sessions.hours(session, clock),
        places=places_of(session, training, tag.key),
        steps=session_steps(session, training, clock),
    )


def mode(training: Training) -> str | None:
    """Return its mode in words."""
    return dict(MODES)[training.mode] if training.mode else None


def next_time(entry: TrainingEntry, indexes: Indexes) -> str:
    """Return such as 下一场 12月5日 周六 14:30–16:30."""
    begun = indexes.clock.local(indexes.clock.now).date() > entry.next.start_date
    return f"{'正在进行' if begun else '下一场'} {sessions.when(entry.next, indexes.clock)}"


def in_time(training: Session, opening: Opening) -> bool:
    """Tell whether one can come from a training to an opening: to its last session at least.

    Where an hour isn't known, the same day is in time.
    """
    last = sessions.in_order(opening)[-1]
    if training.end_date != last.start_date:
        return training.end_date < last.start_date
    return not (training.end_time and last.start_time) or training.end_time <= last.start_time


def opening_facts(opening: Opening, book: TrainingBook) -> Iterator[Fact]:
    """Yield the trainings by which one meets what an opening asks for, with their next time."""
    found = book.for_opening(opening).entries
    if found and not any(one.joinable and in_time(one.next, opening) for one in found):
        yield Fact(label="还没参加过的", values=(TOO_LATE,))
    for entry in found[:FEW]:
        title = text.shorten(entry.training.title, _TITLE)
        said = f"{title}，{entry.row.state.label}，{next_time(entry, book.indexes)}"
        label = _label(entry, opening)
        url = urls.training(entry.training.id)
        yield Fact(label=label, values=(said,), url=url, lang=entry.training.lang)
    if len(found) > FEW:
        yield Fact(label="更多培训", values=("全部培训安排",), url=urls.TRAININGS)


def _label(entry: TrainingEntry, opening: Opening) -> str:
    if not entry.joinable:
        return "现在不能报名的培训"
    return "可以参加的培训" if in_time(entry.next, opening) else "活动之后才有的培训"


def related_trainings(title: str, found: Belonging) -> Iterator[Related]:
    """Yield the first few of some trainings, or nothing."""
    if found.entries:
        rows = tuple(entry.row for entry in found.entries[: related.FEW])
        more = Link(label="全部培训", url=urls.TRAININGS)
        yield Related(title=title, openings=rows, more=more)
