"""The site as a whole: its chrome, its ways in, its feed, another city, the public settings."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import feedparser
import pytest

from plugins.pages.views import Feed, Site
from tests.plugins.building import FILES, Kept, keep, pelican, workspace
from tests.plugins.sample import SAMPLE, sample_snapshot
from tests.support import tree

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
DEMO = "演示"

OTHER_CITY = """
code: "000100"
name: 云溪市
province: 样例省
site_name: 云溪志愿之城
tagline: 一起做点事
introduction: 云溪市的志愿服务信息都在这里。
timezone: Asia/Shanghai
language: zh-CN
site_url: https://yunxi.example.org
sign_up: {name: 云溪志愿平台, url: "https://signup.example.org/"}
colours: {lead: "#123456", lead_deep: "#0A1B2C", accent: "#654321"}
marks: {organizer: 云溪市志愿服务联合会, contact_phone: 000-5550100, emblem: mark.svg}
categories: [{code: rivers, name: 护河}]
service_objects: [{code: everyone, name: 所有人}]
organization_kinds: [{code: club, name: 社团}]
divisions: [{code: "000101", name: 云东区, streets: [{code: "000101001", name: 书院街道}]}]
"""


def _other_city(root: Path, *, demo: bool = False) -> Kept:
    records: dict[str, list[dict[str, Any]]] = {
        "organizations": [{"id": "C-1", "name": "护河社", "division": "000101", "kind": "club"}],
        "openings": [
            {
                "id": "O-1", "title": "云东护河", "organization": "C-1", "division": "000101",
                "category": "rivers", "sessions": [
                    {"id": "S", "start_date": "2026-11-28", "end_date": "2026-11-28"}
                ],
            }
        ],
    }  # fmt: skip
    files = {"city.yaml": OTHER_CITY, "mark.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>"}
    snapshot = sample_snapshot(records, city="000100", demo=demo)
    return keep(workspace(root, files, snapshot))


def test_sitemap_names_exactly_the_listed_pages(sample_site: Kept) -> None:
    root = ET.fromstring(sample_site.text("sitemap.xml"))  # noqa: S314 # our own file
    named = [str(loc.text) for loc in root.iter(f"{SITEMAP}loc")]
    listed = sorted(page.url for page in sample_site.pages.values() if page.listed)
    assert named == listed
    assert "/opening/OP-OPEN/" in named
    for url in ("/404.html", "/410.html", "/robots.txt", "/feeds/stories.atom.xml"):
        assert url not in named


def test_feed_is_well_formed_and_newest_first(sample_site: Kept) -> None:
    feed = feedparser.parse(sample_site.text("feeds/stories.atom.xml"))
    assert not feed.bozo
    assert feed.version == "atom10"
    assert [entry.title for entry in feed.entries] == ["沿河一上午"]
    assert feed.feed.updated == "2026-11-21T09:00:00+08:00"
    assert DEMO in feed.feed.title


def test_feed_ids_stay_when_the_address_of_the_site_changes(
    tmp_path: Path, sample_site: Kept
) -> None:
    moved = keep(workspace(tmp_path, FILES), SITE_URL="https://new.example.org")
    old, new = (kept.pages["feeds/stories.atom.xml"].view for kept in (sample_site, moved))
    assert isinstance(old, Feed)
    assert [entry.id for entry in old.entries] == [entry.id for entry in new.entries]
    assert 'href="https://new.example.org/story/river/"' in moved.text("feeds/stories.atom.xml")
    assert "<loc>https://new.example.org/</loc>" in moved.text("sitemap.xml")
    canonical = '<link rel="canonical" href="https://new.example.org/opening/OP-OPEN/">'
    assert canonical in moved.url("/opening/OP-OPEN/")


def test_a_demo_says_so_on_every_page_and_file_and_keeps_robots_out(
    tmp_path: Path, sample_site: Kept
) -> None:
    site = keep(workspace(tmp_path, FILES), SITE_URL="https://demo.example.org")
    assert site.site.noindex
    assert "Disallow: /\n" in site.text("robots.txt")
    for path, data in tree(sample_site.place.output).items():
        if not path.startswith("assets/"):
            assert DEMO.encode() in data, path
        if path.endswith(".html"):
            assert b'<meta name="robots" content="noindex">' in data, path


def test_real_data_is_not_called_a_demo_and_demo_stories_stay_out(tmp_path: Path) -> None:
    files = {**FILES, "stories/demo.md": FILES["stories/river.md"].replace("river", "played")}
    files["stories/demo.md"] = files["stories/demo.md"].replace("kind:", "demo: true\nkind:")
    place = workspace(tmp_path, files, sample_snapshot(demo=False))
    pelican(place, settings="publishconf.py", SITE_URL="https://real.example.org")
    built = tree(place.output)
    assert "story/played/index.html" not in built
    assert "story/river/index.html" in built
    assert not [path for path, data in built.items() if DEMO.encode() in data]
    assert b"noindex" not in built["index.html"]
    assert b"Sitemap: https://real.example.org/sitemap.xml" in built["robots.txt"]


def test_publishing_needs_an_address(tmp_path: Path) -> None:
    place = workspace(tmp_path, FILES, sample_snapshot(demo=False))
    said = pelican(place, settings="publishconf.py", code=1)
    assert "SITE_URL" in said
    assert "Traceback" not in said
    assert not place.output.exists()


def test_a_site_without_an_address_is_not_indexed(tmp_path: Path) -> None:
    kept = keep(workspace(tmp_path, {}, sample_snapshot(demo=False)))
    assert kept.site.noindex
    assert not kept.site.demo


def test_another_city_needs_its_city_file_alone(tmp_path: Path) -> None:
    kept = _other_city(tmp_path)
    everything = b"".join(tree(kept.place.output).values()).decode()
    for word in ("郴州", "北湖", "桂阳", "林邑", "431", "0E5F54", "demo", DEMO):
        assert word not in everything, word
    assert "云东护河" in kept.url("/openings/category/rivers/")
    assert "云溪市志愿服务联合会" in kept.url("/")
    assert kept.site.base_url == "https://yunxi.example.org"
    assert kept.site.emblem is not None
    assert kept.site.emblem.endswith(".svg")
    assert "#123456" in kept.text(kept.site.stylesheet.removeprefix("/"))


def test_navigation_and_foot_name_only_what_there_is(tmp_path: Path, sample_site: Kept) -> None:
    def named(site: Site) -> set[str]:
        return {link.url for link in site.navigation} | {link.url for link in site.footer}

    bare = _other_city(tmp_path)
    there = {"/projects/", "/stations/", "/needs/", "/stories/", "/words/"}
    assert there <= named(sample_site.site)
    assert not there & named(bare.site)
    found = {path for path in bare.pages if path.startswith(("needs/", "surveys/"))}
    assert found == {"needs/index.html"}  # a page of prose may lead there
    assert feedparser.parse(bare.text("feeds/stories.atom.xml")).entries == []


def test_an_unset_mark_is_left_out(sample_site: Kept) -> None:
    assert sample_site.site.marks == ()
    assert sample_site.site.emblem is None
    assert "备案" not in sample_site.url("/")


def test_every_internal_link_leads_somewhere(sample_site: Kept) -> None:
    built = tree(sample_site.place.output)
    for path, data in built.items():
        for target in re.findall(r'(?:href|src)="(/[^"#?]*)[^"#]*"', data.decode()):
            file = target.removeprefix("/") + ("index.html" if target.endswith("/") else "")
            assert file in built, f"{path}: {target}"


def test_nothing_but_the_build_page_states_an_age(tmp_path: Path, sample_site: Kept) -> None:
    later = keep(workspace(tmp_path, FILES), BUILD_TIME="2026-11-24T10:59:00+08:00")
    different = {path for path in sample_site.pages if sample_site.text(path) != later.text(path)}
    assert different == {"about/build/index.html"}


@pytest.mark.parametrize("missing", ["projects", "organizations", "stations", "openings"])
def test_a_city_without_some_kind_of_record_is_built(tmp_path: Path, missing: str) -> None:
    raw = {name: rows for name, rows in SAMPLE.items() if name != missing}
    kept = keep(workspace(tmp_path, {}, sample_snapshot(raw)))
    assert kept.text("index.html")
