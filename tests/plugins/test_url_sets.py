"""sitemap.xml, in one file and in several."""

import datetime as dt
import xml.etree.ElementTree as ET
from dataclasses import replace

import pytest

from plugins.front.url_sets import MOST, url_sets
from plugins.pages.declare import DeclaredPage
from plugins.pages.render import environment, render
from tests.plugins.building import Kept
from tests.support import ROOT

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NAMED = [f"/opening/OP-{number}/" for number in range(1, 8)]
BASE = "https://city.example.org"


def declared() -> list[DeclaredPage]:
    """Return seven pages, the last first, and one that isn't listed."""
    hidden = DeclaredPage(path="404.html", template="x", view=None, listed=False)
    pages = [
        DeclaredPage(path=url.strip("/") + "/index.html", template="x", view=None) for url in NAMED
    ]
    return [hidden, *reversed(pages)]


def files(most: int, site: Kept) -> dict[str, tuple[str, list[str]]]:
    """Render the files with a public address: the root's name and the addresses of each."""
    env = environment(ROOT / "theme" / "templates")
    chrome = replace(site.site, base_url=BASE)
    found = {}
    for page in url_sets(declared(), most):
        assert not page.listed
        root = ET.fromstring(render(env, page, chrome, site.now))  # noqa: S314 # our own file
        named = [str(loc.text) for loc in root.iter(f"{SITEMAP}loc")]
        found[page.path] = (root.tag.removeprefix(SITEMAP), named)
    return found


@pytest.mark.parametrize("most", [7, 8, MOST])
def test_one_file_as_long_as_it_holds_all(most: int, sample_site: Kept) -> None:
    whole = [BASE + url for url in NAMED]
    assert files(most, sample_site) == {"sitemap.xml": ("urlset", whole)}


@pytest.mark.parametrize(("most", "sizes"), [(6, [6, 1]), (3, [3, 3, 1]), (1, [1] * 7)])
def test_above_that_sitemap_xml_names_the_files(
    most: int, sizes: list[int], sample_site: Kept
) -> None:
    found = files(most, sample_site)
    kind, parts = found.pop("sitemap.xml")
    assert kind == "sitemapindex"
    assert parts == [f"{BASE}/sitemap-{number}.xml" for number in range(1, len(sizes) + 1)]
    assert [f"{BASE}/{path}" for path in found] == parts
    assert {kind for kind, _ in found.values()} == {"urlset"}
    assert [len(named) for _, named in found.values()] == sizes
    assert [url for _, named in found.values() for url in named] == [BASE + url for url in NAMED]


def test_an_empty_site_still_has_its_file() -> None:
    assert [page.path for page in url_sets([])] == ["sitemap.xml"]


def test_every_file_changes_when_the_first_page_does() -> None:
    moment = dt.datetime(2026, 11, 25, tzinfo=dt.UTC)
    pages = [replace(page, changes_at=moment) for page in declared()[:2]] + declared()[2:]
    assert {page.changes_at for page in url_sets(pages, 3)} == {moment}


def test_the_protocol_allows_so_many() -> None:
    assert MOST <= 50_000
