"""What a facet is: a pure function from an opening to the answers it gives to one question."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from plugins.listings.sessions import Clock
from scripts.records import City, Opening, Session


class Value(NamedTuple):
    """One answer one can ask for."""

    code: str
    """Stands in addresses."""
    label: str
    heading: str = ""
    """Where the label alone doesn't say it, such as 桂阳县 · 太和镇."""
    parent: str = ""
    """The division of a street: streets are offered within their division only."""

    @property
    def title(self) -> str:
        """Return what a list's heading calls it."""
        return self.heading or self.label


@dataclass(frozen=True, kw_only=True)
class Facet:
    """One way to narrow the lists of openings.

    `values` are all there can be, in their order. Unknown is its own answer: a facet of an
    opening that doesn't say yields nothing, and so counts neither as yes nor as no.
    """

    name: str
    """Stands in addresses."""
    title: str
    values: Callable[[City, dt.datetime], Iterable[Value]]
    chief: bool = False
    """Offered on the full list itself; the others on the page of all conditions."""
    mirrors: str = ""
    """The facet of which it lists the negatives; the finder asks that one for them."""
    negative: bool = False
    """Whether the finder also offers "not this": of what is stated, and something else."""


@dataclass(frozen=True, kw_only=True)
class NoticeFacet(Facet):
    """Asks what the notice says as a whole."""

    of: Callable[[Opening], Iterable[str]]


@dataclass(frozen=True, kw_only=True)
class SessionFacet(Facet):
    """Asks when or where one of its sessions is held."""

    of: Callable[[Opening, Session, Clock], Iterable[str]]
    asks: Literal["where", "days", "hours", "places"]
    """Of where: it also lists what one can't join any more, see docs/finding.md."""
    own: Callable[[Opening], Iterable[str]] | None = None
    """Where an opening stands in any case."""
