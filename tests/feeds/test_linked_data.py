"""JSON-LD: of the shapes that are asked for, and true."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.feeds.shapes import Thing, faults
from tests.plugins.building import Kept
from tests.support import Sandbox

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
BASE = "https://volunteer.example.org"


def things(html: str, *kinds: str) -> list[Thing]:
    found = [json.loads(block) for block in BLOCK.findall(html)]
    return [thing for thing in found if not kinds or thing["@type"] in kinds]


def opening(site: Kept, name: str, *kinds: str) -> list[Thing]:
    return things(site.url(f"/opening/{name}/"), *kinds)


def pages(output: Path) -> dict[str, str]:
    return {str(path): path.read_text(encoding="utf-8") for path in output.glob("**/*.html")}


def test_every_block_of_every_page_has_the_shape_asked_for(notices_site: Kept) -> None:
    seen = set()
    for path, html in pages(notices_site.place.output).items():
        for thing in things(html):
            assert thing["@context"] == "https://schema.org"
            assert list(faults(thing)) == [], path
            seen.add(thing["@type"])
    kinds = {"Event", "JobPosting", "Organization", "BreadcrumbList", "NewsArticle", "Article"}
    assert seen == kinds


@pytest.mark.parametrize(
    ("thing", "fault"),
    [
        ({"@type": "Event", "name": "a", "startDate": "2026-11-28"}, "no location"),
        ({"@type": "Organization", "name": "a", "url": "/openings/"}, "is no"),
        ({"@type": "Organization", "name": "a", "email": "x"}, "not expected"),
        ({"@type": "Sale", "name": "a"}, "no such type"),
        (
            {"@type": "GeoCoordinates", "latitude": "25", "longitude": 113.0},
            "'25' is no ('Integer',)",
        ),
        (
            {"@type": "Article", "headline": "a", "datePublished": "2026-11-28T09:00",
             "author": {"@type": "Place"}},
            "is no ('Date',)",
        ),
    ],
)  # fmt: skip
def test_the_shapes_refuse_what_is_wrong(thing: Thing, fault: str) -> None:
    assert any(fault in found for found in faults(thing))


def test_each_session_to_come_is_an_event(notices_site: Kept) -> None:
    first, second = opening(notices_site, "TWICE", "Event")
    assert first["startDate"] == "2026-11-28T09:00+08:00"
    assert second["endDate"] == "2026-12-05T16:00+08:00"
    assert (first["maximumAttendeeCapacity"], first["remainingAttendeeCapacity"]) == (20, 4)
    assert first["eventStatus"] == "https://schema.org/EventScheduled"
    assert first["isAccessibleForFree"] is True
    assert first["organizer"]["url"] == f"{BASE}/organization/ORG-1/"
    assert first["url"] == f"{BASE}/opening/TWICE/"
    assert len(opening(notices_site, "HALF", "Event")) == 1
    assert opening(notices_site, "ENDED", "Event", "JobPosting") == []


def test_hours_that_are_not_known_are_left_out(notices_site: Kept) -> None:
    (hours,) = opening(notices_site, "NO-HOURS", "Event")
    assert hours["startDate"] == "2026-11-28"
    assert "endDate" not in hours
    (days,) = opening(notices_site, "DAYS", "Event")
    assert days["endDate"] == "2026-11-30"
    (end,) = opening(notices_site, "NO-END", "Event")
    assert "endDate" not in end
    (bare,) = opening(notices_site, "BARE", "Event")
    assert not {"maximumAttendeeCapacity", "remainingAttendeeCapacity"} & set(bare)
    (night,) = opening(notices_site, "NIGHT", "Event")
    assert night["endDate"] == "2026-11-29T02:00+08:00"


def test_a_cancelled_one_says_so_and_offers_no_post(notices_site: Kept) -> None:
    found = opening(notices_site, "CANCELLED", "Event", "JobPosting")
    assert [thing["eventStatus"] for thing in found] == ["https://schema.org/EventCancelled"]


@pytest.mark.parametrize(
    ("name", "offered"),
    [("PLAIN", 1), ("FULL", 0), ("CLOSED", 0), ("SCHEDULED", 0), ("ENDED", 0), ("BARE", 0)],
)
def test_a_post_is_offered_only_while_it_is_open(
    notices_site: Kept, name: str, offered: int
) -> None:
    found = opening(notices_site, name, "JobPosting")
    assert len(found) == offered
    for thing in found:
        assert thing["employmentType"] == "VOLUNTEER"
        assert thing["validThrough"] == "2026-11-28T09:00+08:00"
        assert thing["datePosted"] == "2026-11-20"
        assert thing["jobLocation"]["address"]["addressRegion"] == "湖南省"


def test_no_text_ends_the_block(notices_site: Kept) -> None:
    html = notices_site.url("/opening/SIGNS/")
    (event,) = things(html, "Event")
    assert event["name"] == "读书, 写字; 算术\\画画 <b>&\"'"
    assert not [block for block in BLOCK.findall(html) if re.search("[<>&]", block)]
    (article,) = things(notices_site.url("/story/river/"), "NewsArticle")
    assert article["headline"] == "沿河 <一> 上午"


def test_the_way_to_a_page(notices_site: Kept) -> None:
    (way,) = opening(notices_site, "PLAIN", "BreadcrumbList")
    assert [(step["position"], step["item"]) for step in way["itemListElement"]] == [
        (1, f"{BASE}/"),
        (2, f"{BASE}/openings/"),
        (3, f"{BASE}/openings/division/431002/"),
        (4, f"{BASE}/opening/PLAIN/"),
    ]
    assert things(notices_site.text("index.html")) == []
    assert things(notices_site.text("404.html")) == []


def test_an_organisation_has_its_public_address(notices_site: Kept) -> None:
    (body,) = things(notices_site.url("/organization/ORG-2/"), "Organization")
    assert body["parentOrganization"]["name"] == "样例河流守护志愿服务队"
    (river,) = things(notices_site.url("/organization/ORG-1/"), "Organization")
    assert river["telephone"] == "0735-5550101"
    assert river["address"]["streetAddress"] == "样例路 1 号"


def test_nobody_is_named(demo_site: Sandbox) -> None:
    found: list[Any] = [
        thing for html in pages(demo_site.output).values() for thing in things(html)
    ]
    assert len(found) > 500
    assert not [thing for thing in found if '"Person"' in json.dumps(thing)]
