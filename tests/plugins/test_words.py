"""Chinese words for days, times, pages; each pure."""

import datetime as dt
from typing import Any
from zoneinfo import ZoneInfo

import msgspec
import pytest

from plugins.finding.facets.days import weekend_days, weekend_title
from plugins.front.next_change import next_change
from plugins.listings import sessions
from plugins.listings.open_hours import days
from plugins.listings.opening_facts import age
from plugins.listings.sessions import Clock
from plugins.pages import paging, text, urls
from plugins.pages.chrome import telephone
from plugins.pages.declare import DeclaredPage
from scripts.records import Opening
from scripts.records.fields import OpenHours
from scripts.records.opening import Requirements

ZONE = ZoneInfo("Asia/Shanghai")
NOW = dt.datetime(2026, 11, 24, 10, tzinfo=ZONE)
CLOCK = Clock(now=NOW, zone=ZONE)


def opening(*parts: dict[str, Any]) -> Opening:
    raw = {
        "id": "O", "title": "活动", "organization": "C", "division": "431002",
        "sessions": [{"id": f"S{number}", **part} for number, part in enumerate(parts)],
    }  # fmt: skip
    return msgspec.convert(raw, Opening, strict=False)


def one(start: str, end: str | None = None, **more: Any) -> dict[str, Any]:
    return {"start_date": start, "end_date": end or start, **more}


@pytest.mark.parametrize(
    ("part", "expected"),
    [
        (one("2026-11-28", start_time="09:00", end_time="11:30"), "11月28日 周六 09:00–11:30"),
        (one("2027-01-03", start_time="09:00", end_time="11:30"), "2027年1月3日 周日 09:00–11:30"),
        (one("2026-11-28"), "11月28日 周六 时间待定"),
        (one("2026-11-28", start_time="09:00"), "11月28日 周六 09:00 开始"),
        (
            one("2026-11-28", "2026-11-29", start_time="09:00", end_time="17:00"),
            "11月28日 周六 09:00 至 11月29日 17:00",
        ),
        (one("2026-11-28", "2026-11-29"), "11月28日 周六 时间待定 至 11月29日"),
        (one("2026-11-01", start_time="09:00"), "2026年11月1日 周日 09:00 开始"),
    ],
)
def test_when(part: dict[str, Any], expected: str) -> None:
    assert sessions.when(opening(part).sessions[0], CLOCK) == expected


def test_the_next_session_is_the_next_to_begin_then_one_going_on_then_the_last() -> None:
    past = one("2026-11-01", start_time="09:00", end_time="11:00")
    going_on = one("2026-11-23", "2026-11-25", start_time="09:00", end_time="11:00")
    ahead = one("2026-12-01", start_time="09:00", end_time="11:00")
    named = [
        sessions.next_session(opening(*parts), CLOCK).id
        for parts in ((ahead, past, going_on), (going_on, past), (past, past))
    ]
    assert named == ["S0", "S0", "S1"]


def test_places_are_added_up_only_where_all_are_known() -> None:
    known = opening(
        one("2026-12-01", needed=5, confirmed=2), one("2026-12-02", needed=4, confirmed=0)
    )
    unsaid = opening(one("2026-12-01", needed=5, confirmed=2), one("2026-12-02", needed=4))
    unknown = opening(one("2026-12-01", needed=5), one("2026-12-02"))
    over = opening(one("2026-12-01", needed=5, confirmed=9))
    assert sessions.left_and_needed(list(known.sessions)) == (7, 9)
    assert sessions.left_and_needed(list(unsaid.sessions)) == (None, 9)
    assert sessions.left_and_needed(list(unknown.sessions)) is None
    assert sessions.left_and_needed(list(over.sessions)) == (0, 5)


@pytest.mark.parametrize(
    ("day", "title"),
    [
        (dt.date(2026, 11, 23), "11月28日–29日"),
        (dt.date(2026, 11, 28), "11月28日–29日"),
        (dt.date(2026, 11, 29), "11月28日–29日"),
        (dt.date(2026, 10, 30), "10月31日–11月1日"),
    ],
)
def test_the_weekend_of_a_day(day: dt.date, title: str) -> None:
    now = dt.datetime.combine(day, dt.time(12), ZONE)
    assert weekend_title(now) == title
    saturday, sunday = weekend_days(now)
    assert (saturday.weekday(), sunday.weekday()) == (5, 6)


@pytest.mark.parametrize(
    ("asked", "expected"),
    [
        ({"age_min": 18, "age_max": 60}, "18–60 岁"),
        ({"age_min": 16}, "年满 16 岁"),
        ({"age_max": 65}, "不超过 65 岁"),
        ({"age_min": 0}, "年满 0 岁"),
        ({}, None),
    ],
)
def test_ages(asked: dict[str, int], expected: str | None) -> None:
    assert age(msgspec.convert(asked, Requirements)) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((1, 2, 3, 4, 5), "周一至周五"), ((7, 6), "周六、周日"), ((1, 3, 5), "周一、周三、周五"),
        ((1, 2, 3, 4, 5, 6, 7), "每天"), ((2,), "周二"),
    ],
)  # fmt: skip
def test_opening_days(numbers: tuple[int, ...], expected: str) -> None:
    assert days(OpenHours(days=numbers, opens="09:00", closes="17:00")) == expected


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("0735-5550101", "tel:07355550101"), ("(0735) 555 0101", "tel:07355550101"),
        ("+86 735 5550101", "tel:+867355550101"), ("5550101 转 8", None), ("", None),
    ],
)  # fmt: skip
def test_only_a_plain_number_can_be_called(number: str, expected: str | None) -> None:
    assert telephone(number) == expected


def test_texts() -> None:
    assert text.paragraphs("一\r\n二\r\n\r\n三\n \n\n四 and\nfive") == (
        "一二",
        "三",
        "四 and\nfive",
    )
    assert text.paragraphs(None) == text.paragraphs(" \n ") == ()
    assert text.shorten("字" * 200) == "字" * 119 + "…"


def test_quotation_marks_in_a_quoted_title_become_single_ones() -> None:
    assert text.quoted("“急救课”，好吗") == "“‘急救课’，好吗”"
    assert text.closed_up("站点， 帮你 find it") == "站点，帮你 find it"
    assert [text.number(value) for value in (2.0, 2.5, 0.0, 1250.0)] == ["2", "2.5", "0", "1250"]


@pytest.mark.parametrize(("count", "total"), [(0, 1), (1, 1), (20, 1), (21, 2), (200, 10)])
def test_every_item_stands_on_one_page(count: int, total: int) -> None:
    found = list(paging.pages(range(count), "/x/"))
    assert len(found) == total
    assert [item for _, items, _ in found for item in items] == list(range(count))
    assert found[0][0] == "/x/"
    assert [url for url, _, _ in found[1:]] == [f"/x/page/{n}/" for n in range(2, total + 1)]


def test_a_pager_names_first_last_and_near_with_gaps_between() -> None:
    _, _, pager = list(paging.pages(range(200), "/x/"))[4]
    assert [step.number for step in pager.steps] == [1, 0, 4, 5, 6, 0, 10]
    assert [step.number for step in pager.steps if step.url is None] == [0, 5, 0]


def test_addresses_and_files_belong_together() -> None:
    assert urls.path(urls.HOME) == "index.html"
    assert urls.path("/404.html") == "404.html"
    assert urls.path(urls.facet(urls.OPENINGS, "division", "431021")) == (
        "openings/division/431021/index.html"
    )


def test_the_next_change_is_the_first_of_all_pages() -> None:
    def page(path: str, hour: int | None) -> DeclaredPage:
        at = None if hour is None else NOW.replace(hour=hour)
        return DeclaredPage(path=path, template="x", view=None, changes_at=at)

    pages = [page("b.html", 12), page("a.html", 12), page("c.html", 13), page("d.html", None)]
    assert next_change(pages) == (NOW.replace(hour=12), ["/a.html", "/b.html"])
    assert next_change(pages[3:]) == (None, [])
