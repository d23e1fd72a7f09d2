"""The site search."""

from dataclasses import dataclass

from plugins.pages.viewmodels.parts import Link, Meta


@dataclass(frozen=True, kw_only=True)
class SearchChoice:
    """A value one can narrow a search to."""

    code: str
    label: str


@dataclass(frozen=True, kw_only=True)
class SearchField:
    """What one can narrow a search by: kind, division, category."""

    name: str
    title: str
    everything: str
    """What no choice is called, such as 全部地区."""
    choices: tuple[SearchChoice, ...]


@dataclass(frozen=True, kw_only=True)
class SearchPage:
    """The form, and all lists: for where no script or no WebAssembly runs, or nothing is found."""

    meta: Meta
    title: str
    index: str
    """Address of the folder of the index."""
    fields: tuple[SearchField, ...]
    groups: tuple[tuple[str, tuple[Link, ...]], ...]
