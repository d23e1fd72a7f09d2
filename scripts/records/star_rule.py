import datetime as dt
from typing import Annotated, ClassVar

from msgspec import Meta

from scripts.records.base import COMMON, Record
from scripts.records.fields import Line, Part, Text

Star = Annotated[int, Meta(ge=1, le=5)]
"""One star to five."""

ServiceHours = Annotated[float, Meta(ge=0, le=100_000)]
"""Hours of service in all, with decimals: 300.5."""


class StarStep(Part, frozen=True, kw_only=True):
    """From how many hours of service a star is given."""

    PUBLIC: ClassVar = ("star", "hours")
    star: Star
    hours: ServiceHours


class StarRule(Record, frozen=True, kw_only=True):
    """What a star takes, from a day on until a later rule replaces it (星级认定标准)."""

    COLLECTION: ClassVar = "star_rules"
    LABEL: ClassVar = "星级标准"
    PUBLIC: ClassVar = (
        *COMMON, "title", "authority", "effective_from", "steps", "notice_days", "document",
        "explanation",
    )  # fmt: skip

    title: Line
    authority: Line
    """Who set the rule."""
    effective_from: dt.date
    steps: Annotated[tuple[StarStep, ...], Meta(min_length=1)]
    notice_days: Annotated[int, Meta(ge=1, le=60)] = 5
    """Working days that a 公示 lasts at least."""
    document: Line | None = None
    """The document it stands in, with its number."""
    explanation: Text | None = None
