"""Every page of the calendar shows what the independent count says."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import html5lib
import pytest

from tests.finding.calendar_count import (
    FEW_OF_MONTH,
    FEW_OF_WEEK,
    CalendarCount,
    days_between,
)
from tests.finding.calendar_days import DAYS, SAID_ONCE
from tests.finding.count import Count
from tests.finding.tricky import opening, session
from tests.plugins.building import Kept, keep, workspace
from tests.plugins.sample import sample_snapshot

CALENDAR = "/openings/calendar/"
PER_PAGE = 50
Counted = tuple[Path, Count]


class Shown:
    """One built page of the calendar, as a person reads it."""

    def __init__(self, output: Path, address: str) -> None:
        text = (output / address.strip("/") / "index.html").read_text(encoding="utf-8")
        self.main: Any = html5lib.parse(text, namespaceHTMLElements=False).find(".//main")
        self.days = {
            next(node.iter("time")).get("datetime"): node for node in self.marked("cal-day")
        }

    def marked(self, name: str, within: Any = None) -> list[Any]:
        inside = self.main if within is None else within
        return [node for node in inside.iter() if name in (node.get("class") or "").split()]

    def held(self, within: Any) -> list[str]:
        """Return the openings of a part of the page, in order."""
        titles = self.marked("held-title", within)
        return [title.find("a").get("href").split("/")[2] for title in titles]

    def states(self, within: Any) -> list[tuple[str, str]]:
        tags = self.marked("state", within)
        return [(tag.get("class").split("state-")[1], "".join(tag.itertext())) for tag in tags]

    def lasting(self) -> list[str]:
        return [held for part in self.main.iter("section") for held in self.held(part)]

    def lead(self) -> str:
        return "".join(self.marked("lead")[0].itertext())


@pytest.fixture(scope="session")
def calendar(counted: Counted) -> tuple[Path, CalendarCount]:
    output, count = counted
    return output, CalendarCount(count)


def span(code: str) -> list[dt.date]:
    """Return the days of 2026-12 or 2026-W49."""
    if "W" in code:
        monday = dt.date.fromisocalendar(int(code[:4]), int(code[6:]), 1)
        return days_between(monday, monday + dt.timedelta(days=6))
    first = dt.date.fromisoformat(f"{code}-01")
    after = (first + dt.timedelta(days=31)).replace(day=1)
    return days_between(first, after - dt.timedelta(days=1))


def test_there_is_a_page_for_what_has_one_and_no_other(
    calendar: tuple[Path, CalendarCount],
) -> None:
    output, count = calendar
    folder = output / "openings" / "calendar"
    built = {path.parent.name for path in folder.glob("*/index.html")}
    assert built == {*count.months(), *count.weeks(), *count.crowded()}
    divided = {path.parts[-4] for path in folder.glob("*/division/*/index.html")}
    assert divided == set(count.divided())


def test_every_day_shows_what_was_counted(calendar: tuple[Path, CalendarCount]) -> None:
    output, count = calendar
    for code in (*count.months(), *count.weeks()):
        page, few = Shown(output, CALENDAR + code), FEW_OF_WEEK if "W" in code else FEW_OF_MONTH
        days = span(code)
        assert list(page.days) == [str(day) for day in days], code
        for day in days:
            node, held = page.days[str(day)], count.of_day(day)
            assert page.held(node) == count.shown(day, few), (code, day)
            more = [int(n) for n in re.findall(r"当天全部 (\d+) 场", "".join(node.itertext()))]
            assert more == ([len(held)] if len(held) > few else []), (code, day)
        assert page.lasting() == count.said_once(days[0], days[-1]), code


def test_the_sentence_counts_each_session_once(calendar: tuple[Path, CalendarCount]) -> None:
    output, count = calendar
    for code in (*count.months(), *count.weeks()):
        days = span(code)
        held = {(one.opening, one.order[-1]): one for day in days for one in count.of_day(day)}
        total = len(held) + len(count.said_once(days[0], days[-1]))
        joinable = sum(one.state in ("open", "scheduled") for one in held.values())
        numbers = [
            int(found) for found in re.findall(r"(\d+) 场", Shown(output, CALENDAR + code).lead())
        ]
        assert numbers == [number for number in (total, joinable) if number], code


def test_every_session_has_its_own_state(calendar: tuple[Path, CalendarCount]) -> None:
    output, count = calendar
    for code in count.crowded():
        page = Shown(output, CALENDAR + code)
        held = count.of_day(dt.date.fromisoformat(code))[:PER_PAGE]
        assert page.held(page.main) == [one.opening for one in held]
        assert [key for key, _ in page.states(page.main)] == [one.state for one in held]


def test_a_division_shows_what_is_held_there(calendar: tuple[Path, CalendarCount]) -> None:
    output, count = calendar
    divisions = [division["code"] for division in count.count.city["divisions"]]
    for code in count.divided():
        for division in divisions:
            page = Shown(output, f"{CALENDAR}{code}/division/{division}")
            for day in span(code):
                node = page.days[str(day)]
                assert page.held(node) == count.shown(day, FEW_OF_WEEK, division), (code, day)


def test_the_present_month_stands_at_the_calendars_own_address(tricky_site: Kept) -> None:
    output = tricky_site.place.output
    home, month = Shown(output, CALENDAR), Shown(output, f"{CALENDAR}2026-11/")
    assert [home.held(node) for node in home.days.values()] == [
        month.held(node) for node in month.days.values()
    ]
    assert "/openings/calendar/" in tricky_site.text("sitemap.xml")
    assert "/openings/calendar/2026-11/" not in tricky_site.text("sitemap.xml")
    assert "/openings/calendar/2026-12/" in tricky_site.text("sitemap.xml")


@pytest.mark.parametrize("day", DAYS)
def test_the_site_agrees_with_a_reader(tricky_site: Kept, day: str) -> None:
    page = Shown(tricky_site.place.output, CALENDAR + day[:7])
    shown = page.held(page.days[day])
    assert shown == DAYS[day] or (len(DAYS[day]) > FEW_OF_MONTH and set(shown) < set(DAYS[day]))


@pytest.mark.parametrize("code", [code for code in SAID_ONCE if "W" not in code])
def test_what_lasts_stands_once(tricky_site: Kept, code: str) -> None:
    page = Shown(tricky_site.place.output, CALENDAR + code)
    assert page.lasting() == SAID_ONCE[code]


def words(site: Kept, code: str, day: str) -> str:
    page = Shown(site.place.output, CALENDAR + code)
    return " ".join("".join(page.days[day].itertext()).split())


def test_a_session_says_which_of_its_days_it_is(tricky_site: Kept) -> None:
    said = [words(tricky_site, "2026-W48", f"2026-11-{day}") for day in (27, 28, 29)]
    assert "14:00 开始 共 4 天 报名中 活动 CAMP" in said[0]
    assert "22:00–次日 02:00 报名中 活动 NIGHT" in said[0]
    assert "第 2 天，共 4 天 报名中 活动 CAMP" in said[1]
    assert "到 06:00 结束 第 2 天，共 2 天 报名中 活动 LONG-NIGHT" in said[2]
    assert "到 11:00 结束 第 4 天，共 4 天" in words(tricky_site, "2026-11", "2026-11-30")
    assert "时间待定 报名中 活动 TODAY" in words(tricky_site, "2026-11", "2026-11-24")
    assert "20:00–次日 05:00" in words(tricky_site, "2027-01", "2027-01-31")


def test_states_read_and_look_different(tricky_site: Kept) -> None:
    page = Shown(tricky_site.place.output, f"{CALENDAR}2026-11-28/")
    states = dict(page.states(page.main))
    assert states == {"open": "报名中", "full": "名额已满", "closed": "报名已截止"}
    sunday = Shown(tricky_site.place.output, f"{CALENDAR}2026-11-29/")
    assert ("cancelled", "已取消") in sunday.states(sunday.main)


def test_special_days_and_today_are_marked_in_words(tricky_site: Kept) -> None:
    assert "今天" in words(tricky_site, "2026-11", "2026-11-24")
    assert "国际志愿者日" in words(tricky_site, "2026-12", "2026-12-05")
    assert "重阳节" in words(tricky_site, "2026-10", "2026-10-18")
    assert "调休上班" in words(tricky_site, "2026-10", "2026-10-10")
    html = tricky_site.url(f"{CALENDAR}2026-11/")
    assert (
        html.count("今天</p>") == html.count('id="today"') == html.count('aria-current="date"') == 1
    )


def test_a_day_leads_to_the_list_of_what_one_can_still_come_to(tricky_site: Kept) -> None:
    html = tricky_site.url(f"{CALENDAR}2026-11/")
    assert '<h2 class="cal-date"><a href="/openings/day/2026-11-28/">' in html
    assert "/openings/day/2026-11-20/" not in html  # nothing is left there
    assert 'href="/openings/openings.ics"' in html
    assert 'href="/openings/calendar/"' in tricky_site.url("/openings/")
    assert 'href="/openings/calendar/"' in tricky_site.url("/")


def test_periods_lead_to_their_neighbours(tricky_site: Kept) -> None:
    html = tricky_site.url(f"{CALENDAR}2026-W53/")
    for code in ("2026-W52", "2027-W01", "2026-12", "2027-01"):
        assert f'href="{CALENDAR}{code}/"' in html
    assert "2026年12月28日–2027年1月3日的志愿服务" in html


@pytest.fixture(scope="module")
def round_midnight(tmp_path_factory: pytest.TempPathFactory) -> list[Kept]:
    """The same notice a second before midnight, at midnight, and when it begins."""
    moments = (
        "2026-11-24T23:59:59+08:00",
        "2026-11-25T00:00:00+08:00",
        "2026-11-25T09:00:00+08:00",
    )
    root = tmp_path_factory.mktemp("midnight")
    snapshot = sample_snapshot({"openings": [opening("NEXT", session("2026-11-25"))]})
    return [
        keep(workspace(root / str(number), {}, snapshot), BUILD_TIME=moment)
        for number, moment in enumerate(moments)
    ]


def test_today_moves_at_midnight(round_midnight: list[Kept]) -> None:
    before, after, _ = round_midnight
    for name in ("openings/calendar/index.html", "openings/calendar/2026-W48/index.html"):
        assert before.pages[name].changes_at == after.now, name
        assert before.text(name) != after.text(name)
    assert "今天" in words(before, "2026-11", "2026-11-24")
    assert "今天" not in words(before, "2026-11", "2026-11-25")
    assert "今天" in words(after, "2026-11", "2026-11-25")


def test_a_session_begins_at_its_hour(round_midnight: list[Kept]) -> None:
    _, waiting, begun = round_midnight
    assert waiting.pages["openings/calendar/index.html"].changes_at == begun.now
    assert "报名中" in words(waiting, "2026-11", "2026-11-25")
    assert "已开始" in words(begun, "2026-11", "2026-11-25")


def test_a_city_without_openings_has_an_empty_calendar(tmp_path: Path) -> None:
    site = keep(workspace(tmp_path, {}, sample_snapshot({})))
    assert "这个月暂时没有活动" in site.url(CALENDAR)
    assert not [path for path in site.pages if re.search(r"calendar/\d{4}-\d\d-\d\d", path)]
