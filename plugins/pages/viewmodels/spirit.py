"""Views of the volunteer spirit: what the four pillars are, and what shows each of them."""

from dataclasses import dataclass

from plugins.pages.viewmodels.parts import Link, Meta
from plugins.pages.viewmodels.rows import Pager, Related


@dataclass(frozen=True, kw_only=True)
class PillarRow:
    """One pillar with its counts."""

    name: str
    url: str
    meaning: str
    example: str
    counts: tuple[int, ...]
    """In the order of SpiritPage.columns."""


@dataclass(frozen=True, kw_only=True)
class SpiritPage:
    """The four pillars, and how they are balanced."""

    meta: Meta
    title: str
    summary: str
    pillars: tuple[PillarRow, ...]
    columns: tuple[str, ...]
    """What is counted: 故事, 招募, 项目, 荣誉."""
    balance: str
    """A sentence on what there is much and little of."""
    links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class PillarPage:
    """All that shows one pillar."""

    meta: Meta
    title: str
    meaning: str
    example: str
    summary: str
    """A sentence with the counts."""
    groups: tuple[Related, ...]
    """Stories first; then honors, projects, what one can join."""
    pager: Pager | None
    """Of the stories."""
    empty: str
    empty_links: tuple[Link, ...] = ()
    others: tuple[Link, ...] = ()
    """The other pillars."""
