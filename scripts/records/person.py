"""A person in a record: what a source sends of them, and what of it may be published."""

import datetime as dt
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from scripts.records.fields import Line, Part

Purpose = Literal["name", "story", "honor", "picture"]
"""What a person agrees to, each for itself (PIPL art. 25): their name on notices and
organisations' pages; in a story; on honor rolls; their picture."""


class Consent(Part, frozen=True, kw_only=True):
    """Leave to publish one person's data for one purpose. All days are whole, and included.

    On the day of its withdrawal it no longer holds (PIPL art. 15).
    """

    purpose: Purpose
    given_on: dt.date
    withdrawn_on: dt.date | None = None
    valid_until: dt.date | None = None
    """The last day it holds; without it, until it is withdrawn."""
    by_guardian: bool = False
    """Given by a parent or guardian; needed as long as the person is a minor."""


class Person(Part, frozen=True, kw_only=True):
    """Somebody a record names. A name leaves the pull only where consent is in force.

    A source sends `name` and what decides over it. The pull judges that, and what it makes
    stands in the snapshot: `masked` always, `name`, `also` and `named_until` only with consent.
    Nothing else of a person is public: see docs/consent.md and scripts/rules/naming.
    """

    PUBLIC: ClassVar = ("name", "also", "masked", "named_until", "role")
    MADE: ClassVar = ("masked", "named_until")
    PURPOSE: ClassVar[Purpose] = "name"
    """The purpose that this place of the name needs consent for."""

    name: Line | None = None
    """As the source writes it; in the snapshot None where the name may not be shown."""
    role: Line | None = None
    """Such as 领队, never a name. Who is never named is called 某 and their role: 某学生."""
    also: tuple[Line, ...] = ()
    """Other forms of the name that texts use, such as the given name alone.

    They enter the snapshot with the name, so that they are masked when its consent ends.
    """
    consents: tuple[Consent, ...] = ()
    """Private."""
    named_from: dt.date | None = None
    """Private: never named before this day. A source sends it instead of a date of birth."""
    minor_until: dt.date | None = None
    """Private: the day of coming of age, while it lies ahead; until then a guardian consents."""
    never_named: bool = False
    """Private: under 14, or in need (条例 art. 21; PIPL art. 31). No consent changes that."""
    masked: Line | None = None
    """Made by the pull: 张**, J. S. or 某志愿者."""
    named_until: dt.date | None = None
    """Made by the pull: the last day on which the name may be shown; None: no end is known."""


class HonoredPerson(Person, frozen=True, kw_only=True):
    """Somebody on a roll or under public notice (公示): the purpose is honor."""

    PURPOSE: ClassVar[Purpose] = "honor"


class PicturedPerson(Person, frozen=True, kw_only=True):
    """Somebody a picture shows. Nothing of them is published but the picture."""

    PURPOSE: ClassVar[Purpose] = "picture"


People = Annotated[tuple[PicturedPerson, ...], Meta(max_length=100)]
