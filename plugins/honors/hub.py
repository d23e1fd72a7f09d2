"""/honors/: what is under public notice now, the ways into the rolls, who was honored last."""

from collections.abc import Iterator

from plugins.honors.book import Book
from plugins.honors.notices import rounds
from plugins.honors.rolls import choices, rolls
from plugins.honors.wording import group
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import HonorGroup, HonorsPage, Link, Meta
from scripts.rules.recognition_state import State

_LATEST = 12


def hub_page(book: Book) -> DeclaredPage:
    """Declare the page."""
    city = book.indexes.portal.city.name
    waiting = book.in_state(State.REVIEW)
    view = HonorsPage(
        meta=Meta(
            title="荣誉", url=urls.HONORS, section="honors",
            description=f"{city}的星级志愿者：正在公示的、历年认定的、认定的标准和表彰。",
        ),
        title="荣誉",
        summary=_summary(book),
        rounds=tuple(rounds(book)),
        waiting=group("公示期满，等待认定", waiting, book) if waiting else None,
        rolls=tuple(ways for ways in choices(rolls(book)) if ways.choices),
        latest=latest(book),
        links=tuple(links(book)),
    )  # fmt: skip
    return DeclaredPage(
        path=urls.path(urls.HONORS), template="pages/honors.html", view=view,
        changes_at=book.changes_at,
    )  # fmt: skip


def _summary(book: Book) -> str:
    city, granted = book.indexes.portal.city.name, book.in_state(State.GRANTED)
    if not granted:
        return f"{city}还没有认定星级志愿者。"
    return f"{city}：经公示认定星级志愿者 {len(granted)} 人次"


def latest(book: Book) -> HonorGroup | None:
    """Return those who were granted a star last."""
    granted = sorted(
        book.in_state(State.GRANTED), key=lambda entry: (-entry.granted_on.toordinal(), entry.order)
    )
    return group("最近认定", granted[:_LATEST], book) if granted else None


def links(book: Book) -> Iterator[Link]:
    """Yield the other pages of honors that there are."""
    if book.rules:
        yield Link(label="星级是怎样认定的", url=urls.STAR_RULES)
    if book.awards:
        yield Link(label="历年表彰", url=urls.AWARDS)
    if book.in_state(State.NOTICE):
        yield Link(label="公示张贴页（打印用）", url=urls.NOTICE_SHEETS)
