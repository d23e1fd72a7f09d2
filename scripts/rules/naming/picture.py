"""Whether a picture may be shown: nobody is to be seen in it, or everybody consents."""

import datetime as dt

from scripts.records.picture import Picture
from scripts.rules.naming.consent import days_of, may_be_named


def may_be_shown(picture: Picture, on: dt.date) -> bool:
    """Tell whether a picture may be shown on a day; an empty list is nobody's consent."""
    if not picture.shows_people:
        return True
    return bool(picture.people) and all(
        may_be_named(person, person.PURPOSE, on) for person in picture.people
    )


def may_be_shown_from(picture: Picture, on: dt.date) -> dt.date | None:
    """Return the first day from `on` on which it may be shown; None: never, as things stand."""
    days = {on, *(day for person in picture.people for day in days_of(person) if day > on)}
    return next((day for day in sorted(days) if may_be_shown(picture, day)), None)


def shown_until(picture: Picture, on: dt.date) -> dt.date | None:
    """Return the last day of those after `on` on which it may be shown; None: no end is known."""
    days = sorted({day for person in picture.people for day in days_of(person) if day > on})
    ends = (day - dt.timedelta(days=1) for day in days if not may_be_shown(picture, day))
    return next(ends, None)
