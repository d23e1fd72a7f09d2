"""Pages whose words stand in their templates: about, register, 404, 410, and the build's own."""

import datetime as dt
from collections.abc import Iterator

from plugins.listings.indexes import Indexes
from plugins.pages import urls
from plugins.pages.chrome import marks
from plugins.pages.declare import DeclaredPage
from plugins.pages.portal import Portal
from plugins.pages.views import Fact, Link, Meta, NoticePage, Searched
from scripts.records import COLLECTIONS

_OPENINGS = Link(label="招募信息", url=urls.OPENINGS)
_SITE_MAP = Link(label="网站地图", url=urls.SITE_MAP)
_HOME = Link(label="首页", url=urls.HOME)
_SEARCH = Link(label="搜索", url=urls.SEARCH)
_TEXT = Searched(kind="page")


def notice_pages(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare all of them."""
    portal = indexes.portal
    city = portal.city.name
    yield _notice(
        "about", urls.ABOUT, "关于本站", f"{portal.city.site_name}是什么，信息从哪里来。",
        links=(Link(label="数据说明", url=urls.BUILD), *portal.prose, _SITE_MAP),
        facts=tuple(marks(portal.city.marks)), searched=_TEXT,
    )  # fmt: skip
    yield _notice(
        "register", urls.REGISTER, "怎样注册成为志愿者", f"在{city}怎样注册，注册以后怎样报名。",
        section="register", links=(_OPENINGS, *_stations(indexes)), searched=_TEXT,
    )  # fmt: skip
    yield _notice(
        "notfound", "/404.html", "没有找到这一页", "这个地址没有内容。",
        links=(_SEARCH, _HOME, _OPENINGS, _SITE_MAP), public=False,
    )  # fmt: skip
    yield _notice(
        "gone", "/410.html", "这一页已经撤下", "这里的内容已经撤下。",
        links=(_SEARCH, _HOME, _OPENINGS, _SITE_MAP), public=False,
    )  # fmt: skip
    yield _notice(
        "build", urls.BUILD, "数据说明", "本站是什么时候、用哪些数据生成的。",
        crumbs=(Link(label="关于本站", url=urls.ABOUT),), facts=tuple(build_facts(indexes)),
        changes_at=_judged_anew(indexes.portal),
    )  # fmt: skip


def _notice(  # noqa: PLR0913 # what a head is made of
    template: str,
    url: str,
    title: str,
    description: str,
    *,
    section: str = "",
    crumbs: tuple[Link, ...] = (),
    links: tuple[Link, ...] = (),
    facts: tuple[Fact, ...] = (),
    public: bool = True,
    searched: Searched | None = None,
    changes_at: dt.datetime | None = None,
) -> DeclaredPage:
    meta = Meta(
        title=title, description=description, url=url,
        section=section, crumbs=crumbs, noindex=not public,
        searched=searched,
    )  # fmt: skip
    return DeclaredPage(
        path=urls.path(url),
        template=f"pages/{template}.html",
        view=NoticePage(meta=meta, title=title, links=links, facts=facts),
        listed=public,
        changes_at=changes_at,
    )


def _judged_anew(portal: Portal) -> dt.datetime | None:
    """Return when a pull can bring a name that may not be shown before."""
    states = portal.snapshot.manifest.collections.values()
    days = [state.again for state in states if state.again]
    return dt.datetime.combine(min(days), dt.time(), portal.zone) if days else None


def _stations(indexes: Indexes) -> Iterator[Link]:
    if indexes.stations:
        yield Link(label="服务站点", url=urls.STATIONS)


def build_facts(indexes: Indexes) -> Iterator[Fact]:
    """Yield what the site was built from: the only page that states an age."""
    portal = indexes.portal
    manifest = portal.snapshot.manifest
    yield Fact(label="网站生成时间", values=(portal.now.isoformat(sep=" ", timespec="minutes"),))
    yield Fact(label="数据截至", values=(manifest.as_of,))
    yield Fact(label="数据版本", values=(manifest.schema,))
    yield Fact(label="数据来源代号", values=(manifest.source,))
    for name, kind in COLLECTIONS.items():
        shown = indexes.entries if name == "openings" else portal.snapshot.of(name)
        yield Fact(label=kind.LABEL, values=(f"{len(shown)} 条",))
    yield Fact(label="故事", values=(f"{len(portal.stories)} 篇",))
    yield Fact(label="沿用上一版的记录", values=(f"{len(manifest.held)} 条",))
    yield Fact(label="因有误未发布的记录", values=(f"{len(manifest.quarantined)} 条",))
