"""The page of all conditions, and the data that its script filters."""

import hashlib
from collections.abc import Iterator

from plugins.finding import keys
from plugins.finding.facets import Facet
from plugins.finding.facets.days import DAY
from plugins.finding.finder.data import asked, open_data
from plugins.finding.keys import EVERYTHING
from plugins.finding.lists import Lists
from plugins.listings.indexes import Indexes
from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import DataFile, FindChoice, FindGroup, FindPage, Link, Meta

SHOWN = 10
"""So many openings stand there before anything is chosen."""


def find_pages(found: Lists, indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare the page and its data.

    The data's address stays, so that a page kept by a browser finds it after the next build;
    its digest stands in the query, so that a new page gets new data.
    """
    text = open_data(found, indexes)
    digest = hashlib.sha256(text.encode()).hexdigest()[:12]
    yield DeclaredPage(
        path=urls.path(urls.FIND_DATA),
        template="files/data.json",
        view=DataFile(text=text),
        changes_at=found.changes_at,
        listed=False,
    )
    yield DeclaredPage(
        path=urls.path(urls.FIND),
        template="pages/find.html",
        view=_view(found, indexes, f"{urls.FIND_DATA}?v={digest}"),
        changes_at=found.changes_at,
    )


def _view(found: Lists, indexes: Indexes, data: str) -> FindPage:
    hits = found.found[EVERYTHING]
    joinable = sum(hit.entry.joinable for hit in hits)
    summary = f"{indexes.portal.city.name}：{joinable} 条招募信息可以报名"
    return FindPage(
        meta=Meta(
            title="找适合我的志愿服务",
            description=f"按地区、时间、类别、服务对象和要求找志愿服务。{summary}",
            url=urls.FIND,
            section="openings",
            crumbs=(Link(label="招募信息", url=urls.OPENINGS),),
        ),
        heading="找适合我的志愿服务",
        summary=summary,
        groups=tuple(_groups(found)),
        openings=tuple(hit.row for hit in hits[:SHOWN] if hit.entry.joinable),
        everything=Link(label="全部招募信息", url=urls.OPENINGS),
        data=data,
    )


def _groups(found: Lists) -> Iterator[FindGroup]:
    for facet in asked(found):
        choices = tuple(_choices(found, facet))
        if any(choice.count for choice in choices):
            yield FindGroup(
                name=facet.name,
                title=facet.title,
                choices=choices,
                chief=facet.chief,
                negative=facet.negative,
            )


def _choices(found: Lists, facet: Facet) -> Iterator[FindChoice]:
    """Yield the values with their counts; streets stand on their divisions' pages.

    A value that leaves nothing isn't shown, but a shared address may ask for it.
    """
    for value in found.values[facet.name]:
        key = ((facet.name, value.code),)
        count = len(found.found.get(key, ()))
        if not value.parent and (count or facet.name != DAY.name):
            yield FindChoice(code=value.code, label=value.label, url=keys.address(key), count=count)
