"""The agenda, each training's page, its calendar files, and what openings say of trainings."""

import datetime as dt
import json
import re
from typing import Any

import icalendar
import msgspec
import pytest

from plugins.listings.trainings import TOO_LATE, in_time
from plugins.pages.views import ListPage, OpeningPage
from scripts.records import Session
from tests.management import samples
from tests.plugins.building import Kept
from tests.programme.sample import TRAININGS

NOW = dt.datetime.fromisoformat("2026-11-24T10:00:00+08:00")


def agenda(kept: Kept, path: str = "trainings") -> list[tuple[str, str, str]]:
    """Return (month, training, state) of every row of a list."""
    view = kept.pages[f"{path}/index.html"].view
    assert isinstance(view, ListPage)
    return [
        (month.title, row.url.split("/")[2], row.state.label)
        for month in view.months
        for row in month.openings
    ]


def page(kept: Kept, key: str) -> OpeningPage:
    view = kept.pages[f"training/{key}/index.html"].view
    assert isinstance(view, OpeningPage)
    return view


def test_the_agenda_is_every_session_to_come_by_month(programme_site: Kept) -> None:
    assert agenda(programme_site) == [
        ("2026年11月", "TR-DAYS", "已开始"),
        ("2026年11月", "TR-OPEN", "报名中"),
        ("2026年11月", "TR-FULL", "名额已满"),
        ("2026年12月", "TR-CANCELLED", "已取消"),
        ("2026年12月", "TR-OPEN", "报名中"),
        ("2026年12月", "TR-ONLINE", "报名中"),
        ("2026年12月", "TR-LATE", "报名中"),
    ]
    assert agenda(programme_site, "trainings/past") == [("2026年10月", "TR-OVER", "已结束")]


@pytest.mark.parametrize("facet", ["mode", "division"])
def test_narrowed_lists_hold_what_a_plain_count_finds(programme_site: Kept, facet: str) -> None:
    counted: dict[str, int] = {}
    for one in TRAININGS:
        ahead = [s for s in one["sessions"] if s["end_date"] >= "2026-11-24"]
        if one["id"] != "TR-HIDDEN" and (value := one.get(facet)):
            counted[value] = counted.get(value, 0) + len(ahead)
    pages = [path for path in programme_site.pages if path.startswith(f"trainings/{facet}/")]
    assert len(pages) >= 5
    for path in pages:
        value = path.split("/")[2]
        assert len(agenda(programme_site, f"trainings/{facet}/{value}")) == counted.get(value, 0)


def test_a_row_names_who_asks_for_it(programme_site: Kept) -> None:
    html = programme_site.url("/trainings/")
    assert "实操演练；“周末清理河岸”要求先参加" in html
    assert "集中辅导；“周末清理河岸”要求先参加" in html  # the other one is cancelled


def test_a_trainings_page_says_all(programme_site: Kept) -> None:
    html = programme_site.url("/training/TR-OPEN/")
    for said in ("新队员", "包扎", "实操演练", "https://example.org/a.pdf", "讲些什么",
                 "/training/TR-OPEN/S2.ics", "/opening/OP-OPEN/", "/project/PR-1/",
                 "样例路 1 号"):  # fmt: skip
        assert said in html, said
    assert page(programme_site, "TR-OPEN").sign_up
    assert "停电" in programme_site.url("/training/TR-CANCELLED/")
    assert page(programme_site, "TR-CANCELLED").sign_up is None
    assert "在哪里" not in programme_site.url("/training/TR-ONLINE/")
    assert "training/TR-HIDDEN/index.html" not in programme_site.pages


def test_an_opening_names_the_trainings_that_satisfy_it_and_when(programme_site: Kept) -> None:
    view = programme_site.pages["opening/OP-OPEN/index.html"].view
    facts = {fact.url: fact for part in view.sections for fact in part.facts}
    named = [url for url in facts if url and url.startswith("/training/")]
    assert named == ["/training/TR-OPEN/", "/training/TR-ONLINE/", "/training/TR-FULL/"]
    assert facts["/training/TR-ONLINE/"].label == "活动之后才有的培训"
    assert "下一场 11月26日 周四 09:00–11:30" in facts["/training/TR-OPEN/"].values[0]
    assert facts["/training/TR-OPEN/"].label == "可以参加的培训"
    assert facts["/training/TR-FULL/"].label == "现在不能报名的培训"
    ended = programme_site.url("/opening/OP-ENDED/")
    assert "可以参加的培训" not in ended
    assert "现在不能报名的培训" not in ended
    assert "没有要求" not in programme_site.url("/opening/OP-OPEN/")


@pytest.mark.parametrize(
    ("ends", "begins", "expected"),
    [
        (("2026-12-01", "11:30"), ("2026-12-02", "09:00"), True),
        (("2026-12-03", "11:30"), ("2026-12-02", "09:00"), False),
        (("2026-12-02", "11:30"), ("2026-12-02", "11:30"), True),
        (("2026-12-02", "11:31"), ("2026-12-02", "11:30"), False),
        (("2026-12-02", None), ("2026-12-02", "09:00"), True),
        (("2026-12-02", "11:30"), ("2026-12-02", None), True),
    ],
)
def test_one_comes_from_a_training_to_the_last_session(
    ends: tuple[str, str | None], begins: tuple[str, str | None], expected: bool
) -> None:
    training = msgspec.convert(
        {"id": "S", "start_date": ends[0], "end_date": ends[0], "end_time": ends[1]}, Session
    )
    days = [("2026-11-28", "09:00"), begins]
    opening = msgspec.structs.replace(
        samples.opening("OP"),
        sessions=tuple(
            msgspec.convert(
                {"id": f"S{n}", "start_date": day, "end_date": day, "start_time": hour}, Session
            )
            for n, (day, hour) in enumerate(days)
        ),
    )
    assert in_time(training, opening) is expected


def test_what_comes_after_the_opening_is_not_offered_before_it(programme_site: Kept) -> None:
    for key, late, none_left in (
        ("OP-OPEN", "TR-ONLINE", False),
        ("OP-CLOSED", "TR-LATE", True),
        ("OP-SCHEDULED", "TR-LATE", True),
    ):
        view = programme_site.pages[f"opening/{key}/index.html"].view
        facts = [fact for part in view.sections for fact in part.facts]
        labels = {fact.url: fact.label for fact in facts if fact.url}
        assert labels[f"/training/{late}/"] == "活动之后才有的培训"
        assert (TOO_LATE in [value for fact in facts for value in fact.values]) is none_left
        assert f"/opening/{key}/" not in programme_site.url(f"/training/{late}/")


def test_what_is_cancelled_is_not_counted_as_held(programme_site: Kept) -> None:
    assert "接下来有 6 场培训，另有 1 场取消了" in programme_site.url("/trainings/")
    past = programme_site.url("/trainings/past/")
    assert "已经结束 1 场培训" in past
    assert '<a href="/trainings/">培训</a>' in past


def test_a_session_is_a_calendar_file_of_its_own(programme_site: Kept) -> None:
    text = programme_site.text("training/TR-OPEN/S1.ics")
    (event,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert event["UID"] == "training.TR-OPEN.S1@431000.volunteer-city"
    assert event["SEQUENCE"] == 3
    assert event.decoded("DTSTART") == dt.datetime.fromisoformat("2026-11-26T09:00:00+08:00")
    assert "样例路 1 号" in str(event["LOCATION"])
    (gone,) = icalendar.Calendar.from_ical(
        programme_site.text("training/TR-CANCELLED/S1.ics")
    ).walk("VEVENT")
    assert gone["STATUS"] == "CANCELLED"
    assert "这次培训已取消" in str(gone["DESCRIPTION"])
    assert "training/TR-OVER/S1.ics" not in programme_site.pages


def test_machines_read_an_education_event(programme_site: Kept) -> None:
    def data(key: str) -> list[dict[str, Any]]:
        html = programme_site.url(f"/training/{key}/")
        found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
        things = [json.loads(text) for text in found]
        return [thing for thing in things if thing["@type"] == "EducationEvent"]

    assert [thing["startDate"] for thing in data("TR-OPEN")] == [
        "2026-11-26T09:00+08:00", "2026-12-03T09:00+08:00",
    ]  # fmt: skip
    (online,) = data("TR-ONLINE")
    assert online["location"]["@type"] == "VirtualLocation"
    assert online["eventAttendanceMode"].endswith("OnlineEventAttendanceMode")
    (cancelled,) = data("TR-CANCELLED")
    assert cancelled["eventStatus"].endswith("EventCancelled")
    assert data("TR-OVER") == []


def test_pages_say_when_the_clock_changes_them(programme_site: Kept, december: Kept) -> None:
    moment = dt.datetime.fromisoformat("2026-11-25T08:00:00+08:00")
    assert programme_site.pages["trainings/index.html"].changes_at == moment  # one is published
    assert "training/TR-HIDDEN/index.html" in december.pages
    assert ("2026年11月", "TR-FULL", "已结束") in agenda(december, "trainings/past")
    for path, declared in programme_site.pages.items():
        later = december.pages.get(path)
        same = later and later.view == declared.view
        if not same and path.startswith(("training", "commitment", "project", "organization")):
            assert declared.changes_at, path
            assert declared.changes_at <= december.now, path
