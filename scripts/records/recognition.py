import datetime as dt
from typing import ClassVar

from scripts.records.base import COMMON, Record
from scripts.records.fields import DivisionCode, Identifier, Line, Part, Spirit, Text
from scripts.records.person import HonoredPerson
from scripts.records.star_rule import ServiceHours, Star


class NoticePeriod(Part, frozen=True, kw_only=True):
    """How long a recognition is under public notice (公示): both days included."""

    PUBLIC: ClassVar = ("start", "end")
    start: dt.date
    """Nothing of the recognition is public before."""
    end: dt.date


class Decision(Part, frozen=True, kw_only=True):
    """What came of a public notice. A later withdrawal takes back what was granted."""

    PUBLIC: ClassVar = ("granted_on", "withdrawn_on", "reason")
    granted_on: dt.date | None = None
    withdrawn_on: dt.date | None = None
    reason: Line | None = None
    """Why it was withdrawn, such as 异议成立：时数重复登记; never a name."""


class Recognition(Record, frozen=True, kw_only=True):
    """A volunteer's star (星级认定): under public notice, then granted or withdrawn."""

    COLLECTION: ClassVar = "recognitions"
    LABEL: ClassVar = "星级认定"
    TITLE: ClassVar = "id"
    """Reports call it by its number: a name has no place in them."""
    PUBLIC: ClassVar = (
        *COMMON, "person", "star", "hours", "judged_on", "division", "organization", "rule",
        "notice", "objection_channel", "office_phone", "decision", "deeds",
        "spirit",
    )  # fmt: skip

    person: HonoredPerson
    star: Star
    hours: ServiceHours
    judged_on: dt.date
    """The day up to which hours count; the rule in force on it decides."""
    division: DivisionCode
    notice: NoticePeriod
    organization: Identifier | None = None
    rule: Identifier | None = None
    """The rule the office says it used; which one holds follows from `judged_on`."""
    objection_channel: Line | None = None
    """Where and how one objects, such as an office's e-mail address or window and its hours."""
    office_phone: Line | None = None
    """The office's public number for objections, never a private person's."""
    decision: Decision | None = None
    deeds: Text | None = None
    spirit: Spirit = ()
