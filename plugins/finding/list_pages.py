"""The pages of the lists: every list, twenty a page."""

from collections.abc import Iterator, Sequence

from plugins.feeds import links
from plugins.finding import keys
from plugins.finding.choices import crumbs, elsewhere, groups, words
from plugins.finding.facets import SessionFacet
from plugins.finding.keys import Key
from plugins.finding.lists import Hit, Lists
from plugins.finding.sorting import order_group
from plugins.finding.taken import taken_along
from plugins.listings.indexes import Indexes
from plugins.listings.lists import declared_list
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.paging import pages
from plugins.pages.views import Link, ListPage, Meta

LABEL = "招募信息"
EVERYTHING = Link(label=f"全部{LABEL}", url=urls.OPENINGS)
_PAST = Link(label="已结束的活动", url=urls.PAST_OPENINGS)
_UNINDEXED = frozenset(("without",))
"""Lists that hold nearly everything are no answer to a search engine's question."""


def list_pages(found: Lists, indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare every page of every list."""
    for key, hits in found.found.items():
        yield from _one_list(found, key, hits, indexes)
        heading = heading_of(found, key)
        yield from taken_along(found, key, heading, hits, indexes)


def _one_list(
    found: Lists, key: Key, hits: Sequence[Hit], indexes: Indexes
) -> Iterator[DeclaredPage]:
    base = keys.address(key)
    scope = words(found, key) or indexes.portal.city.name
    heading = heading_of(found, key)
    sentence = summary(found, key, scope, hits)
    choices = groups(found, key) if key else (*groups(found, key), order_group(found, base))
    hidden = not hits or bool(_UNINDEXED & set(keys.names(key)))
    above = (Link(label=LABEL, url=urls.OPENINGS), *crumbs(found, key)) if key else ()
    for url, items, pager in pages(hits, base):
        page = f"（第 {pager.current} 页）" if pager.current > 1 else ""
        view = ListPage(
            meta=Meta(
                title=heading + page,
                description=sentence,
                url=url,
                section="openings",
                crumbs=above,
                noindex=hidden,
            ),
            kind="openings",
            heading=heading,
            summary=sentence,
            groups=choices,
            openings=tuple(hit.row for hit in items),
            pager=pager,
            empty=_empty(key),
            empty_links=() if hits or not key else (*elsewhere(found, key), EVERYTHING),
            ways=tuple(_ways(key, indexes)),
            more=_more(key, hits),
            along=links(base),
        )
        yield declared_list(view, found.changes_at, listed=not hidden or not key)


def _more(key: Key, hits: Sequence[Hit]) -> tuple[Link, ...]:
    """Return the ways on; an empty list has named them already."""
    if not key:
        return (_PAST,)
    return (EVERYTHING,) if hits else ()


def heading_of(found: Lists, key: Key) -> str:
    """Return such as 桂阳县 · 环境保护 · 招募信息."""
    return f"{words(found, key)} · {LABEL}" if key else LABEL


def summary(found: Lists, key: Key, scope: str, hits: Sequence[Hit]) -> str:
    """Return the sentence with the count."""
    if not hits:
        return f"{scope}：暂时没有{LABEL}"
    joinable = sum(hit.entry.joinable for hit in hits)
    if of_when(found, key):
        return f"{scope}：{joinable} 条可以报名"
    return f"{scope}：{len(hits)} 条{LABEL}，其中 {joinable} 条可以报名"


def of_when(found: Lists, key: Key) -> bool:
    """Tell whether a list holds only what one can still come to."""
    names = keys.names(key)
    return any(
        isinstance(facet, SessionFacet) and facet.asks != "where"
        for facet in found.facets
        if facet.name in names
    )


def _empty(key: Key) -> str:
    names = keys.names(key)
    if "weekend" in names:
        return "本周末暂时没有可以报名的活动。看看之后的日子，或者换个地方。"
    if "day" in names:
        return "这一天没有可以报名的活动：已经过去，或者名额已满。看看别的日子吧。"
    return "这个条件下暂时没有招募信息。可以换个条件再找。"


def _ways(key: Key, indexes: Indexes) -> Iterator[Link]:
    """Yield other ways to look; the city and its divisions have a calendar."""
    yield Link(label="更多条件", url=_find(key))
    if not key:
        yield Link(label="看日历", url=urls.CALENDAR)
    elif keys.names(key) == ("division",):
        month = urls.calendar(f"{indexes.portal.today:%Y-%m}")
        yield Link(label="看日历", url=urls.facet(month, *key[0]))


def _find(key: Key) -> str:
    """Return the page of all conditions, with these already chosen for browsers with scripts."""
    query = "&".join(f"{facet}={code}" for facet, code in key)
    return f"{urls.FIND}?{query}" if query else urls.FIND
