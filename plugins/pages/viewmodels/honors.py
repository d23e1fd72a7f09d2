"""Views of stars, public notices (公示), rolls and awards.

A masked name (张**) is text like any other; `masked` lets the page say once that it is meant.
"""

from dataclasses import dataclass

from plugins.pages.viewmodels.parts import Fact, FactSection, Link, Meta, StateTag
from plugins.pages.viewmodels.rows import ChoiceGroup, Pager


@dataclass(frozen=True, kw_only=True)
class HonoredName:
    """One name of a roll."""

    name: str
    url: str
    masked: bool
    star: str | None
    """Such as 三星; None where the title above says it."""
    where: str
    """Division, and organisation where the record says it."""
    hours: str
    """Such as 612.5 小时."""


@dataclass(frozen=True, kw_only=True)
class HonorGroup:
    """Names that stand together, such as those of a star."""

    title: str
    """Such as 五星, 2026年."""
    names: tuple[HonoredName, ...]


@dataclass(frozen=True, kw_only=True)
class NoticeRound:
    """People under public notice together: dates and the way to object come first."""

    anchor: str
    title: str
    """Such as 12 名志愿者的星级认定."""
    start: str
    starts: str
    """ISO, for <time datetime>."""
    end: str
    ends: str
    length: str | None
    """Such as 7 个工作日; None where the calendar of that year isn't known."""
    channel: tuple[Fact, ...]
    """How to object."""
    judged: str
    """Such as 时数截至 2026年10月31日."""
    names: tuple[HonoredName, ...]
    """The highest star first."""
    masked: bool
    """Whether one of the names is masked."""
    rule: Link | None
    """The rule the hours are judged by."""


@dataclass(frozen=True, kw_only=True)
class HonorsPage:
    """What is under public notice now, the ways into the rolls, who was honored last."""

    meta: Meta
    title: str
    summary: str
    rounds: tuple[NoticeRound, ...]
    waiting: HonorGroup | None
    """The notice is over, nothing is decided."""
    rolls: tuple[ChoiceGroup, ...]
    latest: HonorGroup | None
    links: tuple[Link, ...]
    """The rules, the awards, the sheets for a notice board."""


@dataclass(frozen=True, kw_only=True)
class RollPage:
    """A roll of a star, a year or a division."""

    meta: Meta
    kind: str
    """star, year, division."""
    title: str
    summary: str
    groups: tuple[HonorGroup, ...]
    masked: bool
    choices: tuple[ChoiceGroup, ...]
    pager: Pager
    empty: str
    empty_links: tuple[Link, ...] = ()


@dataclass(frozen=True, kw_only=True)
class RecognitionPage:
    """One recognition: who, which star, where it stands, and why this star."""

    meta: Meta
    title: str
    """The name, or what is said in its place."""
    masked: bool
    star: int | None
    """None where it was not granted: then nothing of the person is said."""
    star_word: str | None
    state: StateTag
    sentence: str
    notice: tuple[Fact, ...]
    """Dates and the way to object."""
    why: FactSection | None
    why_sentence: str
    paragraphs: tuple[str, ...]
    facts: tuple[Fact, ...]
    links: tuple[Link, ...] = ()
    lang: str | None = None
    """Of the deeds."""


@dataclass(frozen=True, kw_only=True)
class Laureate:
    """Who got an award, and for what."""

    name: str
    masked: bool
    url: str | None
    """Of the organisation, where one is honored."""
    award: str
    where: str
    paragraphs: tuple[str, ...]
    lang: str | None = None
    """Of the name."""
    award_lang: str | None = None
    """Of the award and the deeds."""


@dataclass(frozen=True, kw_only=True)
class AwardYear:
    """The laureates of a year."""

    title: str
    """Such as 2025年."""
    anchor: str
    laureates: tuple[Laureate, ...]


@dataclass(frozen=True, kw_only=True)
class AwardsPage:
    """Laureates by year with their deeds, the latest year first."""

    meta: Meta
    title: str
    summary: str
    years: tuple[AwardYear, ...]
    masked: bool


@dataclass(frozen=True, kw_only=True)
class StarRuleView:
    """A star rule, explained."""

    anchor: str
    title: str
    tag: str
    """Such as 现行, 已被替代."""
    current: bool
    facts: tuple[Fact, ...]
    steps: tuple[tuple[str, str], ...]
    """(三星, 600 小时), the lowest first."""
    paragraphs: tuple[str, ...]
    lang: str | None = None


@dataclass(frozen=True, kw_only=True)
class StarRulesPage:
    """All star rules, the one in force first."""

    meta: Meta
    title: str
    summary: str
    rules: tuple[StarRuleView, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class NoticeSheets:
    """A sheet of paper for each round of public notice, for the board by the door."""

    meta: Meta
    title: str
    rounds: tuple[NoticeRound, ...]
    links: tuple[Link, ...]


@dataclass(frozen=True, kw_only=True)
class HonorsAtHome:
    """What the front page says: who is under public notice, and whom we honor this month."""

    notices: tuple[Link, ...]
    """Such as 30 名志愿者的星级认定，公示到 2026年12月1日."""
    granted: str
    """When the names below were, such as 2026年10月."""
    names: tuple[HonoredName, ...]
    more: Link
