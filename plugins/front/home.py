"""The front page: what can I do this weekend, where near me, how do I begin."""

from collections.abc import Iterator

from plugins.finding.facets.days import weekend_title
from plugins.finding.weekend import weekend_rows
from plugins.honors.at_home import honors_at_home
from plugins.honors.book import Book
from plugins.listings.indexes import Indexes
from plugins.pages import text, urls
from plugins.pages.clock import earliest, next_midnight
from plugins.pages.declare import DeclaredPage
from plugins.pages.pillars import PILLARS
from plugins.pages.views import Choice, HomePage, Link, Meta, Number, OpeningRow

WEEKEND_ROWS = 3
SOON_ROWS = 3
STORY_ROWS = 2


def home_page(indexes: Indexes, book: Book | None) -> DeclaredPage:
    """Declare the front page; at midnight at the latest it is another."""
    portal = indexes.portal
    city = portal.city
    weekend = _varied(weekend_rows(indexes))
    rows = [card.row for card in portal.stories]
    view = HomePage(
        meta=Meta(
            title=city.site_name, description=text.closed_up(city.introduction), url=urls.HOME
        ),
        weekend_title=f"本周末（{weekend_title(portal.now)}）能做的事",
        weekend=weekend,
        weekend_empty="这个周末暂时没有可以报名的活动，看看之后的日子吧。",
        weekend_more=Link(label="看看本周末的志愿岗位", url=urls.WEEKEND)
        if weekend
        else Link(label="全部招募信息", url=urls.OPENINGS),
        find=Link(label="按时间和地点找", url=urls.FIND),
        calendar=Link(label="看日历", url=urls.CALENDAR),
        closing_soon=_closing_soon(indexes, {row.url for row in weekend}),
        divisions=tuple(_divisions(indexes)),
        categories=tuple(_categories(indexes)),
        story=rows[0] if rows else None,
        stories=tuple(rows[1 : 1 + STORY_ROWS]),
        honors=honors_at_home(book),
        pillars=tuple(_pillars(indexes)),
        sign_up=Link(label=f"去{city.sign_up.name}", url=city.sign_up.url),
        register=Link(label="怎样注册", url=urls.REGISTER),
        numbers=tuple(_numbers(indexes)),
        numbers_date=f"截至 {portal.snapshot.manifest.as_of[:10]}",
    )
    return DeclaredPage(
        path=urls.path(urls.HOME),
        template="pages/home.html",
        view=view,
        changes_at=earliest(
            indexes.openings.all.changes_at, next_midnight(portal.now), portal.next_story
        ),
    )


def _varied(rows: list[OpeningRow]) -> tuple[OpeningRow, ...]:
    """Choose a few: one an organisation first, so that no single one fills the front page."""
    first: dict[str | None, OpeningRow] = {}
    for row in rows:
        first.setdefault(row.organization, row)
    rest = [row for row in rows if row not in first.values()] if len(first) < WEEKEND_ROWS else []
    chosen = [*first.values(), *rest][:WEEKEND_ROWS]
    return tuple(sorted(chosen, key=lambda row: (row.starts, row.url)))


def _closing_soon(indexes: Indexes, shown: set[str]) -> tuple[OpeningRow, ...]:
    soon = [
        (entry.opening.sign_up_deadline, entry.opening.id, entry.row)
        for entry in indexes.openings.all.current
        if entry.row.closing and entry.row.url not in shown
    ]
    return tuple(row for *_, row in sorted(soon, key=lambda item: item[:2])[:SOON_ROWS])


def _divisions(indexes: Indexes) -> Iterator[Choice]:
    groups = indexes.openings.by_division
    for division in indexes.portal.city.divisions:
        count = len(groups[division.code].current) if division.code in groups else 0
        yield Choice(label=division.name, url=urls.division(division.code), count=count)


def _categories(indexes: Indexes) -> Iterator[Choice]:
    groups = indexes.openings.by_category
    for entry in indexes.portal.city.categories:
        count = len(groups[entry.code].current) if entry.code in groups else 0
        if count:
            url = urls.facet(urls.OPENINGS, "category", entry.code)
            yield Choice(label=entry.name, url=url, count=count)


def _pillars(indexes: Indexes) -> Iterator[Choice]:
    """Yield the hubs of the volunteer spirit, once there are stories to count."""
    for pillar in PILLARS if indexes.portal.stories else ():
        count = len(indexes.stories_of.get(("spirit", pillar.code), []))
        yield Choice(label=pillar.name, url=pillar.link.url, count=count)


def _numbers(indexes: Indexes) -> Iterator[Number]:
    counts = (
        (indexes.openings.all.joinable, "可以报名的招募信息", urls.OPENINGS),
        (len(indexes.projects), "志愿服务项目", urls.PROJECTS),
        (len(indexes.organizations), "志愿服务组织", urls.ORGANIZATIONS),
        (len(indexes.stations), "服务站点", urls.STATIONS),
    )
    for count, label, url in counts:
        if count:
            yield Number(value=f"{count:,}", label=label, url=url)
