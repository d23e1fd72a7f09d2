from typing import ClassVar, Literal

from scripts.records.base import COMMON, Record
from scripts.records.fields import (
    DivisionCode,
    Identifier,
    Latitude,
    Line,
    Longitude,
    OpenHours,
    StreetCode,
    Text,
)
from scripts.records.picture import Picture


class Station(Record, frozen=True, kw_only=True):
    """A place one can walk into: kiosk (岗亭), community station, venue."""

    COLLECTION: ClassVar = "stations"
    LABEL: ClassVar = "服务站点"
    TITLE: ClassVar = "name"
    PUBLIC: ClassVar = (
        *COMMON, "name", "kind", "organization", "division", "street", "address", "latitude",
        "longitude", "open_hours", "open_on_holidays", "hours_note", "services", "description",
        "wheelchair", "office_phone", "pictures",
    )  # fmt: skip

    name: Line
    division: DivisionCode
    kind: Literal["kiosk", "community", "venue"] = "community"
    organization: Identifier | None = None
    street: StreetCode | None = None
    address: Line | None = None
    latitude: Latitude | None = None
    """WGS-84, as longitude."""
    longitude: Longitude | None = None
    open_hours: tuple[OpenHours, ...] = ()
    open_on_holidays: bool | None = None
    """Whether these hours count on public holidays too (法定节假日); None: nobody has said."""
    hours_note: Line | None = None
    services: tuple[Line, ...] = ()
    description: Text | None = None
    wheelchair: bool | None = None
    office_phone: Line | None = None
    pictures: tuple[Picture, ...] = ()
