from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from scripts.records.base import COMMON, Record
from scripts.records.fields import (
    Code,
    DivisionCode,
    Identifier,
    Line,
    Moment,
    Part,
    Text,
    WebAddress,
)
from scripts.records.opening import Session

Mode = Literal["lecture", "discussion", "case-study", "practice", "online"]
"""集中辅导 座谈 案例分析 实操演练 线上."""


class Material(Part, frozen=True, kw_only=True):
    """Something to read or watch, at a public address."""

    PUBLIC: ClassVar = ("title", "url")
    title: Line
    url: WebAddress


class RequiredFor(Part, frozen=True, kw_only=True):
    """Who must have taken a training first (条例 art. 16); any of them is enough."""

    PUBLIC: ClassVar = ("openings", "projects", "categories", "skills")
    openings: tuple[Identifier, ...] = ()
    projects: tuple[Identifier, ...] = ()
    categories: tuple[Code, ...] = ()
    skills: tuple[Line, ...] = ()
    """As openings write them, among their skills or the training they ask for."""


class Training(Record, frozen=True, kw_only=True):
    """A course for volunteers (培训), in sessions of the same shape as an opening's."""

    COLLECTION: ClassVar = "trainings"
    LABEL: ClassVar = "培训"
    PUBLIC: ClassVar = (
        *COMMON, "title", "organization", "division", "status", "publish_at", "mode", "sessions",
        "topics", "audience", "description", "materials", "required_for", "sign_up_opens",
        "sign_up_deadline", "sign_up_url", "office_phone", "version", "cancellation_reason",
    )  # fmt: skip

    title: Line
    organization: Identifier
    division: DivisionCode
    sessions: Annotated[tuple[Session, ...], Meta(min_length=1)]
    """`needed` is how many places there are."""
    status: Literal["published", "closed", "cancelled"] = "published"
    """Stored states; drafts never leave the API, all else is derived from the clock."""
    publish_at: Moment | None = None
    """Nothing of it is public before."""
    mode: Mode | None = None
    topics: tuple[Line, ...] = ()
    audience: Line | None = None
    """For whom it is, in words."""
    description: Text | None = None
    materials: tuple[Material, ...] = ()
    required_for: RequiredFor | None = None
    sign_up_opens: Moment | None = None
    sign_up_deadline: Moment | None = None
    sign_up_url: WebAddress | None = None
    """On the official system; the portal collects nothing."""
    office_phone: Line | None = None
    """A public office number, never a private person's."""
    version: Annotated[int, Meta(ge=1)] = 1
    """Raised when time, place or status changes; iCalendar's SEQUENCE."""
    cancellation_reason: Line | None = None
