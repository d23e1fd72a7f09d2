import datetime as dt
from typing import ClassVar

from scripts.records.base import COMMON, Record
from scripts.records.fields import Identifier, Line, Part, Text


class Side(Part, frozen=True, kw_only=True):
    """What one side may expect, and what it promises; one item a line."""

    PUBLIC: ClassVar = ("rights", "duties")
    rights: tuple[Line, ...] = ()
    duties: tuple[Line, ...] = ()


class Commitment(Record, frozen=True, kw_only=True):
    """One edition of what volunteers, organizations and recipients promise (志愿服务承诺制度).

    It is in force from its day on, until a later one of the same organization, or of the city,
    takes its place; nothing of that is stored. An edition is never rewritten: a new one replaces
    it, so that everybody can see what was promised when they came.
    """

    COLLECTION: ClassVar = "commitments"
    LABEL: ClassVar = "服务承诺"
    PUBLIC: ClassVar = (
        *COMMON, "title", "edition", "organization", "effective_from", "supersedes", "content",
        "volunteers", "organizers", "recipients", "authority", "document",
    )  # fmt: skip

    title: Line
    effective_from: dt.date
    edition: Line | None = None
    """What people call this version, such as 2026 年版."""
    organization: Identifier | None = None
    """Whose it is; None: the whole city's."""
    supersedes: Identifier | None = None
    """The edition it replaces."""
    content: Text | None = None
    volunteers: Side | None = None
    organizers: Side | None = None
    recipients: Side | None = None
    authority: Line | None = None
    """Who set it."""
    document: Line | None = None
    """The document it stands in, with its number."""
