"""Atom, JSON Feed, GeoJSON and CSV: what they say, and that nothing in a record breaks them."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.feeds.reading import atom, table
from tests.plugins.building import Kept
from tests.support import ROOT

OPENING = "urn:volunteer-city:431000:opening:"


@pytest.fixture(scope="module")
def folder(notices_site: Kept) -> Path:
    return notices_site.place.output / "openings"


@pytest.fixture(scope="module")
def entries(folder: Path) -> dict[str, Any]:
    found = atom(folder / "openings.atom.xml")
    return {entry.id.removeprefix(OPENING): entry for entry in found.entries}


@pytest.fixture(scope="module")
def items(folder: Path) -> dict[str, dict[str, Any]]:
    feed = json.loads((folder / "openings.feed.json").read_text(encoding="utf-8"))
    return {item["id"].removeprefix(OPENING): item for item in feed["items"]}


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("PLAIN", "报名中。"),
        ("FULL", "名额已满。"),
        ("CLOSED", "报名已截止。"),
        ("SCHEDULED", "即将开放报名，2026年12月1日 09:00 开始报名。"),
        ("CANCELLED", "这次招募已取消，请不要前往。取消原因：暴雨预警。"),
    ],
)
def test_the_state_is_said_in_words(
    entries: dict[str, Any], items: dict[str, dict[str, Any]], name: str, said: str
) -> None:
    assert entries[name].summary == items[name]["summary"] == said
    assert entries[name].content[0].value.startswith(said)
    assert items[name]["content_text"].startswith(said)


def test_what_is_over_or_hidden_has_left(entries: dict[str, Any]) -> None:
    assert not {"ENDED", "LONG-AGO", "HIDDEN", "CANCELLED-PAST"} & set(entries)


def test_an_entry_carries_the_moment_of_its_record(
    entries: dict[str, Any], items: dict[str, dict[str, Any]]
) -> None:
    assert entries["PLAIN"].updated == "2026-11-20T09:00:00+08:00"
    assert items["PLAIN"]["date_modified"] == "2026-11-20T09:00:00+08:00"
    assert entries["BARE"].updated.startswith("1970-01-01")
    assert "published" not in entries["PLAIN"]
    assert entries["JUST-PUBLIC"].published == "2026-11-24T10:00:00+08:00"


def test_addresses_are_whole(folder: Path, entries: dict[str, Any]) -> None:
    assert entries["PLAIN"].link == "https://volunteer.example.org/opening/PLAIN/"
    path = folder / "weekend" / "openings.atom.xml"
    links = {link.rel: link.href for link in atom(path).feed.links}
    base = "https://volunteer.example.org/openings/weekend/"
    assert links == {"self": f"{base}openings.atom.xml", "alternate": base}
    feed = json.loads(path.with_name("openings.feed.json").read_text(encoding="utf-8"))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert (feed["feed_url"], feed["home_page_url"]) == (f"{base}openings.feed.json", base)


def test_texts_of_records_stay_texts(entries: dict[str, Any]) -> None:
    assert entries["SIGNS"].title == "读书, 写字; 算术\\画画 <b>&\"'"
    assert "第一行<br>第二行<br>另一段 完" in entries["SIGNS"].content[0].value.replace("<br />", "<br>")  # fmt: skip # noqa: E501 # one expected text
    assert entries["CONTROL"].title == "前后"
    assert entries["ENGLISH"].title_detail.language == "en"


def test_an_empty_list_is_a_feed_too(folder: Path) -> None:
    path = folder / "division" / "431023" / "category" / "community" / "openings.atom.xml"
    assert not path.exists()
    empty = folder / "category" / "events" / "weekend" / "openings.atom.xml"
    found = [empty, *folder.glob("people/*/openings.atom.xml")]
    assert [path for path in found if path.exists() and not atom(path).entries]


def test_a_spreadsheet_calculates_nothing(folder: Path) -> None:
    rows = {row["编号"]: row for row in table(folder / "openings.csv")}
    assert rows["FORMULA"]["标题"] == "'=1+1 志愿"
    assert rows["FORMULA"]["地点"] == "'+广场"
    assert rows["FORMULA"]["地址"] == "'@路 1 号"
    for row in rows.values():
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert (rows["SIGNS"]["经度"], rows["SIGNS"]["纬度"]) == ("113.0147", "25.7701")
    assert rows["FULL"]["剩余名额"] == "0"
    assert rows["BARE"]["剩余名额"] == ""


def test_places_stand_on_the_globe_longitude_first(folder: Path) -> None:
    found = json.loads((folder / "openings.geojson").read_text(encoding="utf-8"))
    features = {feature["properties"]["opening"]: feature for feature in found["features"]}
    assert features["SIGNS"]["geometry"] == {"type": "Point", "coordinates": [113.0147, 25.7701]}
    assert features["PLAIN"]["geometry"] is None
    assert features["NIGHT"]["properties"]["ends"] == "2026-11-29T02:00+08:00"
    assert features["NO-HOURS"]["properties"]["starts"] == "2026-11-28"


def test_the_web_server_knows_what_they_are() -> None:
    known = (ROOT / "scripts" / "deploy" / "nginx.conf").read_text(encoding="utf-8")
    for kind in ("text/calendar ics;", "application/geo+json geojson;", "text/csv csv;"):
        assert kind in known
