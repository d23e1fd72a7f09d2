"""Calendars: times, states and texts as they stand in the file, and as the icalendar library
reads them.
"""

import re
from pathlib import Path

import pytest
from icalendar import Calendar

from plugins.feeds.content_lines import folded
from tests.feeds.notices import LONG, NEVER, TIMES
from tests.feeds.reading import OCTETS, calendar, lines, written
from tests.plugins.building import Kept
from tests.support import Sandbox

UID = re.compile(r"[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+@431000\.volunteer-city")


@pytest.fixture(scope="module")
def whole(notices_site: Kept) -> Path:
    return notices_site.place.output / "openings" / "openings.ics"


@pytest.mark.parametrize("name", TIMES)
def test_times_and_status_are_written_as_the_standard_asks(whole: Path, name: str) -> None:
    event = written(whole)[name]
    said = {
        key: f"{property_name.partition(';')[2]}:{value}"
        for property_name, value in event.items()
        if (key := property_name.partition(";")[0]) in ("DTSTART", "DTEND")
    }
    starts, ends, status = TIMES[name]
    assert said == {"DTSTART": starts, **({"DTEND": ends} if ends else {})}
    assert event["STATUS"] == status


def test_what_is_hidden_long_over_or_cancelled_and_past_is_in_no_calendar(whole: Path) -> None:
    openings = {name.partition(".")[0] for name in written(whole)}
    assert not openings & set(NEVER)
    assert not [name for name in NEVER if list(whole.parent.glob(f"../opening/{name}/*.ics"))]


def test_lines_are_folded_at_75_octets_and_never_inside_a_character(notices_site: Kept) -> None:
    files = sorted(notices_site.place.output.glob("**/*.ics"))
    assert len(files) > 100
    for path in files:
        assert lines(path)[0] == "BEGIN:VCALENDAR"
    single = notices_site.place.output / "opening" / "LONG" / "S1.ics"
    assert str(calendar(single)["LONG.S1"]["SUMMARY"]) == LONG


@pytest.mark.parametrize("sign", ["a", "é", "河", "𠮷", "e\u0301"])
@pytest.mark.parametrize("before", range(4))
def test_folding_loses_nothing(sign: str, before: int) -> None:
    whole = "SUMMARY:" + "x" * before + sign * 200
    physical = folded(whole).split("\r\n")
    assert all(len(one.encode()) <= OCTETS for one in physical)
    assert physical[0] + "".join(one.removeprefix(" ") for one in physical[1:]) == whole
    assert len(folded("x" * OCTETS).split("\r\n")) == 1


def test_signs_that_mean_something_in_calendars_come_back(whole: Path) -> None:
    event = calendar(whole)["SIGNS.S1"]
    assert str(event["SUMMARY"]) == "读书, 写字; 算术\\画画 <b>&\"'"
    assert "风险：水边湿滑, 慢行; 结伴\\同行" in str(event["DESCRIPTION"]).split("\n")
    assert "报名：https://signup.example.org/a?b=1;c=2,3" in str(event["DESCRIPTION"])
    assert event["GEO"].to_ical() == "25.7701;113.0147"
    control = calendar(whole)["CONTROL.S1"]
    assert str(control["SUMMARY"]) == "前后"
    assert str(control["LOCATION"]).startswith("东门，")
    assert "风险：未提供" in str(control["DESCRIPTION"])


def test_an_event_says_what_one_must_know_before_going(whole: Path) -> None:
    event = calendar(whole)["LONG.S1"]
    assert str(event["LOCATION"]) == "河岸公园东门，河岸路 8 号，北湖区"
    assert str(event["URL"]) == "https://volunteer.example.org/opening/LONG/"
    assert str(event["CATEGORIES"].cats[0]) == "社区服务"
    assert str(event["UID"]) == "LONG.S1@431000.volunteer-city"
    assert event["DTSTAMP"].dt.isoformat() == "2026-11-20T01:00:00+00:00"
    assert event["LAST-MODIFIED"].dt == event["DTSTAMP"].dt
    told = str(event["DESCRIPTION"]).split("\n")
    assert told == [
        "需要 20 人", "组织：样例河流守护志愿服务队", "报名截止：未提供",
        "报名：全国志愿服务信息系统 https://chinavolunteer.mca.gov.cn/", "风险：未提供",
        "志愿者保险：未提供", "详情：https://volunteer.example.org/opening/LONG/",
        "（演示，内容虚构）",
    ]  # fmt: skip


def test_a_cancelled_one_says_so_in_its_title_and_invites_nobody(whole: Path) -> None:
    event = calendar(whole)["CANCELLED.S1"]
    assert str(event["SUMMARY"]) == "已取消：活动 CANCELLED"
    assert event["SEQUENCE"] == 4
    told = str(event["DESCRIPTION"])
    assert told.startswith("这次招募已取消，请不要前往。取消原因：暴雨预警。")
    assert "报名" not in told


def test_what_the_source_does_not_say_is_not_invented(whole: Path) -> None:
    event = written(whole)["BARE.S1"]
    assert event["DTSTAMP"] == "19700101T000000Z"
    assert "LAST-MODIFIED" not in event
    assert "GEO" not in event
    assert "CATEGORIES" not in event
    assert "需要" not in event["DESCRIPTION"]
    assert "结束时间：未提供" in written(whole)["NO-END.S1"]["DESCRIPTION"]
    assert "SUMMARY;LANGUAGE=en" in written(whole)["ENGLISH.S1"]


def test_a_calendar_names_itself_its_zone_and_when_to_ask_again(notices_site: Kept) -> None:
    path = notices_site.place.output / "openings" / "category" / "community" / "openings.ics"
    found = Calendar.from_ical(path.read_bytes())
    assert str(found["X-WR-CALNAME"]) == "郴州志愿之城 · 社区服务 · 招募信息（演示，内容虚构）"
    assert found["REFRESH-INTERVAL"].to_ical() == b"PT6H"
    assert "SOURCE;VALUE=URI:https://volunteer.example.org/openings/category/community/openings.ics" in lines(path)  # fmt: skip # noqa: E501 # one content line
    zones = found.walk("VTIMEZONE")
    assert [str(zone["TZID"]) for zone in zones] == ["Asia/Shanghai"]
    assert not [problem for event in found.walk() for problem in event.errors]
    assert all(UID.fullmatch(str(event["UID"])) for event in found.walk("VEVENT"))


def test_every_session_to_come_has_a_file_of_its_own(notices_site: Kept, whole: Path) -> None:
    output = notices_site.place.output
    single = {path: calendar(path) for path in output.glob("opening/*/*.ics")}
    names = {name for events in single.values() for name in events}
    assert names == set(calendar(whole))
    for path, events in single.items():
        assert list(events) == [f"{path.parent.name}.{path.stem}"]
        assert "X-WR-CALNAME" not in path.read_text(encoding="utf-8")
        name = f"{path.parent.name}.{path.stem}"
        assert written(path)[name] == written(whole)[name]


def test_the_page_offers_the_file_as_long_as_one_can_go_there(notices_site: Kept) -> None:
    html = notices_site.url("/opening/TWICE/")
    assert re.findall(r'href="/opening/TWICE/(S\d)\.ics">加到日历<[^>]+>：([^<]+)<', html) == [
        ("S1", "11月28日（周六） 09:00–11:30"),
        ("S2", "12月5日（周六） 14:00–16:00"),
    ]
    assert "S2.ics" in notices_site.url("/opening/HALF/")
    assert "S1.ics" not in notices_site.url("/opening/HALF/")
    for name in ("CANCELLED", "ENDED"):
        assert ".ics" not in notices_site.url(f"/opening/{name}/")


def test_the_demo_says_so_in_every_file(demo_site: Sandbox) -> None:
    for ending in ("ics", "csv", "geojson", "feed.json", "atom.xml"):
        for path in demo_site.output.glob(f"**/*.{ending}"):
            whole = path.read_text(encoding="utf-8").replace("\n ", "")
            assert "演示" in whole, path
