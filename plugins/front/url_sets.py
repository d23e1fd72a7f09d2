"""The way into the site for search engines: sitemap.xml (sitemaps.org).

One file may name 50,000 addresses. A larger site gets several, and sitemap.xml names those.
"""

import datetime as dt
from collections.abc import Iterable, Iterator

from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import UrlSet

MAIN = "sitemap.xml"
MOST = 45_000
"""Addresses in one file; some room stays below what the protocol allows."""


def url_sets(declared: Iterable[DeclaredPage], most: int = MOST) -> Iterator[DeclaredPage]:
    """Declare the files that name every listed page declared before, sorted."""
    pages = list(declared)
    changes_at = earliest(*(page.changes_at for page in pages))
    urls = sorted(page.url for page in pages if page.listed)
    parts = [urls[start : start + most] for start in range(0, len(urls), most)]
    if len(parts) <= 1:
        yield _file(MAIN, "files/sitemap.xml", urls, changes_at)
        return
    numbered = [
        _file(f"sitemap-{number}.xml", "files/sitemap.xml", part, changes_at)
        for number, part in enumerate(parts, 1)
    ]
    yield from numbered
    yield _file(MAIN, "files/sitemap_index.xml", [page.url for page in numbered], changes_at)


def _file(
    path: str, template: str, urls: list[str], changes_at: dt.datetime | None
) -> DeclaredPage:
    view = UrlSet(urls=tuple(urls))
    return DeclaredPage(
        path=path, template=template, view=view, changes_at=changes_at, listed=False
    )
