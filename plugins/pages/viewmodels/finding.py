"""The page of all conditions."""

from dataclasses import dataclass

from plugins.pages.viewmodels.parts import Link, Meta
from plugins.pages.viewmodels.rows import OpeningRow


@dataclass(frozen=True, kw_only=True)
class FindChoice:
    """A value one can ask for; a link to its list, and a box to tick where scripts run."""

    code: str
    label: str
    url: str
    count: int


@dataclass(frozen=True, kw_only=True)
class FindGroup:
    """A facet with all its values that leave something."""

    name: str
    title: str
    choices: tuple[FindChoice, ...]
    chief: bool = False
    """Shown at once; the others stand in one fold."""
    negative: bool = False
    """Whether one can also ask for what is stated and something else."""


@dataclass(frozen=True, kw_only=True)
class FindPage:
    """The finder: all conditions, as links; as a form where scripts run."""

    meta: Meta
    heading: str
    summary: str
    groups: tuple[FindGroup, ...]
    openings: tuple[OpeningRow, ...]
    """The first few, for whoever chooses nothing."""
    everything: Link
    data: str
    """Address of what can be joined now, as compact JSON."""


@dataclass(frozen=True, kw_only=True)
class DataFile:
    """A file of data, made elsewhere."""

    text: str
