"""How a fault gets into a notice: one seed a rule, each in many wordings or shapes. Pure.

A seed takes a notice and a number, and returns the notice with the fault in it; the number decides
the wording and the place.
"""

import datetime as dt
from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from scripts.records import Opening, Session
from scripts.records.opening import Requirements
from scripts.records.picture import Picture
from tests.rules.notice_sets import faults

Seed = Callable[[Opening, int], Opening]
_replace = msgspec.structs.replace
_MISSING = (
    "category", "service_object", "description", "sign_up_deadline", "sign_up_url", "insured",
    "risks", "protection", "hours_credited", "leader_role", "office_phone", "updated_at",
    "requirements",
)  # fmt: skip


def worded(opening: Opening, said: Any, number: int) -> Opening:
    """Put a wording of notices/faults.yaml into a notice."""
    if isinstance(said, str):
        return _replace(opening, description=_within(opening.description or "", said, number))
    changes: dict[str, Any] = {}
    for name, value in said.items():
        changes |= _field(opening, name, value)
    return _replace(opening, **changes)


def _field(opening: Opening, name: str, value: Any) -> dict[str, Any]:
    if name == "health":
        return {"requirements": _asks(opening, health=value)}
    if name == "address":
        return {"sessions": (_replace(opening.sessions[0], address=value), *opening.sessions[1:])}
    if name == "alt":
        return {"pictures": (_picture(value),)}
    return {"sign_up_url" if name == "url" else name: value}


def _within(text: str, said: str, number: int) -> str:
    """Put a sentence at the beginning, at the end, on its own line, or into the text."""
    first, stop, rest = text.partition("。")
    if number % 5 == 0 or not stop:
        return f"{said}\n{text}"
    if number % 5 == 1:
        return f"{text}{said}"
    if number % 5 == 2:  # as below: one of five places
        return f"{first}。{said}{rest}"
    if number % 5 == 3:
        return f"{text}\n\n· {said.rstrip('。')}"
    return f"{first}，{said}{rest}"


def _asks(opening: Opening, **changes: Any) -> Requirements:
    return _replace(opening.requirements or Requirements(), **changes)


def _picture(alt: str) -> Picture:
    path, digest = "/media/a.jpg", "a" * 64
    return Picture(path=path, sha256=digest, file=f"{digest}.webp", alt=alt)


def _of_wordings(rule: str) -> Seed:
    def seed(opening: Opening, number: int) -> Opening:
        known = faults()[rule]["known"]
        return worded(opening, known[number % len(known)], number // len(known))

    return seed


def _without(field: str) -> Seed:
    def seed(opening: Opening, number: int) -> Opening:
        empty: Sequence[Any] = (None, "") if field in {"description", "risks"} else (None,)
        value = () if field == "service_object" else empty[number % len(empty)]
        return _replace(opening, **{field: value})

    return seed


def _in_session(*shapes: Callable[[Session], Session]) -> Seed:
    """Change one session of the notice, another one each time."""

    def seed(opening: Opening, number: int) -> Opening:
        sessions = list(opening.sessions)
        at = number % len(sessions)
        sessions[at] = shapes[number % len(shapes)](sessions[at])
        return _replace(opening, sessions=tuple(sessions))

    return seed


def _changed(**changes: Any) -> Callable[[Session], Session]:
    return lambda session: _replace(session, **changes)


def _ends_before(session: Session) -> Session:
    return _replace(session, end_date=session.start_date - dt.timedelta(days=1))


def _ends_earlier(session: Session) -> Session:
    return _replace(session, end_date=session.start_date, end_time="00:10", start_time="09:00")


def _span(opening: Opening, number: int) -> Opening:
    first = opening.sessions[0]
    days = dt.timedelta(days=(368, 400, 731)[number % 3])
    if number % 2:
        return _replace(opening, sessions=(_replace(first, end_date=first.end_date + days),))
    later = _replace(
        first, id="S99", start_date=first.start_date + days, end_date=first.end_date + days
    )
    return _replace(opening, sessions=(*opening.sessions, later))


def _end(opening: Opening) -> dt.datetime:
    last = max(session.end_date for session in opening.sessions)
    return dt.datetime.combine(
        last, dt.time(23, 59), tzinfo=dt.timezone(dt.timedelta(hours=8))
    ) + dt.timedelta(days=1)


def _past_as_new(opening: Opening, number: int) -> Opening:
    written = _end(opening) + dt.timedelta(hours=1 + 17 * number)
    field = ("publish_at", "updated_at")[number % 2]
    cleared = {"version": 1, "publish_at": None, "afterwards": None}
    return _replace(opening, **{**cleared, field: written})


def _late_deadline(opening: Opening, number: int) -> Opening:
    return _replace(opening, sign_up_deadline=_end(opening) + dt.timedelta(hours=number))


def _title(opening: Opening, number: int) -> Opening:
    more = ("，欢迎全市热心市民踊跃报名参加本次志愿服务活动", "——2026 年冬季系列志愿服务第三场")
    long = opening.title + more[number % 2]
    return _replace(opening, title=long.ljust(31, "！"))


def _mobile(opening: Opening, number: int) -> Opening:
    phones = ("13800138000", "138 0013 8000", "0735-2880000 / 159-1234-5678", "+86 18600001111")
    return _replace(opening, office_phone=phones[number % len(phones)])


def _cancelled(opening: Opening, number: int) -> Opening:
    return _replace(opening, status="cancelled", cancellation_reason=("", None)[number % 2])


def _no_file(opening: Opening, number: int) -> Opening:
    lost = _replace(_picture("志愿者在河边捡拾垃圾"), file=None)
    return _replace(opening, pictures=(_picture("孩子们在看展"), lost)[number % 2 :])


def _unknown(field: str, code: str) -> Seed:
    def seed(opening: Opening, number: int) -> Opening:
        value: Any = f"{code}-{number}"
        return _replace(opening, **{field: (value,) if field == "service_object" else value})

    return seed


def _repeated_fields(opening: Opening, number: int) -> Opening:
    if number % 7 == 0:
        return _replace(opening, protection=opening.description, risks=opening.risks)
    return _of_wordings("repeated-text")(opening, number)


def _ages(opening: Opening, number: int) -> Opening:
    low = 20 + number % 40
    return _replace(opening, requirements=_asks(opening, age_min=low, age_max=low - 1 - number % 9))


def _alone(opening: Opening, number: int) -> Opening:
    asks = _asks(opening, age_min=6 + number % 8, guardian_required=(False, None)[number % 2])
    return _replace(opening, requirements=asks)


def _hours(opening: Opening, number: int) -> Opening:
    total = sum(
        (session.end_date - session.start_date).days * 24.0 + 24 for session in opening.sessions
    )
    return _replace(opening, hours_credited=total + 0.5 * (1 + number))


STRUCTURAL: dict[str, Seed] = {
    **{f"missing-{field.replace('_', '-')}": _without(field) for field in _MISSING},
    "missing-cancellation-reason": _cancelled,
    "title-length": _title,
    "mobile-as-office-phone": _mobile,
    "picture-file": _no_file,
    "session-order": _in_session(_ends_before, _ends_earlier),
    "session-time": _in_session(
        _changed(start_time=None), _changed(end_time=None),
        _changed(start_time="00:00", end_time="23:59"),
        _changed(start_time=None, end_time=None), _changed(start_time="00:00", end_time="00:00"),
    ),
    "session-span": _span,
    "session-address": _in_session(_changed(address=None), _changed(address="")),
    "session-needed": _in_session(_changed(needed=None), _changed(needed=None, confirmed=None)),
    "session-confirmed": _in_session(_changed(needed=12, confirmed=None)),
    "past-as-new": _past_as_new,
    "deadline-after-end": _late_deadline,
    "age-order": _ages,
    "child-without-guardian": _alone,
    "hours-over-time": _hours,
    "unknown-category": _unknown("category", "sorcery"),
    "unknown-service-object": _unknown("service_object", "ghosts"),
}  # fmt: skip
"""Faults of structure: each in the shapes that there are."""


def seeds() -> dict[str, Seed]:
    """Return the seed of every rule of notices."""
    said = {rule: _of_wordings(rule) for rule in faults()}
    return {**STRUCTURAL, **said, "repeated-text": _repeated_fields}
