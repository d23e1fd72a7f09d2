from typing import ClassVar

from scripts.records.base import COMMON, Record
from scripts.records.fields import (
    Code,
    DivisionCode,
    Identifier,
    Line,
    Period,
    StreetCode,
    Text,
    WebAddress,
)
from scripts.records.person import Person
from scripts.records.picture import Picture


class Organization(Record, frozen=True, kw_only=True):
    """A body that organises volunteer service (条例 art. 6–8)."""

    COLLECTION: ClassVar = "organizations"
    LABEL: ClassVar = "组织"
    TITLE: ClassVar = "name"
    PUBLIC: ClassVar = (
        *COMMON, "name", "kind", "parent", "division", "street", "fields", "registration",
        "party_branch", "guiding_unit", "description", "address", "office_phone", "website",
        "active", "pictures", "contact",
    )  # fmt: skip

    name: Line
    division: DivisionCode
    kind: Code | None = None
    parent: Identifier | None = None
    street: StreetCode | None = None
    fields: tuple[Code, ...] = ()
    """Categories it works in."""
    registration: Line | None = None
    """统一社会信用代码 or how it is registered, as the source states it."""
    party_branch: bool | None = None
    guiding_unit: Line | None = None
    description: Text | None = None
    address: Line | None = None
    office_phone: Line | None = None
    """A public office number, never a private person's."""
    website: WebAddress | None = None
    active: Period | None = None
    pictures: tuple[Picture, ...] = ()
    contact: Person | None = None
    """Named only with consent."""
