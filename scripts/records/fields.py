"""Field types shared by the records: codes, texts, periods, places."""

import datetime as dt
from typing import Annotated, ClassVar, Literal

from msgspec import Meta, Struct

IDENTIFIER = r"\A[A-Za-z0-9][A-Za-z0-9_-]{0,63}\Z"
Identifier = Annotated[str, Meta(pattern=IDENTIFIER)]
"""Stands in addresses, so ASCII letters, digits, `-` and `_` only; never changes."""

DivisionCode = Annotated[str, Meta(pattern=r"\A[0-9]{6}\Z")]
"""County-level division, six digits (GB/T 2260)."""

StreetCode = Annotated[str, Meta(pattern=r"\A[0-9]{9}\Z")]
"""Street or town, nine digits (GB/T 10114)."""

Code = Annotated[str, Meta(pattern=r"\A[a-z][a-z0-9-]{0,39}\Z")]
"""An entry of a list in content/city.yaml; stands in addresses."""

Lang = Annotated[str, Meta(pattern=r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z")]
"""BCP 47 language of a record's text, where it isn't the city's."""

Line = Annotated[str, Meta(min_length=1, max_length=200)]
"""One line of text."""

Text = Annotated[str, Meta(max_length=10_000)]
"""Plain text; blank lines separate paragraphs. No markup is interpreted."""

WebAddress = Annotated[str, Meta(pattern=r"\Ahttps?://[^\s<>\"']{3,1000}\Z")]
Clock = Annotated[str, Meta(pattern=r"\A([01][0-9]|2[0-3]):[0-5][0-9]\Z")]
"""Local wall time, HH:MM."""

Spirit = tuple[Literal["dedication", "friendship", "mutual-aid", "progress"], ...]
"""奉献 友爱 互助 进步."""

Count = Annotated[int, Meta(ge=0, le=1_000_000)]
Age = Annotated[int, Meta(ge=0, le=120)]
Hours = Annotated[float, Meta(ge=0, le=10_000)]
Latitude = Annotated[float, Meta(ge=-90, le=90)]
Longitude = Annotated[float, Meta(ge=-180, le=180)]
Digest = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\Z")]
Moment = Annotated[dt.datetime, Meta(tz=True)]
"""A moment with its offset from UTC."""


class Part(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something a record contains. `PUBLIC` names the fields that may be published.

    `MADE` names those among them that the pull makes; no source sends them.
    """

    PUBLIC: ClassVar[tuple[str, ...]] = ()
    MADE: ClassVar[tuple[str, ...]] = ()


class Period(Part, frozen=True, kw_only=True):
    """From a day to a day, both included; an open end is None."""

    PUBLIC: ClassVar = ("start", "end")
    start: dt.date
    end: dt.date | None = None


class Source(Part, frozen=True, kw_only=True):
    """Where a record was first entered."""

    PUBLIC: ClassVar = ("system", "id", "url")
    system: Line
    id: Line
    url: WebAddress | None = None


class OpenHours(Part, frozen=True, kw_only=True):
    """Weekly opening hours: days are 1 (Monday) to 7 (Sunday), local time."""

    PUBLIC: ClassVar = ("days", "opens", "closes")
    days: tuple[Annotated[int, Meta(ge=1, le=7)], ...]
    opens: Clock
    closes: Clock
