"""Every list of stations shows what one reads off the records; the demo's, what loops find."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.finding.shown import Page
from tests.plugins.building import Kept, keep, workspace
from tests.plugins.sample import sample_snapshot
from tests.stations.places import COVERED, HELD_HERE, LISTS, RECORDS, SERVICES
from tests.support import ROOT, Sandbox

Raw = dict[str, Any]
CITY: Raw = yaml.safe_load((ROOT / "content" / "city.yaml").read_text(encoding="utf-8"))


def listed(output: Path, address: str) -> list[str]:
    """Follow the pager; return the stations' ids."""
    found: list[str] = []
    following: str | None = address
    while following:
        page = Page(output, following)
        rows = [node for node in page.main.iter("h2") if node.get("class") == "row-title"]
        found += [row.find("a").get("href").split("/")[2] for row in rows]
        following = page.next()
    return found


def service(words: str) -> str:
    return f"/stations/service/{hashlib.sha256(words.encode()).hexdigest()[:10]}/"


@pytest.mark.parametrize("address", LISTS)
def test_a_list_shows_what_one_reads(station_site: Kept, address: str) -> None:
    assert listed(station_site.place.output, address) == LISTS[address]


@pytest.mark.parametrize("words", SERVICES)
def test_a_service_has_a_list(station_site: Kept, words: str) -> None:
    assert listed(station_site.place.output, service(words)) == SERVICES[words]
    assert f"{words} · 服务站点" in station_site.url(service(words))


def test_streets_are_offered_within_their_division_alone(station_site: Kept) -> None:
    street = 'href="/stations/street/431002001/"'
    assert street in station_site.url("/stations/division/431002/")
    assert street not in station_site.url("/stations/")
    assert street not in station_site.url("/stations/division/431003/")
    html = station_site.url("/stations/street/431002001/")
    assert re.findall(r'<a class="chosen" href="([^"]+)"', html) == ["/stations/division/431002/"]
    assert "stations/street/431002002/index.html" not in station_site.pages


def streets_of(division: Raw) -> dict[str, str]:
    return {street["code"]: street["name"] for street in division["streets"]}


URBAN = {
    code: name
    for division in CITY["divisions"]
    for code, name in streets_of(division).items()
    if name.endswith("街道")
}


def of(row: Raw, facet: str, value: str) -> bool:
    """Tell whether a record belongs to a list."""
    if facet == "service":
        return f"/stations/service/{value}/" in map(service, row.get("services", []))
    if facet == "wheelchair":
        return row.get("wheelchair") is True
    return row.get(facet, "community" if facet == "kind" else None) == value


def test_every_list_of_the_demo_agrees_with_the_records(demo_site: Sandbox) -> None:
    text = (demo_site.content / "data" / "stations.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    codes = [code for d in CITY["divisions"] for code in (d["code"], *streets_of(d))]
    order = {code: place for place, code in enumerate(codes)}
    rows.sort(
        key=lambda row: (order[row["division"]], order.get(row.get("street"), 999), row["id"])
    )
    output = demo_site.output
    assert listed(output, "/stations/") == [row["id"] for row in rows]
    seen: dict[str, set[str]] = {}
    for path in output.glob("stations/*/*/index.html"):
        facet, value = path.parts[-3:-1]
        if facet != "page":
            seen.setdefault(facet, set()).add(value)
            expected = [row["id"] for row in rows if of(row, facet, value)]
            assert listed(output, f"/stations/{facet}/{value}/") == expected, (facet, value)
    assert seen["street"] == {row["street"] for row in rows if "street" in row}
    assert seen["division"] == {CITY["code"], *(d["code"] for d in CITY["divisions"])}
    assert seen.keys() == {"division", "street", "kind", "service", "wheelchair"}
    for target, number in Page(output, "/stations/").choices():
        assert number == len(listed(output, target)), target


def coverage(html: str) -> list[int]:
    said = re.search(r'id="coverage-said">(.*?)</p>', html)
    assert said
    return [int(number) for number in re.findall(r"\d+", said[1])]


def test_coverage_counts_streets_and_names_those_that_lack_one(station_site: Kept) -> None:
    html = station_site.url("/stations/")
    assert coverage(html) == [23, 1, 1]
    lacking = html[html.index("还没有站点的街道") :]
    for street in URBAN.values():
        assert (street in lacking) == (street not in COVERED), street
    assert "白露塘镇" not in lacking
    assert coverage(station_site.url("/stations/division/431002/")) == [10, 1, 1]
    assert 'aria-labelledby="coverage-said">1/23</meter>' in html


def test_coverage_of_the_demo_is_what_one_counts(demo_site: Sandbox) -> None:
    text = (demo_site.content / "data" / "stations.jsonl").read_text(encoding="utf-8")
    rows = [json.loads(line) for line in text.splitlines()]
    served = {row.get("street") for row in rows} & URBAN.keys()
    kiosks = {row.get("street") for row in rows if row.get("kind") == "kiosk"} & URBAN.keys()
    html = (demo_site.output / "stations" / "index.html").read_text(encoding="utf-8")
    assert coverage(html) == [len(URBAN), len(served), len(kiosks)]


def test_what_is_held_there_is_named_only_where_that_is_sure(station_site: Kept) -> None:
    html = station_site.url("/station/SQUARE/")
    held = html[html.index("在这里举行的活动") :]
    assert re.findall(r'class="opening-title"><a href="/opening/([^/]+)/', held) == HELD_HERE
    for other in ("LIBRARY", "NIGHT", "BARE", "ODD"):
        assert "在这里举行的活动" not in station_site.url(f"/station/{other}/"), other


def test_nobody_is_invited_to_what_the_stations_keeper_has_closed(station_site: Kept) -> None:
    html = station_site.url("/station/ODD/")
    assert "/opening/CLOSED/" in html
    assert "已不能报名的活动" in html
    assert "管理单位正在招募" not in html


def test_a_hidden_opening_comes_to_its_station_in_time(station_site: Kept, tmp_path: Path) -> None:
    page = station_site.pages["station/SQUARE/index.html"]
    assert str(page.changes_at) == "2026-11-25 08:00:00+08:00"
    snapshot = sample_snapshot(RECORDS)
    after = keep(workspace(tmp_path, {}, snapshot), BUILD_TIME="2026-11-25T08:00:00+08:00")
    assert "/opening/LATER/" in after.url("/station/SQUARE/")
    for path in station_site.pages:
        if path.startswith("station") and path != "station/SQUARE/index.html":
            assert after.text(path) == station_site.text(path), path


def test_a_station_says_everything_and_what_nobody_said(station_site: Kept) -> None:
    html = station_site.url("/station/SQUARE/")
    for words in ("08:30–12:00、14:00–17:30", "休息", "人民路2号", "轮椅可以进出", "热水"):
        assert words in html, words
    assert "https://uri.amap.com/marker?" in html
    bare = station_site.url("/station/BARE/")
    assert bare.count("未提供") >= 4
    assert "data-opens" not in bare
    assert "amap" not in bare


def test_a_page_of_stations_changes_with_the_year_for_its_holidays(station_site: Kept) -> None:
    for path in ("stations/index.html", "station/NIGHT/index.html"):
        assert str(station_site.pages[path].changes_at) == "2027-01-01 00:00:00+08:00", path
    assert "2026-10-01/2026-10-07" in station_site.url("/stations/")
    assert "2026-10-10/2026-10-10" in station_site.url("/station/NIGHT/")
