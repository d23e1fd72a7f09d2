import datetime as dt
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from scripts.records.base import COMMON, Record
from scripts.records.fields import (
    Age,
    Clock,
    Code,
    Count,
    DivisionCode,
    Hours,
    Identifier,
    Latitude,
    Line,
    Longitude,
    Moment,
    Part,
    StreetCode,
    Text,
    WebAddress,
)
from scripts.records.person import Person
from scripts.records.picture import Picture


class Session(Part, frozen=True, kw_only=True):
    """One dated time at one place. Dates and times are the city's local wall time.

    A source that knows the day but not the hour sends no times; the page says 时间待定.
    """

    PUBLIC: ClassVar = (
        "id", "start_date", "start_time", "end_date", "end_time", "place", "address",
        "division", "street", "latitude", "longitude", "needed", "confirmed",
    )  # fmt: skip

    id: Identifier
    start_date: dt.date
    end_date: dt.date
    start_time: Clock | None = None
    end_time: Clock | None = None
    place: Line | None = None
    address: Line | None = None
    division: DivisionCode | None = None
    """Where it differs from the opening's."""
    street: StreetCode | None = None
    latitude: Latitude | None = None
    """WGS-84, as longitude."""
    longitude: Longitude | None = None
    needed: Count | None = None
    confirmed: Count | None = None
    """None where the source doesn't say; then nobody knows how many places are left."""


class Requirements(Part, frozen=True, kw_only=True):
    """Who may take part (条例 art. 15, 16)."""

    PUBLIC: ClassVar = (
        "age_min", "age_max", "guardian_required", "skills", "training", "health",
    )  # fmt: skip

    age_min: Age | None = None
    age_max: Age | None = None
    guardian_required: bool | None = None
    skills: tuple[Line, ...] = ()
    training: tuple[Line, ...] = ()
    health: Line | None = None


class Afterwards(Part, frozen=True, kw_only=True):
    """What came of an ended opening (活动总结)."""

    PUBLIC: ClassVar = ("people", "hours", "reflections")
    people: Count | None = None
    hours: Hours | None = None
    reflections: Text | None = None


class Opening(Record, frozen=True, kw_only=True):
    """A recruitment notice (招募信息), as 条例 art. 12 asks for it."""

    COLLECTION: ClassVar = "openings"
    LABEL: ClassVar = "招募信息"
    PUBLIC: ClassVar = (
        *COMMON, "title", "organization", "project", "commitment", "division", "status",
        "publish_at", "category", "service_object", "description", "sessions", "sign_up_opens",
        "sign_up_deadline", "sign_up_url", "requirements", "insured", "insurance_policy",
        "risks", "protection", "hours_credited", "leader_role", "leader", "office_phone", "version",
        "allowance", "gear", "spirit", "wheelchair", "pictures", "cancellation_reason",
        "afterwards",
    )  # fmt: skip

    title: Line
    organization: Identifier
    division: DivisionCode
    sessions: Annotated[tuple[Session, ...], Meta(min_length=1)]
    status: Literal["published", "closed", "cancelled"] = "published"
    """Stored states; drafts never leave the API, all else is derived from the clock."""
    publish_at: Moment | None = None
    """Nothing of it is public before."""
    project: Identifier | None = None
    commitment: Identifier | None = None
    """The edition that binds this notice; without it, the one in force."""
    category: Code | None = None
    service_object: tuple[Code, ...] = ()
    """People served (服务对象)."""
    description: Text | None = None
    sign_up_opens: Moment | None = None
    sign_up_deadline: Moment | None = None
    sign_up_url: WebAddress | None = None
    requirements: Requirements | None = None
    insured: bool | None = None
    insurance_policy: Line | None = None
    risks: Text | None = None
    protection: Text | None = None
    hours_credited: Hours | None = None
    leader_role: Line | None = None
    """What the leader does (领队负责制); a role, never a name."""
    leader: Person | None = None
    """Named only with consent."""
    office_phone: Line | None = None
    """A public office number, never a private person's."""
    version: Annotated[int, Meta(ge=1)] = 1
    """Raised when time, place or status changes; iCalendar's SEQUENCE."""
    allowance: Line | None = None
    gear: Line | None = None
    """What to bring."""
    spirit: tuple[Literal["dedication", "friendship", "mutual-aid", "progress"], ...] = ()
    """奉献 友爱 互助 进步."""
    wheelchair: bool | None = None
    pictures: tuple[Picture, ...] = ()
    cancellation_reason: Line | None = None
    afterwards: Afterwards | None = None
