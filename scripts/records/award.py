import datetime as dt
from typing import Annotated, ClassVar

from msgspec import Meta

from scripts.records.base import COMMON, Record
from scripts.records.fields import DivisionCode, Identifier, Line, Spirit, Text
from scripts.records.person import HonoredPerson


class Award(Record, frozen=True, kw_only=True):
    """An award given to a person or an organization in a year, such as the 市长奖."""

    COLLECTION: ClassVar = "awards"
    LABEL: ClassVar = "表彰"
    PUBLIC: ClassVar = (
        *COMMON, "title", "year", "person", "organization", "division", "authority",
        "granted_on", "deeds", "spirit",
    )  # fmt: skip

    title: Line
    year: Annotated[int, Meta(ge=1949, le=2200)]
    person: HonoredPerson | None = None
    organization: Identifier | None = None
    """Who is honored; for a person, where they serve."""
    division: DivisionCode | None = None
    authority: Line | None = None
    """Who gives it."""
    granted_on: dt.date | None = None
    """Nothing of it is public before."""
    deeds: Text | None = None
    spirit: Spirit = ()
