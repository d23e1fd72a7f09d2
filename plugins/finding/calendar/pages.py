"""The calendar's pages: months, weeks, and days with many sessions."""

from collections.abc import Iterator

from plugins.finding.calendar.book import open_book
from plugins.finding.calendar.day_pages import day_views
from plugins.finding.calendar.days import FEW_OF_MONTH, FEW_OF_WEEK, calendar_day
from plugins.finding.calendar.entries import lasting_entry
from plugins.finding.calendar.leaf import Leaf, leaves
from plugins.finding.calendar.periods import Period
from plugins.finding.calendar.words import CRUMBS, LABEL, PRESENT, summary, ways_on
from plugins.finding.lists import Lists
from plugins.listings.indexes import Indexes
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import CalendarPage, Choice, ChoiceGroup, Link, Meta


def calendar_pages(found: Lists, indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare them. Like the lists they link to, they change at midnight at the latest."""
    book = open_book(found, indexes)
    for view in (*map(_view, leaves(book)), *day_views(book)):
        yield DeclaredPage(
            path=urls.path(view.meta.url),
            template="pages/calendar.html",
            view=view,
            changes_at=found.changes_at,
            listed=not view.meta.noindex,
        )


def _view(leaf: Leaf) -> CalendarPage:
    period, book, indexes = leaf.period, leaf.book, leaf.book.indexes
    scope = leaf.division.label if leaf.division else indexes.portal.city.name
    held = leaf.calendar.within(period.days)
    few = FEW_OF_WEEK if leaf.division or period.kind == "week" else FEW_OF_MONTH
    code = leaf.division.code if leaf.division else ""
    sentence = summary(scope, period.kind, held)
    before, after = _beside(leaf)
    return CalendarPage(
        meta=_meta(leaf, sentence, empty=not held),
        kind=period.kind,
        heading=_heading(leaf),
        summary=sentence,
        column=period.first.isoweekday(),
        days=tuple(
            calendar_day(day, leaf.calendar.by_day.get(day, ()), book, few, code)
            for day in period.days
        ),
        lasting=tuple(
            lasting_entry(one, indexes) for one in leaf.calendar.going_on(period.days)
        ),
        before=before,
        after=after,
        present=_present(leaf),
        groups=tuple(_groups(leaf)),
        periods=tuple(_others(leaf)),
        more=_more(leaf),
    )  # fmt: skip


def _heading(leaf: Leaf) -> str:
    where = f"{leaf.division.title} · " if leaf.division else ""
    return f"{where}{leaf.period.title}的志愿服务"


def _meta(leaf: Leaf, sentence: str, *, empty: bool) -> Meta:
    """Search engines get the months of the whole city, the present one at one address."""
    doubled = leaf.period == leaf.present and not leaf.home
    minor = leaf.period.kind == "week" or leaf.division is not None
    where = f"{leaf.division.title} · " if leaf.division else ""
    return Meta(
        title=LABEL if leaf.home else f"{where}{leaf.period.title} · {LABEL}",
        description=f"{leaf.period.title}：{sentence}",
        url=leaf.url,
        section="openings",
        crumbs=CRUMBS[:1] if leaf.home else CRUMBS,
        noindex=(empty or doubled or minor) and not leaf.home,
    )


def _beside(leaf: Leaf) -> tuple[Link | None, Link | None]:
    """Return the ways to the period before and after that have a page."""
    place = leaf.family.index(leaf.period)
    before = leaf.family[place - 1] if place else None
    after = leaf.family[place + 1] if place + 1 < len(leaf.family) else None
    return _way(leaf, before), _way(leaf, after)


def _way(leaf: Leaf, period: Period | None) -> Link | None:
    return Link(label=period.title, url=leaf.address(period)) if period else None


def _present(leaf: Leaf) -> Link | None:
    if leaf.period == leaf.present:
        return None
    home = leaf.period.kind == "month" and not leaf.division
    url = urls.CALENDAR if home else leaf.address(leaf.present)
    return Link(label=PRESENT[leaf.period.kind], url=url)


def _groups(leaf: Leaf) -> Iterator[ChoiceGroup]:
    """Yield the divisions as choices, for months that have a page of each."""
    book, period = leaf.book, leaf.period
    if period not in book.divided:
        return
    counts: dict[str, int] = {}
    for held in book.calendar.within(period.days):
        counts[held.division] = counts.get(held.division, 0) + 1
    month = urls.calendar(period.code)
    choices = (
        Choice(
            label=value.label,
            url=urls.facet(month, "division", value.code),
            count=counts.get(value.code, 0),
            current=value == leaf.division,
        )
        for value in book.found.values["division"]
    )
    shown = tuple(choice for choice in choices if choice.count or choice.current)
    if shown:
        yield ChoiceGroup(title="按地区", choices=shown, clear=month if leaf.division else None)


def _others(leaf: Leaf) -> Iterator[Link]:
    """Yield the weeks of a month, or the months of a week."""
    if leaf.division:
        return
    for period in leaf.book.meeting(leaf.period):
        label = period.short if period.kind == "week" else period.title
        yield Link(label=label, url=urls.calendar(period.code))


def _more(leaf: Leaf) -> tuple[Link, ...]:
    if leaf.division:
        base = urls.facet(urls.OPENINGS, "division", leaf.division.code)
        return ways_on(base, f"{leaf.division.title}全部招募信息")
    return ways_on(urls.OPENINGS, "全部招募信息")
