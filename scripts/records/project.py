import datetime as dt
from typing import ClassVar, Literal

from scripts.records.base import COMMON, Record
from scripts.records.fields import (
    Code,
    DivisionCode,
    Identifier,
    Line,
    Part,
    Period,
    Spirit,
    Text,
)
from scripts.records.picture import Picture


class PlanStep(Part, frozen=True, kw_only=True):
    """One step of a project's plan."""

    PUBLIC: ClassVar = ("day", "what", "month_only", "done")
    day: dt.date
    what: Line
    month_only: bool = False
    """Only the month is known; `day` is its first."""
    done: bool | None = None
    """Whether it was done, as far as somebody said so; no clock knows."""


class Project(Record, frozen=True, kw_only=True):
    """A lasting undertaking of the project library (志愿服务项目库)."""

    COLLECTION: ClassVar = "projects"
    LABEL: ClassVar = "项目"
    PUBLIC: ClassVar = (
        *COMMON, "title", "organization", "division", "category", "service_object", "status",
        "description", "group", "period", "plan", "office_phone", "spirit", "pictures",
    )  # fmt: skip

    title: Line
    organization: Identifier
    division: DivisionCode
    status: Literal["published", "closed", "cancelled"] = "published"
    category: Code | None = None
    service_object: tuple[Code, ...] = ()
    description: Text | None = None
    group: Line | None = None
    """The people it is for, in words."""
    period: Period | None = None
    plan: tuple[PlanStep, ...] = ()
    office_phone: Line | None = None
    spirit: Spirit = ()
    pictures: tuple[Picture, ...] = ()
