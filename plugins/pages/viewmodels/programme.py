"""Views of commitments, project plans and the tree of organisations."""

from dataclasses import dataclass

from plugins.pages.viewmodels.parts import Fact, Link, Meta, StateTag
from plugins.pages.viewmodels.rows import Row


@dataclass(frozen=True, kw_only=True)
class PlanLine:
    """One step of a project's plan."""

    day: str
    """Such as 2026年3月5日, or 2026年6月 where only the month is known."""
    iso: str
    """For <time datetime>."""
    what: str
    state: str | None
    """Such as 已完成, 接下来; None where nothing is to be said."""
    key: str
    """done, undone, past, next, later: how its mark looks."""
    lang: str | None = None


@dataclass(frozen=True, kw_only=True)
class SideView:
    """What one side may expect, and what it promises."""

    title: str
    rights: tuple[str, ...]
    duties: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class ChangeView:
    """What an edition says otherwise than the one before, of one side."""

    title: str
    """Such as 志愿者的权利."""
    added: tuple[str, ...]
    removed: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class CommitmentView:
    """One edition of a commitment in full."""

    title: str
    lang: str | None
    state: StateTag
    sentence: str
    """From when to when it holds, and for whom."""
    paragraphs: tuple[str, ...]
    sides: tuple[SideView, ...]
    facts: tuple[Fact, ...]
    before: Link | None = None
    """The edition that it follows."""
    changes: tuple[ChangeView, ...] = ()
    """What it says otherwise than that one."""


@dataclass(frozen=True, kw_only=True)
class CommitmentsPage:
    """The city's commitment in force; then all editions, and those of organisations."""

    meta: Meta
    title: str
    summary: str
    current: CommitmentView | None
    """None where none is in force."""
    groups: tuple[tuple[str, tuple[Row, ...]], ...]
    """(title, editions) of the city, and of organisations."""


@dataclass(frozen=True, kw_only=True)
class CommitmentPage:
    """One edition of a commitment."""

    meta: Meta
    commitment: CommitmentView
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class Branch:
    """An organisation in the tree, with those below it."""

    link: Link
    note: str
    """Such as 社会机构 · 北湖区."""
    branches: "tuple[Branch, ...]" = ()
    more: int = 0
    """How many are below it that are named on its own page only."""


@dataclass(frozen=True, kw_only=True)
class TreePage:
    """Who is below whom."""

    meta: Meta
    title: str
    summary: str
    branches: tuple[Branch, ...]
    links: tuple[Link, ...]
