"""A session as an event of a calendar (RFC 5545, 3.6.1)."""

import datetime as dt
from collections.abc import Iterator

from plugins.feeds import words
from plugins.feeds.content_lines import END, line, text
from plugins.feeds.words import Announced
from plugins.listings import offers
from plugins.listings.entries import UNKNOWN
from scripts.records import Session
from scripts.rules.opening_state import ends_at, starts_at

_STAMP = "%Y%m%dT%H%M%SZ"
_WALL = "%Y%m%dT%H%M%S"
_DAY = "%Y%m%d"


def event(notice: Announced, session: Session, key: str) -> str:
    """Write a session's VEVENT; `key` tells it from the others of its opening or training.

    Its UID never changes and names no host; SEQUENCE is the record's version, which the
    management raises with time, place or status: so a calendar moves the event it has.
    """
    return "".join(
        (
            "BEGIN:VEVENT",
            END,
            line("UID", uid(notice, key)),
            *_properties(notice, session),
            "END:VEVENT",
            END,
        )
    )


def uid(notice: Announced, key: str) -> str:
    """Return such as OP-17.S1@431000.volunteer-city, training.TR-3.S1@…; no id holds a dot."""
    code = notice.indexes.portal.city.code
    return f"{notice.key}.{key}@{code}.volunteer-city"


def _properties(notice: Announced, session: Session) -> Iterator[str]:
    offer = notice.offer
    language = f";LANGUAGE={offer.lang}" if offer.lang else ""
    yield line("DTSTAMP", notice.updated.astimezone(dt.UTC).strftime(_STAMP))
    if offer.updated_at:
        yield line("LAST-MODIFIED", offer.updated_at.astimezone(dt.UTC).strftime(_STAMP))
    yield line("SEQUENCE", str(offer.version))
    yield from _times(notice, session)
    yield line("STATUS", _status(notice, session))
    yield line(f"SUMMARY{language}", text(notice.title))
    yield line("LOCATION", text(notice.where(session)))
    if session.latitude is not None and session.longitude is not None:
        yield line("GEO", f"{session.latitude:.6f};{session.longitude:.6f}")
    if notice.categories:
        yield line("CATEGORIES", ",".join(text(name) for name in notice.categories))
    if notice.indexes.portal.base_url:
        yield line("URL", notice.url)
    yield line("DESCRIPTION", text("\n".join(_description(notice, session))))


def _times(notice: Announced, session: Session) -> Iterator[str]:
    """Yield beginning and end; a day where the hour isn't known, no end where none is known."""
    zone = notice.indexes.clock.zone
    if session.start_time is None:
        after = session.end_date + dt.timedelta(days=1)  # DTEND is the first day without it
        yield line("DTSTART;VALUE=DATE", session.start_date.strftime(_DAY))
        yield line("DTEND;VALUE=DATE", after.strftime(_DAY))
        return
    starts, ends = starts_at(session, zone), ends_at(session, zone)
    yield line(f"DTSTART;TZID={zone.key}", starts.strftime(_WALL))
    if _is_known(session) and ends > starts:
        yield line(f"DTEND;TZID={zone.key}", ends.strftime(_WALL))


def _is_known(session: Session) -> bool:
    return session.end_time is not None or session.end_date > session.start_date


def _status(notice: Announced, session: Session) -> str:
    if notice.cancelled:
        return "CANCELLED"
    return "CONFIRMED" if session.start_time else "TENTATIVE"


def _description(notice: Announced, session: Session) -> Iterator[str]:
    if notice.cancelled:
        yield words.state(notice)
    if session.start_time is None:
        yield "时间待定，请留意主办单位的通知"
    elif session.end_time is None:
        yield f"结束时间：{UNKNOWN}"
    if session.needed is not None and not notice.cancelled:
        yield offers.capacity(notice.offer, session.needed)
    yield from notice.lines()
