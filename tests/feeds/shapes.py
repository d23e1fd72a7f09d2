"""What search engines ask of JSON-LD, as far as these pages are concerned.

Sources: schema.org (types and the properties they may have) and Google's Search Central pages
"Event", "Job posting", "Organization", "Article" and "Breadcrumb" (structured data: required and
recommended properties). Where Google requires nothing, what makes the thing useful is required.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Any, NamedTuple

Thing = dict[str, Any]


class Shape(NamedTuple):
    """Required properties with the types a value may have, and those that may be there."""

    needed: dict[str, tuple[str, ...]]
    allowed: dict[str, tuple[str, ...]]


TEXT, URL, DATE, NUMBER, TRUTH = "Text", "URL", "Date", "Integer", "Boolean"
SHAPES: dict[str, Shape] = {
    "Event": Shape(
        needed={"name": (TEXT,), "startDate": (DATE,), "location": ("Place",)},
        allowed={
            "description": (TEXT,), "endDate": (DATE,), "eventStatus": (URL,),
            "eventAttendanceMode": (URL,), "organizer": ("Organization",),
            "maximumAttendeeCapacity": (NUMBER,), "remainingAttendeeCapacity": (NUMBER,),
            "isAccessibleForFree": (TRUTH,), "inLanguage": (TEXT,), "url": (URL,),
        },
    ),
    "JobPosting": Shape(
        needed={
            "title": (TEXT,), "description": (TEXT,), "datePosted": (DATE,),
            "hiringOrganization": ("Organization",), "jobLocation": ("Place",),
        },
        allowed={
            "validThrough": (DATE,), "employmentType": (TEXT,), "identifier": ("PropertyValue",),
            "directApply": (TRUTH,), "url": (URL,),
        },
    ),
    "Place": Shape(
        needed={"address": ("PostalAddress",)},
        allowed={"name": (TEXT,), "geo": ("GeoCoordinates",)},
    ),
    "PostalAddress": Shape(
        needed={"addressLocality": (TEXT,), "addressRegion": (TEXT,), "addressCountry": (TEXT,)},
        allowed={"streetAddress": (TEXT,)},
    ),
    "GeoCoordinates": Shape(needed={"latitude": (NUMBER,), "longitude": (NUMBER,)}, allowed={}),
    "PropertyValue": Shape(needed={"name": (TEXT,), "value": (TEXT,)}, allowed={}),
    "Organization": Shape(
        needed={"name": (TEXT,)},
        allowed={
            "url": (URL,), "sameAs": (URL,), "description": (TEXT,), "telephone": (TEXT,),
            "address": ("PostalAddress",), "parentOrganization": ("Organization",),
        },
    ),
    "BreadcrumbList": Shape(needed={"itemListElement": ("ListItem",)}, allowed={}),
    "ListItem": Shape(
        needed={"position": (NUMBER,), "name": (TEXT,), "item": (URL,)}, allowed={}
    ),
    "NewsArticle": Shape(
        needed={"headline": (TEXT,), "datePublished": (DATE,), "author": ("Organization",)},
        allowed={
            "description": (TEXT,), "dateModified": (DATE,), "inLanguage": (TEXT,),
            "articleSection": (TEXT,), "image": (URL,), "mainEntityOfPage": (URL,),
            "publisher": ("Organization",),
        },
    ),
}  # fmt: skip
SHAPES["Article"] = SHAPES["NewsArticle"]
STATUSES = ("EventScheduled", "EventCancelled")


def faults(thing: Thing, where: str = "") -> Iterator[str]:
    """Yield what is wrong with a thing and all within it."""
    kind = thing.get("@type", "")
    where = f"{where}/{kind}"
    shape = SHAPES.get(kind)
    if shape is None:
        yield f"{where}: no such type"
        return
    yield from (f"{where}: no {name}" for name in shape.needed if name not in thing)
    known = {**shape.needed, **shape.allowed}
    for name, value in thing.items():
        if name.startswith("@"):
            continue
        if name not in known:
            yield f"{where}: {name} is not expected"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _value_faults(one, known[name], f"{where}.{name}")


def _value_faults(value: Any, kinds: tuple[str, ...], where: str) -> Iterator[str]:
    if isinstance(value, dict):
        if value.get("@type") not in kinds:
            yield f"{where}: {value.get('@type')} instead of {kinds}"
        yield from faults(value, where)
    elif not any(_is(value, kind) for kind in kinds):
        yield f"{where}: {value!r} is no {kinds}"


def _is(value: Any, kind: str) -> bool:
    if kind == TRUTH:
        return isinstance(value, bool)
    if kind == NUMBER:
        return isinstance(value, int | float) and not isinstance(value, bool)
    if not isinstance(value, str) or not value.strip():
        return False
    if kind == URL:
        return value.startswith(("https://", "http://"))
    return kind == TEXT or (kind == DATE and _is_date(value))


def _is_date(value: str) -> bool:
    """Tell whether it is a day, or a moment with its offset."""
    try:
        found = dt.datetime.fromisoformat(value)
    except ValueError:
        return False
    return len(value) == len("2026-11-28") or found.tzinfo is not None
