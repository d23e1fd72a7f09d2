"""Openings, trainings and organisations as schema.org knows them.

Event, JobPosting, EducationEvent, Organization.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any

from plugins.listings import offers
from plugins.listings.entries import Entry
from plugins.listings.indexes import Indexes
from plugins.listings.sessions import iso, to_come
from plugins.pages import text, urls
from plugins.pages.linked_data import block, thing
from scripts.records import Offer, Organization, Session, Training
from scripts.rules.opening_state import State, ends_at, places_left, sign_up_closes


def opening_data(entry: Entry, indexes: Indexes) -> tuple[str, ...]:
    """Return an event for each session to come and, while one can sign up, a volunteer's post."""
    sessions = to_come(entry.opening, indexes.clock)
    events = (_event(session, entry.opening, entry.state, indexes) for session in sessions)
    return (*events, *_posting(entry, sessions, indexes))


def training_data(training: Training, state: State, indexes: Indexes) -> tuple[str, ...]:
    """Return an event for each session to come."""
    sessions = to_come(training, indexes.clock)
    return tuple(_event(session, training, state, indexes) for session in sessions)


def organization_data(body: Organization, indexes: Indexes) -> tuple[str, ...]:
    """Return an organisation with its public address and office phone."""
    parent = indexes.organizations.get(body.parent or "")
    return (
        block(
            "Organization",
            name=body.name,
            url=_absolute(urls.organization(body.id), indexes),
            sameAs=body.website,
            description=text.shorten(body.description) if body.description else None,
            telephone=body.office_phone,
            address=_address(body.address, body.division, indexes),
            parentOrganization=_organization(parent, indexes),
        ),
    )


def _event(session: Session, opening: Offer, state: State, indexes: Indexes) -> str:
    status = "EventCancelled" if state is State.CANCELLED else "EventScheduled"
    training = isinstance(opening, Training)
    online = isinstance(opening, Training) and opening.mode == "online"
    mode = "OnlineEventAttendanceMode" if online else "OfflineEventAttendanceMode"
    return block(
        "EducationEvent" if training else "Event",
        name=opening.title,
        description=_description(opening),
        startDate=iso(session, indexes.clock.zone),
        endDate=_ends(session, indexes),
        eventStatus=f"https://schema.org/{status}",
        eventAttendanceMode=f"https://schema.org/{mode}",
        location=_virtual(opening, indexes) if online else _place(session, opening, indexes),
        organizer=_organization(indexes.organizations.get(opening.organization), indexes),
        maximumAttendeeCapacity=session.needed,
        remainingAttendeeCapacity=places_left(session),
        isAccessibleForFree=None if training else True,  # 条例 art. 25: nobody pays to serve
        inLanguage=opening.lang or indexes.portal.city.language,
        url=_absolute(offers.url(opening), indexes),
    )


def _virtual(opening: Offer, indexes: Indexes) -> dict[str, Any] | None:
    """Return where one joins what is held online: the address of its sign-up, or its page."""
    url = opening.sign_up_url or _absolute(offers.url(opening), indexes)
    return thing("VirtualLocation", url=url)


def _ends(session: Session, indexes: Indexes) -> str | None:
    """Return a moment if beginning and end are known, a day if it is another than the first."""
    if session.start_time and session.end_time:
        return ends_at(session, indexes.clock.zone).isoformat(timespec="minutes")
    return session.end_date.isoformat() if session.end_date > session.start_date else None


def _posting(entry: Entry, sessions: list[Session], indexes: Indexes) -> Iterator[str]:
    """Yield the post if it is open, and known since when it is offered and by whom."""
    opening, clock = entry.opening, indexes.clock
    offered = opening.publish_at or opening.updated_at
    body = indexes.organizations.get(opening.organization)
    if entry.state is not State.OPEN or body is None or offered is None:
        return
    yield block(
        "JobPosting",
        title=opening.title,
        description=_description(opening),
        identifier=thing("PropertyValue", name=body.name, value=opening.id),
        datePosted=clock.local(offered).date().isoformat(),
        validThrough=_moment(sign_up_closes(opening, clock.zone), clock.zone),
        employmentType="VOLUNTEER",
        hiringOrganization=_organization(body, indexes),
        jobLocation=_place(sessions[0], opening, indexes),
        directApply=False,
        url=_absolute(urls.opening(opening.id), indexes),
    )


def _moment(when: dt.datetime, zone: dt.tzinfo) -> str:
    return when.astimezone(zone).isoformat(timespec="minutes")


def _description(opening: Offer) -> str:
    """Return what it says of itself, with the risks (条例 art. 12), or its title."""
    said = None if isinstance(opening, Training) else opening.risks
    risks = f"风险：{said}" if said else ""
    told = "\n\n".join(text.paragraphs(f"{opening.description or ''}\n\n{risks}"))
    return text.shorten(told, 500) or opening.title


def _place(session: Session, opening: Offer, indexes: Indexes) -> dict[str, Any] | None:
    division = session.division or opening.division
    known = session.latitude is not None and session.longitude is not None
    point = thing("GeoCoordinates", latitude=session.latitude, longitude=session.longitude)
    return thing(
        "Place",
        name=session.place or indexes.names.where(division, session.street),
        address=_address(session.address, division, indexes),
        geo=point if known else None,
    )


def _address(street: str | None, division: str, indexes: Indexes) -> dict[str, Any] | None:
    city = indexes.portal.city
    return thing(
        "PostalAddress",
        streetAddress=street,
        addressLocality=indexes.names.division(division),
        addressRegion=city.province,
        addressCountry=city.country,
    )


def _organization(body: Organization | None, indexes: Indexes) -> dict[str, Any] | None:
    if body is None:
        return None
    return thing(
        "Organization",
        name=body.name,
        url=_absolute(urls.organization(body.id), indexes),
        sameAs=body.website,
    )


def _absolute(url: str, indexes: Indexes) -> str:
    return indexes.portal.base_url + url
