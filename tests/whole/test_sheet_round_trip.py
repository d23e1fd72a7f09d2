"""Another city's 665 real rows: loaded, edited in the admin, exported, changed in twenty cells
and loaded again. Exactly these twenty changes arrive on the pages, and nothing else moves.
"""

import csv
import datetime as dt
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from scripts.management.running import running
from scripts.workspace import workspace
from tests.management.office import Office, errors
from tests.support import FIXTURES, ROOT, Sandbox, real_data, sandbox, tree
from tests.whole import sheet_edits
from tests.whole.list_files import others
from tests.whole.sheet_edits import EDITS, KEPT, OPENINGS, ORGANIZATIONS, SESSIONS, Edit
from tests.whole.unrelated import Site, changed_lines, listings, same_but_for, unrelated

SUMMER = "2011-06-15T10:00:00-04:00"
"""While most of these openings were open."""
DAY = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
"""When the content was changed: the only other line that a page has anew."""
UNSAID = ("未提供", "时间待定", "详细地址未提供", "参加条件", "没有写明截止时间")
FIRST_FEW = {"openings/find/index.html"}  # shows the first few openings, not all as lists do
FEEDS = (".atom.xml", ".feed.json")  # hold the newest: one that comes pushes the last one out
FOLLOWING = ("sitemap.xml", "openings/find/open.json", "search/")
"""What follows from the pages and lists, and is looked at where they are."""
CALENDAR = "openings/calendar/"  # a page for each month, week and crowded day with something
PASSWORD = "correct horse"
ACCOUNT = f"""
from scripts.management import store
from scripts.workspace import workspace
import os
store.setup(workspace(os.environ))
from django.contrib.auth.models import User
User.objects.create_superuser("office", password="{PASSWORD}")
"""


@dataclass(frozen=True, kw_only=True)
class Story:
    """All that happened, once for all tests of this file."""

    made: Sandbox
    before: Site
    after: Site
    edits: dict[str, Edit]
    organization: str
    said: str

    def file(self, name: str) -> Path:
        return self.made.root / name

    @cached_property
    def touched(self) -> frozenset[str]:
        """The records whose cells were changed, and what the renamed organization offers."""
        cells = sheet_edits.cells(self.file("given.xlsx"))
        shown = str(cells[ORGANIZATIONS, f"{self.organization} {self.organization}", "名称"])
        offered = {
            row.split()[0] for (sheet, row, heading), value in cells.items()
            if (sheet, heading) == (OPENINGS, "组织") and value == f"{shown} {self.organization}"
        }  # fmt: skip
        return frozenset({*self.edits, *offered})


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    root = sandbox(tmp_path_factory.mktemp("sheets"), FIXTURES / "newyork").root
    made = Sandbox(root=root, extra={"BUILD_TIME": SUMMER})
    sheet = real_data("nyc_service_volunteer_opportunities.csv")
    mapping = str(FIXTURES / "newyork" / "mapping.yaml")
    made.run("manage", "load", str(sheet), "--mapping", mapping, "--accept-valid")
    openings, organization = chosen(sheet)
    edit_in_the_admin(made, openings)
    before = site(made)
    made.run("manage", "export", str(root / "given.xlsx"))
    book = openpyxl.load_workbook(root / "given.xlsx")
    edits = sheet_edits.change(book, openings, organization)
    book.save(root / "changed.xlsx")
    changed = str(root / "changed.xlsx")
    said = made.run("manage", "load", changed).stdout
    made.run("manage", "export", str(root / "loaded.xlsx"))
    return Story(
        made=made, before=before, after=site(made), edits=edits, organization=organization,
        said=said,
    )  # fmt: skip


def site(made: Sandbox) -> Site:
    made.run("site")
    return tree(made.output)


def chosen(sheet: Path) -> tuple[list[str], str]:
    """Choose openings that are to come, one an organization, and an organization of others."""
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["Postcode"] and row["category_desc"]]
    other = [row for row in rows if row["category_desc"] != "Environment"]
    each = {row["org_content_id"]: row for row in other if to_come(row["start_date_date"])}
    fitting = list(each.values())
    count = len(EDITS) - 1
    taken = fitting[:: len(fitting) // count][:count]
    others = Counter(row["org_content_id"] for row in rows)
    others.subtract({row["org_content_id"]: len(rows) for row in taken})
    openings = [f"NYC-{row['opportunity_id']}" for row in taken]
    return openings, f"NYC-ORG-{next(id_ for id_, left in others.items() if left > 1)}"


def to_come(day: str) -> bool:
    """Tell whether a day as the source writes it lies after all of SUMMER's."""
    return dt.datetime.strptime(day, "%B %d %Y").date() > dt.date(2011, 6, 20)  # noqa: DTZ007 - a day


def edit_in_the_admin(made: Sandbox, openings: list[str]) -> None:
    """Add a second session to the first opening, and change two others."""
    subprocess.run([sys.executable, "-c", ACCOUNT], cwd=ROOT, env=made.environ, check=True)
    with running(workspace(made.environ)) as endpoint:
        office = Office(endpoint.url)
        office.log_in("office", PASSWORD)
        first, second, third, *_ = openings
        session = {
            "sessions-TOTAL_FORMS": "2", "sessions-1-start_date": "2011-10-01",
            "sessions-1-end_date": "2011-10-01", "sessions-1-start_time": "09:00",
            "sessions-1-end_time": "11:30", "sessions-1-needed": "12",
            "sessions-1-opening": first,
        }  # fmt: skip
        for id_, changes in (
            (first, session),
            (second, {"gear": "-1 raincoat", "description": "One line\r\n\r\n=another one"}),
            (third, {"title": "Renamed in the admin", "wheelchair": "true"}),
        ):
            answer = office.change(f"/admin/records/opening/{id_}/change/", **changes)
            assert answer.url.endswith("/admin/records/opening/"), errors(answer)


def test_the_admins_edits_are_in_the_sheet(story: Story) -> None:
    first, second, third, *_ = story.edits
    cells = sheet_edits.cells(story.file("given.xlsx"))
    assert cells[OPENINGS, f"{second} {second}", "自带物品"] == "-1 raincoat"
    assert cells[OPENINGS, f"{second} {second}", "服务内容"] == "One line\n\n=another one"
    assert cells[OPENINGS, f"{third} {third}", "标题"] == "Renamed in the admin"
    rows = {row for sheet, row, _ in cells if sheet == SESSIONS and row.startswith(f"{first} ")}
    assert len(rows) == 2


def test_the_load_tells_the_twenty_changes(story: Story) -> None:
    told = [line for line in story.said.splitlines() if " → " in line]
    assert len(told) == len(EDITS) == 20
    for id_, edit in story.edits.items():
        assert any(f" {id_} {edit.heading}：" in line for line in told)


def test_exactly_the_twenty_cells_differ_afterwards(story: Story) -> None:
    given = sheet_edits.cells(story.file("given.xlsx"))
    loaded = sheet_edits.cells(story.file("loaded.xlsx"))
    assert given.keys() == loaded.keys()
    differing = {place for place in given if given[place] != loaded[place]}
    edited = {
        place for place in differing
        if (edit := story.edits.get(place[1].split()[0]))
        and (place[0], place[2]) == (edit.sheet, edit.heading)
    }  # fmt: skip
    assert len(edited) == 20
    for place in differing - edited:
        sheet, row, heading = place
        id_ = row.split()[0]
        kept = heading in KEPT and id_ in story.edits
        named = heading in ("组织", "招募信息标题") and id_ in story.touched
        stated = heading == "参加条件·已写明" and id_ in story.edits
        assert kept or named or stated, (sheet, row, heading)


def test_loading_the_same_file_again_changes_nothing(story: Story) -> None:
    assert "新增 0 条记录，修改 20 条（20 处）" in story.said
    again = story.made.run("manage", "load", str(story.file("changed.xlsx"))).stdout
    assert "新增 0 条记录，修改 0 条（0 处）" in again


def test_each_changed_records_page_says_the_new_value_and_nothing_else_new(story: Story) -> None:
    given = sheet_edits.cells(story.file("given.xlsx"))
    for id_, edit in story.edits.items():
        kind = "organization" if edit.sheet == ORGANIZATIONS else "opening"
        path = f"{kind}/{id_}/index.html"
        before, after = story.before[path], story.after[path]
        gone, come = ([line for line in lines if not DAY.fullmatch(line)]
                      for lines in changed_lines(before, after))  # fmt: skip
        assert all(any(part in line for part in edit.come) for line in come), "\n".join(come)
        assert all(any(part in line for line in come) for part in edit.come), (edit, come)
        was = [
            text for (sheet, row, heading), value in given.items()
            if (sheet, row.split()[0], heading) == (edit.sheet, id_, edit.heading)
            for text in said(value)
        ]  # fmt: skip
        was += sheet_edits.GONE.get(edit.heading, ())
        assert all(any(one in line for one in (*UNSAID, *was)) for line in gone), "\n".join(gone)
        if not edit.come:
            assert str(edit.value).encode() in after
            assert str(edit.value).encode() not in before


def said(value: Any) -> list[str]:
    """Return how a page says a cell's old value."""
    if isinstance(value, dt.datetime):
        return [f"{value.month}月{value.day}日"]
    return [str(value), *str(value).split("\n"), str(value).partition(" ")[0]] if value else []


def test_the_new_title_is_in_every_list_and_the_old_one_nowhere(story: Story) -> None:
    (id_,) = [id_ for id_, edit in story.edits.items() if edit.heading == "标题"]
    old = sheet_edits.cells(story.file("given.xlsx"))[OPENINGS, f"{id_} {id_}", "标题"]
    link = f'href="/opening/{id_}/"'
    listed = {path for path, page in story.after.items() if link.encode() in page}
    assert len(listed) >= 3
    for path in listed:
        assert "A new title, “quoted”" in story.after[path].decode(), path
        assert f">{old}<" not in story.after[path].decode(), path


def test_nothing_else_on_any_page_moves(story: Story) -> None:
    old, new = listings(story.before), listings(story.after)
    assert all(name.startswith(CALENDAR) for name in old.keys() ^ new.keys())
    own = {
        f"{kind}/{id_}/index.html" for id_ in story.touched for kind in ("opening", "organization")
    }
    moved = [
        name
        for name in old.keys() & new.keys()
        if pages(story.before, old[name]) != pages(story.after, new[name])
    ]
    assert own & old.keys() <= set(moved)
    for name in (name for name in moved if name not in own):
        before = unrelated(story.before, old[name], story.touched)
        after = unrelated(story.after, new[name], story.touched)
        complete = name.startswith(("openings/", "organizations/")) and name not in FIRST_FEW
        if name.startswith(CALENDAR):  # round the entries stand the days, and how many each has
            before, after = (replace(shown, around="") for shown in (before, after))
        assert same_but_for(before, after, complete=complete), name


def test_a_page_of_the_calendar_comes_and_goes_with_what_moved(story: Story) -> None:
    old, new = listings(story.before), listings(story.after)
    for one, other, all_pages in ((old, new, story.before), (new, old, story.after)):
        for name in one.keys() - other.keys():
            assert not unrelated(all_pages, one[name], story.touched).entries, name


def test_nothing_else_in_any_other_file_moves(story: Story) -> None:
    files = {
        path for path in story.before.keys() | story.after.keys()
        if not path.endswith(".html") and story.before.get(path) != story.after.get(path)
    }  # fmt: skip
    assert {"openings/openings.ics", "openings/openings.csv"} <= files
    for path in (path for path in files if not path.startswith(FOLLOWING)):
        before, after = (site.get(path) for site in (story.before, story.after))
        old, new = (others(path, data, story.touched) for data in (before, after))
        if path.endswith(FEEDS):
            old, new = old[: len(new)], new[: len(old)]
        assert old == new, path


def test_a_moved_entry_in_a_file_would_be_seen(story: Story) -> None:
    for name in ("ics", "csv", "geojson", "atom.xml", "feed.json"):
        path = f"openings/openings.{name}"
        kept = others(path, story.after[path], story.touched)
        id_, _ = kept[-1]
        spoiled = story.after[path].replace(id_.encode(), b"NYC-1")
        assert kept
        assert others(path, spoiled, story.touched) != kept


def test_a_moved_entry_of_another_record_would_be_seen(story: Story) -> None:
    name = "openings/index.html"
    path = listings(story.after)[name]
    id_, _ = unrelated(story.after, [name], story.touched).entries[0]
    page = story.after[name].replace(f"/opening/{id_}/".encode(), b"/opening/NYC-1/")
    spoiled = unrelated({**story.after, name: page}, path, story.touched)
    before = unrelated(story.before, listings(story.before)[name], story.touched)
    assert not same_but_for(before, spoiled, complete=True)


def test_what_a_renamed_organization_offers_has_only_its_new_name(story: Story) -> None:
    offered = story.touched - story.edits.keys()
    assert offered
    for id_ in offered:
        path = f"opening/{id_}/index.html"
        _, come = changed_lines(story.before[path], story.after[path])
        assert set(come) == {"A renamed organization"}


def pages(site: Site, paths: list[str]) -> list[bytes]:
    return [site[path] for path in paths]
