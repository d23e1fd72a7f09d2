"""/organizations/tree/: who is below whom, as a nested list."""

from collections.abc import Mapping
from functools import lru_cache

from plugins.listings.indexes import Indexes, indexes
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.portal import Portal
from plugins.pages.views import Branch, Link, Meta, TreePage
from scripts.rules.organization_tree import below, children

LEVELS = 4
"""So many levels are shown; what is deeper stands on the pages of those at the last one."""

MOST = 300
"""Organisations on the page; with more, only the first two levels are shown."""

_FEW_LEVELS = 2

Below = Mapping[str | None, list[str]]


def tree(indexes: Indexes) -> Below:
    """Return who is directly below whom, by id; None has those at the top."""
    return _tree(indexes.portal)


@lru_cache(maxsize=1)
def _tree(portal: Portal) -> Below:
    bodies = indexes(portal).organizations.values()
    return children({body.id: body.parent for body in bodies})


def tree_page(indexes: Indexes) -> DeclaredPage:
    """Declare it."""
    count = len(indexes.organizations)
    levels = LEVELS if count <= MOST else _FEW_LEVELS
    city = indexes.portal.city.name
    view = TreePage(
        meta=Meta(
            title="组织的上下级", url=urls.ORGANIZATION_TREE, section="organizations",
            description=f"{city} {count} 个志愿服务组织，谁在谁的下面。",
            crumbs=(Link(label="组织", url=urls.ORGANIZATIONS),),
        ),
        title="组织的上下级",
        summary=f"{city}：{count} 个志愿服务组织",
        branches=tuple(_branch(one, levels, indexes) for one in tree(indexes).get(None, [])),
        links=(Link(label="按类型和地区找组织", url=urls.ORGANIZATIONS),),
    )  # fmt: skip
    return DeclaredPage(
        path=urls.path(urls.ORGANIZATION_TREE), template="pages/organization_tree.html", view=view
    )


def _branch(key: str, levels: int, indexes: Indexes) -> Branch:
    body, names, found = indexes.organizations[key], indexes.names, tree(indexes)
    known = (names.kind(body.kind), names.division(body.division))
    deeper = found.get(key, []) if levels > 1 else []
    return Branch(
        link=Link(label=body.name, url=urls.organization(key), lang=body.lang),
        note=" · ".join(word for word in known if word),
        branches=tuple(_branch(one, levels - 1, indexes) for one in deeper),
        more=0 if levels > 1 else sum(1 for _ in below(key, found)),
    )
