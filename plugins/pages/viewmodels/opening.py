"""Parts of the page of a recruitment notice."""

from dataclasses import dataclass

from plugins.pages.viewmodels.parts import Link


@dataclass(frozen=True, kw_only=True)
class Step:
    """What the clock will make of a notice or a session, for the script that closes in time."""

    at: str
    """ISO moment."""
    key: str
    """Of the state, such as closed."""
    label: str
    """The state's word, without a space."""
    sentence: str = ""
    """What the page then says instead of its own sentence."""


@dataclass(frozen=True, kw_only=True)
class PlaceView:
    """A place where some of the sessions are held."""

    place: str | None
    address: str | None
    where: str
    """Division and street."""
    days: tuple[str, ...] = ()
    """Of its sessions, where a notice has several places."""
    maps: tuple[Link, ...] = ()
    """Map services, each with the place as it expects it; none where nothing could be found."""
    exact: bool = False
    """Whether the maps get coordinates; else they search for the address."""


@dataclass(frozen=True, kw_only=True)
class QrCode:
    """A QR code as one path of lines, one module wide, with its quiet zone."""

    size: int
    """Modules on a side, quiet zone included."""
    path: str


@dataclass(frozen=True, kw_only=True)
class SignUpWay:
    """How one signs up, at the end of a notice."""

    link: Link
    host: str
    """Whose address it is, such as chinavolunteer.mca.gov.cn."""
    system: str
    """The official system's name."""
    qr: QrCode
