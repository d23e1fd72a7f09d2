"""The city's own file, content/city.yaml, as types. Reading it: scripts/city.py."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from scripts.records.fields import (
    Code,
    DivisionCode,
    Lang,
    Latitude,
    Line,
    Longitude,
    StreetCode,
    WebAddress,
)

Country = Annotated[str, Meta(pattern=r"\A[A-Z]{2}\Z")]
"""ISO 3166-1, two letters."""

Colour = Annotated[str, Meta(pattern=r"\A#[0-9A-Fa-f]{6}\Z")]


HostName = Annotated[str, Meta(pattern=r"\A[a-z0-9]([a-z0-9.-]*[a-z0-9])?\Z")]
"""Such as chinavolunteer.mca.gov.cn; what stands before it, as in hn.…, counts too."""

Weighed = dict[str, Literal["error", "warning", "off"]]
"""Rule of scripts/rules/rulebook.py → what it weighs."""


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """One entry of a code list."""

    code: Code
    name: Line


class Street(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A street or town of a division."""

    code: StreetCode
    name: Line


class Point(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A place on the globe (WGS-84)."""

    latitude: Latitude
    longitude: Longitude


class Division(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A county-level division with its streets and towns."""

    code: DivisionCode
    name: Line
    centre: Point | None = None
    """Roughly where its seat lies: demo records are scattered round it."""
    streets: tuple[Street, ...] = ()


class Colours(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The colours a city may set; the rest of the palette stays."""

    lead: Colour
    lead_deep: Colour
    accent: Colour


class SignUp(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The official system where volunteers register; the portal itself collects nothing."""

    name: Line
    url: WebAddress
    hosts: tuple[HostName, ...] = ()
    """Where a notice's own sign-up address may lead; without any, that isn't judged."""


class Marks(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Marks of a government site. An unset mark is left out, never invented."""

    organizer: Line | None = None
    """主办单位."""
    undertaker: Line | None = None
    """承办单位."""
    contact_phone: Line | None = None
    contact_email: Line | None = None
    contact_address: Line | None = None
    icp: Line | None = None
    """ICP备案号."""
    police: Line | None = None
    """公安备案号."""
    police_url: WebAddress | None = None
    site_code: Line | None = None
    """网站标识码."""
    report_url: WebAddress | None = None
    """我为网站找错."""
    emblem: Annotated[str, Meta(pattern=r"\A[A-Za-z0-9._/-]+\.(svg|png)\Z")] | None = None
    """The city's own mark: a file below content/, shown beside the site's name."""


class City(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """All that makes the portal one city's."""

    code: DivisionCode
    name: Line
    province: Line
    country: Country = "CN"
    """Stands in addresses that machines read."""
    site_name: Line
    tagline: Line
    introduction: Annotated[str, Meta(min_length=1, max_length=600)]
    timezone: Line
    language: Lang
    site_url: WebAddress | None = None
    """The public address, without a slash at the end; SITE_URL in the environment wins."""
    divisions: Annotated[tuple[Division, ...], Meta(min_length=1)]
    categories: Annotated[tuple[Entry, ...], Meta(min_length=1)]
    service_objects: Annotated[tuple[Entry, ...], Meta(min_length=1)]
    organization_kinds: Annotated[tuple[Entry, ...], Meta(min_length=1)]
    colours: Colours
    sign_up: SignUp
    marks: Marks = Marks()
    least_group: Annotated[int, Meta(ge=5, le=1000)] = 5
    """So many people a need's group must have to be told of below the division."""
    severities: dict[str, Weighed] = {}
    """By source: `own`, `every`, or the name of a source system."""

    def division_codes(self) -> frozenset[str]:
        """Return the codes a record may carry; the city's own for what serves all of it."""
        return frozenset((self.code, *(division.code for division in self.divisions)))
