"""The rolls: by star, by year, by division."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from plugins.honors.book import Book, Entry
from plugins.honors.wording import by_star, by_year, star_word
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.paging import pages
from plugins.pages.views import Choice, ChoiceGroup, HonorGroup, Link, Meta, RollPage
from scripts.rules.recognition_state import State

NAMES_A_PAGE = 60

Grouping = Callable[[Sequence[Entry], Book], Iterator[HonorGroup]]


@dataclass(frozen=True, kw_only=True)
class Roll:
    """One value of a facet, such as five stars, with those who have it."""

    facet: str
    code: str
    label: str
    title: str
    entries: tuple[Entry, ...]
    grouping: Grouping
    empty: str

    @property
    def base(self) -> str:
        """The address of its first page."""
        return urls.facet(urls.HONORS, self.facet, self.code)


_TITLES = {"star": "按星级", "year": "按年份", "division": "按地区"}


def rolls(book: Book) -> list[Roll]:
    """Return every roll; a star or division nobody has keeps its address."""
    return [*_by_star(book), *_by_year(book), *_by_division(book)]


def _by_star(book: Book) -> Iterator[Roll]:
    granted = book.in_state(State.GRANTED)
    for star in range(5, 0, -1):
        yield Roll(
            facet="star", code=str(star), label=star_word(star),
            title=f"{star_word(star)}志愿者名录", grouping=by_year,
            entries=tuple(entry for entry in granted if entry.recognition.star == star),
            empty=f"还没有{star_word(star)}志愿者。",
        )  # fmt: skip


def _by_year(book: Book) -> Iterator[Roll]:
    granted = book.in_state(State.GRANTED)
    for year in sorted({entry.granted_on.year for entry in granted}, reverse=True):
        yield Roll(
            facet="year", code=str(year), label=f"{year}年",
            title=f"{year}年星级志愿者名录", grouping=by_star,
            entries=tuple(entry for entry in granted if entry.granted_on.year == year),
            empty=f"{year}年还没有认定星级志愿者。",
        )  # fmt: skip


def _by_division(book: Book) -> Iterator[Roll]:
    granted = book.in_state(State.GRANTED)
    for code, name in book.indexes.names.divisions.items():
        found = tuple(entry for entry in granted if entry.recognition.division == code)
        if code == book.indexes.portal.city.code and not found:
            continue
        yield Roll(
            facet="division", code=code, label=name, title=f"{name}星级志愿者名录",
            grouping=by_star, entries=found, empty=f"{name}还没有星级志愿者。",
        )  # fmt: skip


def choices(found: Sequence[Roll], current: Roll | None = None) -> tuple[ChoiceGroup, ...]:
    """Return the ways from roll to roll; what nobody has is left out."""
    return tuple(
        ChoiceGroup(
            title=title,
            choices=tuple(
                Choice(
                    label=roll.label, url=roll.base, count=len(roll.entries),
                    current=roll is current,
                )
                for roll in found
                if roll.facet == facet and (roll.entries or roll is current)
            ),
            clear=urls.HONORS if current and current.facet == facet else None,
        )
        for facet, title in _TITLES.items()
        if any(roll.facet == facet for roll in found)
    )  # fmt: skip


def roll_pages(book: Book) -> Iterator[DeclaredPage]:
    """Declare every page of every roll."""
    found = rolls(book)
    for roll in found:
        yield from _roll(roll, choices(found, roll), book)


def _roll(roll: Roll, ways: tuple[ChoiceGroup, ...], book: Book) -> Iterator[DeclaredPage]:
    summary = f"{roll.label}：共 {len(roll.entries)} 名志愿者经公示认定"
    for url, entries, pager in pages(roll.entries, roll.base, NAMES_A_PAGE):
        page = f"（第 {pager.current} 页）" if pager.current > 1 else ""
        groups = tuple(roll.grouping(entries, book))
        view = RollPage(
            meta=Meta(
                title=roll.title + page, description=summary, url=url, section="honors",
                crumbs=(Link(label="荣誉", url=urls.HONORS),), noindex=not roll.entries,
            ),
            kind=roll.facet,
            title=roll.title,
            summary=summary if roll.entries else "",
            groups=groups,
            masked=any(one.masked for found in groups for one in found.names),
            choices=ways,
            pager=pager,
            empty=roll.empty,
            empty_links=(Link(label="全部荣誉", url=urls.HONORS),),
        )  # fmt: skip
        yield DeclaredPage(
            path=urls.path(url), template="pages/honors_roll.html", view=view,
            changes_at=book.changes_at, listed=bool(roll.entries),
        )  # fmt: skip
