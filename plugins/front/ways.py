"""The ways into the site: for people and for robots."""

from collections.abc import Iterator

from plugins.honors.book import Book
from plugins.honors.hub import links as honor_links
from plugins.listings.indexes import Indexes
from plugins.listings.need_book import need_book
from plugins.pages import urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.pillars import PILLARS
from plugins.pages.views import Link, Meta, PlainFile, SiteMapPage

Group = tuple[str, tuple[Link, ...]]


def site_map(indexes: Indexes, book: Book | None) -> DeclaredPage:
    """Declare the site map for people."""
    view = SiteMapPage(
        meta=Meta(title="网站地图", description="本站所有栏目的入口。", url=urls.SITE_MAP),
        title="网站地图",
        groups=tuple((title, links) for title, links in groups(indexes, book) if links),
    )
    return DeclaredPage(
        path=urls.path(urls.SITE_MAP),
        template="pages/sitemap.html",
        view=view,
        changes_at=earliest(
            indexes.portal.next_story,
            book.changes_at if book else None,
            need_book(indexes.portal).changes_at,
        ),
    )


def groups(indexes: Indexes, book: Book | None) -> Iterator[Group]:
    """Yield all lists, stories and pages of words, each group with its title."""
    portal = indexes.portal
    yield "找志愿服务", tuple(_kinds(indexes))
    yield (
        "各地区",
        tuple(Link(label=d.name, url=urls.division(d.code)) for d in portal.city.divisions),
    )
    yield (
        "服务类别",
        tuple(
            Link(label=entry.name, url=urls.facet(urls.OPENINGS, "category", entry.code))
            for entry in portal.city.categories
        ),
    )
    if book:
        yield "荣誉", (Link(label="荣誉", url=urls.HONORS), *honor_links(book))
    yield (
        "志愿精神",
        (Link(label="四种精神", url=urls.SPIRIT), *(pillar.link for pillar in PILLARS)),
    )
    rows = (card.row for card in portal.stories)
    yield "故事", tuple(Link(label=row.title, url=row.url, lang=row.lang) for row in rows)
    yield (
        "了解更多",
        (
            *portal.prose,
            Link(label="搜索", url=urls.SEARCH),
            Link(label="怎样注册", url=urls.REGISTER),
            Link(label="关于本站", url=urls.ABOUT),
            Link(label="数据说明", url=urls.BUILD),
        ),
    )


def _kinds(indexes: Indexes) -> Iterator[Link]:
    yield Link(label="招募信息", url=urls.OPENINGS)
    yield Link(label="找适合我的志愿服务", url=urls.FIND)
    yield Link(label="本周末的活动", url=urls.WEEKEND)
    yield Link(label="志愿服务日历", url=urls.CALENDAR)
    yield Link(label="已结束的活动", url=urls.PAST_OPENINGS)
    snapshot = indexes.portal.snapshot
    kinds = (
        (indexes.projects, "项目", urls.PROJECTS),
        (indexes.organizations, "组织", urls.ORGANIZATIONS),
        (indexes.stations, "服务站点", urls.STATIONS),
        (need_book(indexes.portal).needs, "服务需求", urls.NEEDS),
        (need_book(indexes.portal).surveys, "需求调查", urls.SURVEYS),
        (snapshot.of("trainings"), "培训", urls.TRAININGS),
        (indexes.organizations, "组织的上下级", urls.ORGANIZATION_TREE),
        (snapshot.of("commitments"), "服务承诺", urls.COMMITMENTS),
    )
    for records, label, url in kinds:
        if records:
            yield Link(label=label, url=url)


def robots() -> DeclaredPage:
    """Declare robots.txt: all closed while the site is a demo or has no public address."""
    return DeclaredPage(
        path="robots.txt", template="files/robots.txt", view=PlainFile(), listed=False
    )
