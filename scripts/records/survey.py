import datetime as dt
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from scripts.records.base import COMMON, Record
from scripts.records.fields import DivisionCode, Identifier, Line, Part, Text

Unit = Literal["人", "户", "人次", "份", "处", "场", "%"]
"""What a result counts."""


class SurveyResult(Part, frozen=True, kw_only=True):
    """One thing that a survey found, as a number: 独居老人 320 人."""

    PUBLIC: ClassVar = ("what", "number", "unit")
    what: Line
    number: Annotated[float, Meta(ge=0, le=100_000_000)]
    unit: Unit


class Survey(Record, frozen=True, kw_only=True):
    """A round in which the city asked what is needed (定期调查服务项目和救助对象).

    Anonymous by construction: it has no field for a person, and scripts/rules/anonymity judges
    its texts.
    """

    COLLECTION: ClassVar = "surveys"
    LABEL: ClassVar = "需求调查"
    ANONYMOUS: ClassVar = True
    PUBLIC: ClassVar = (
        *COMMON, "title", "date", "by", "organization", "division", "scope", "method", "results",
        "summary",
    )  # fmt: skip

    title: Line
    date: dt.date
    """When it was completed; nothing of it is public before."""
    by: Line
    """Who did it: an authority or organization, never a person."""
    division: DivisionCode
    organization: Identifier | None = None
    """The same, where the portal knows it."""
    scope: Text | None = None
    """Whom and where it asked."""
    method: Text | None = None
    results: tuple[SurveyResult, ...] = ()
    summary: Text | None = None
