import datetime as dt
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from scripts.records.base import COMMON, Record
from scripts.records.fields import Code, DivisionCode, Identifier, Line, Part, StreetCode

NeedStatus = Literal["open", "partly", "met"]

People = Annotated[int, Meta(ge=1, le=10_000_000)]


class PeopleRange(Part, frozen=True, kw_only=True):
    """How many people a group has, never exactly: 10–20; an open end is None."""

    PUBLIC: ClassVar = ("least", "most")
    least: People
    most: People | None = None


class Need(Record, frozen=True, kw_only=True):
    """What a group of people needs, as a survey found it (条例 art. 21: recipients' privacy).

    Anonymous by construction: it has no field for a person, telephone or address, and
    scripts/rules/anonymity judges its texts.
    """

    COLLECTION: ClassVar = "needs"
    LABEL: ClassVar = "需求"
    ANONYMOUS: ClassVar = True
    PUBLIC: ClassVar = (
        *COMMON, "title", "division", "street", "category", "service_object", "people_range",
        "needs", "status", "valid_from", "valid_until", "survey",
    )  # fmt: skip

    title: Line
    division: DivisionCode
    people_range: PeopleRange
    street: StreetCode | None = None
    """Only of a group that is large enough."""
    category: Code | None = None
    service_object: tuple[Code, ...] = ()
    needs: tuple[Line, ...] = ()
    """What is needed, each in a line."""
    status: NeedStatus = "open"
    valid_from: dt.date | None = None
    """Nothing of it is public before."""
    valid_until: dt.date | None = None
    """The last day on which it counts."""
    survey: Identifier | None = None
    """The round that found it."""
