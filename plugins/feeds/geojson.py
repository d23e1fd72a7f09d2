"""GeoJSON (RFC 7946): longitude before latitude, WGS-84, as the records have it."""

from collections.abc import Iterable

from plugins.feeds.json_feed import compact, joined
from plugins.feeds.words import Head, Notice
from plugins.listings.sessions import iso
from scripts.records import Session
from scripts.rules.opening_state import LABELS, ends_at, places_left


def feature(notice: Notice, session: Session) -> str:
    """Write a session; one whose place isn't known on the globe has no geometry."""
    entry, zone = notice.entry, notice.indexes.clock.zone
    known = session.latitude is not None and session.longitude is not None
    hours = session.start_time and session.end_time
    ends = ends_at(session, zone).isoformat(timespec="minutes") if hours else None
    properties = {
        "opening": notice.opening.id,
        "session": session.id,
        "title": notice.opening.title,
        "state": entry.state.value,
        "state_label": LABELS[entry.state],
        "starts": iso(session, zone),
        "ends": ends or session.end_date.isoformat(),
        "where": notice.where(session),
        "division": session.division or notice.opening.division,
        "needed": session.needed,
        "places_left": places_left(session),
        "organization": notice.organization,
        "url": notice.url,
    }
    point = {"type": "Point", "coordinates": [session.longitude, session.latitude]}
    return compact(
        {
            "type": "Feature",
            "id": f"{notice.opening.id}.{session.id}",
            "geometry": point if known else None,
            "properties": properties,
        }
    )


def collection(head: Head, features: Iterable[str]) -> tuple[str, ...]:
    """Put the features of a list together; its name is a foreign member."""
    top = compact({"type": "FeatureCollection", "name": head.marked})
    return (top[:-1], ',"features":[\n', *joined(features), "\n]}\n")
