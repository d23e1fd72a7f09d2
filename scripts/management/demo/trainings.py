"""Trainings: past, going on, full, cancelled, to come; of one session and of many."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.management.demo.deck import Deck, dice
from scripts.management.demo.programme_words import Course, programme_words
from scripts.management.demo.setting import Setting, Spot, Spots, address, phone, source
from scripts.management.syntax import MATERIALS
from scripts.records import Opening, Organization, Project, Session, Training
from scripts.records.training import Material, RequiredFor

_WEEK = dt.timedelta(days=7)
_GAPS = (None, None, "audience", None, "sign_up_url", None, None, "mode", None, "office_phone")
_OPENINGS_A_TRAINING = 60


@dataclass(frozen=True, kw_only=True)
class _Case:
    """When a training is, in days from the moment, and what is special about it."""

    first: int
    count: int = 1
    starts: str | None = "14:30"
    hours: int = 2
    nights: int = 0
    places: int | None = 40
    taken: int | None = 17
    status: str = "published"
    reason: bool = False
    opens: int | None = None
    hidden: bool = False


_CASES = (
    _Case(first=3, count=3),
    _Case(first=5, places=24, taken=24),
    _Case(first=-40, count=2),
    _Case(first=11, starts="19:00"),
    _Case(first=9, status="cancelled", reason=True),
    _Case(first=-1, starts="09:00", nights=3, hours=8),
    _Case(first=18, starts="20:00", places=None, taken=None),
    _Case(first=26, starts=None, taken=None),
    _Case(first=-120),
    _Case(first=-14, count=8, starts="19:30"),
    _Case(first=54, starts="09:00", nights=1, hours=8, opens=20),
    _Case(first=7, status="closed"),
    _Case(first=33, hidden=True),
    _Case(first=15, status="cancelled"),
)
"""One after the other, so that the first of them stand in any city."""


def trainings(
    setting: Setting,
    teams: Sequence[Organization],
    library: Sequence[Project],
    openings: Sequence[Opening],
) -> Iterator[Training]:
    """Yield them; they name some of the projects and openings given."""
    courses = Deck(programme_words().trainings, setting.city.code, "courses")
    spots = Spots(setting.city, "trainings")
    owners = Deck(teams, setting.city.code, "trainers")
    for n in range(len(_CASES) + setting.openings // _OPENINGS_A_TRAINING):
        case = _CASES[n % len(_CASES)]
        fields = _training(setting, n, courses[n], case, spots[n])
        fields["organization"] = owners[n].id
        fields["required_for"] = _required_for(setting, n, courses[n], library, openings)
        fields.pop(_GAPS[n % len(_GAPS)] or "", None)
        yield Training(**fields)


def _training(setting: Setting, n: int, course: Course, case: _Case, spot: Spot) -> dict[str, Any]:
    key = f"TR-{n + 1:04d}"
    words = programme_words()
    sessions = tuple(_sessions(setting, key, course, case, spot))
    return {
        "id": key,
        "updated_at": setting.before(key),
        "source": source(key),
        "title": course.title,
        "division": spot.division.code,
        "status": case.status,
        "mode": course.mode,
        "topics": course.topics,
        "audience": course.audience,
        "description": course.about,
        "materials": tuple(
            Material(**MATERIALS.read(line)) for line in words.materials[: n % 3]
        ),
        "sessions": sessions,
        "version": 1 if case.status == "published" else 2,
        "cancellation_reason": words.reasons[n % len(words.reasons)] if case.reason else None,
        **_sign_up(setting, case, key, sessions[-1]),
    }  # fmt: skip


def _sign_up(setting: Setting, case: _Case, key: str, last: Session) -> dict[str, Any]:
    day = setting.at.replace(hour=9, minute=0)
    eve = dt.datetime.combine(last.start_date - dt.timedelta(days=1), dt.time(18), setting.zone)
    address_ = setting.city.sign_up.url
    return {
        "sign_up_deadline": eve,
        "sign_up_opens": day + dt.timedelta(days=case.opens) if case.opens else None,
        "publish_at": day + dt.timedelta(days=2) if case.hidden else None,
        "sign_up_url": f"{address_}{'&' if '?' in address_ else '?'}training={key}",
        "office_phone": phone(key),
    }


def _sessions(
    setting: Setting, key: str, course: Course, case: _Case, spot: Spot
) -> Iterator[Session]:
    online = course.mode == "online"
    where = {} if online else {"address": address(spot, key), "street": spot.fields()["street"]}
    for number in range(case.count):
        day = setting.at.date() + dt.timedelta(days=case.first) + number * _WEEK
        taken = None if case.taken is None else max(0, case.taken - 3 * number)
        yield Session(
            id=f"S{number + 1}",
            start_date=day,
            end_date=day + dt.timedelta(days=case.nights),
            start_time=case.starts,
            end_time=_later(case.starts, case.hours),
            place=course.place if online else spot.here + course.place,
            needed=case.places,
            confirmed=taken,
            **where,
        )


def _later(clock: str | None, hours: int) -> str | None:
    return f"{int(clock[:2]) + hours:02d}{clock[2:]}" if clock else None


def _required_for(
    setting: Setting,
    n: int,
    course: Course,
    library: Sequence[Project],
    openings: Sequence[Opening],
) -> RequiredFor | None:
    """Return who asks for a course: nobody, one kind, or many."""
    random = dice(setting.city.code, "required", n)
    known = {entry.code for entry in setting.city.categories}
    asked = RequiredFor(
        openings=tuple(one.id for one in random.sample(openings, min(len(openings), n % 3))),
        projects=tuple(one.id for one in random.sample(library, min(len(library), n % 2))),
        categories=tuple(code for code in course.categories if code in known),
        skills=course.skills,
    )
    return asked if asked != RequiredFor() else None
