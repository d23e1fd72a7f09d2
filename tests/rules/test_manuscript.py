"""A manuscript's bytes become typed front matter, or every problem with its line."""

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from scripts.rules.manuscript.entries import read_matter
from scripts.rules.manuscript.front_matter import ProseMatter, StoryMatter
from scripts.rules.manuscript.reading import read_manuscript

ZONE = ZoneInfo("Asia/Shanghai")
STORY = "---\ntitle: 2026-03-05\nslug: a\ndate: {}\nkind: 报道\nsummary: 一句。\n{}---\n\n正文\n"


def story(date: str = "2026-03-05", more: str = "") -> StoryMatter:
    data = STORY.format(date, more).encode()
    matter, problems = read_matter(read_manuscript(data, "a.md", StoryMatter), ZONE)
    assert problems == []
    assert isinstance(matter, StoryMatter)
    return matter


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-03-05", "2026-03-05T00:00:00+08:00"),
        ("2026-03-05 17:30", "2026-03-05T17:30:00+08:00"),
        ("2026-03-05T17:30:15", "2026-03-05T17:30:15+08:00"),
        ('"2026-03-05 17:30"', "2026-03-05T17:30:00+08:00"),
        ("2026-03-05 17:30:00+00:00", "2026-03-05T17:30:00+00:00"),
        ("2026-03-05T17:30Z", "2026-03-05T17:30:00+00:00"),
    ],
)
def test_a_moment_without_an_offset_is_the_citys_wall_time(written: str, moment: str) -> None:
    assert story(written).date.isoformat() == moment


def test_an_entry_left_empty_is_not_there() -> None:
    matter = story(more="source:\nspirit:\nrelated:\n")
    assert (matter.source, matter.spirit, matter.about) == (None, (), frozenset())


def test_a_title_may_look_like_a_day() -> None:
    assert story().title == "2026-03-05"


def test_what_a_story_tells_of() -> None:
    matter = story(more='division: "431002"\nrelated: {openings: [O-1, O-2], stations: [ST-1]}\n')
    assert matter.about == {
        ("divisions", "431002"), ("openings", "O-1"), ("openings", "O-2"), ("stations", "ST-1"),
    }  # fmt: skip


def test_a_page_of_prose() -> None:
    data = "---\r\ntitle: 安全\r\nslug: safety\r\nupdated: 2026-03-05\r\n---\r\n正文".encode()
    manuscript = read_manuscript(data, "a.md", ProseMatter)
    assert (manuscript.body, manuscript.body_line) == ("正文", 6)
    assert read_matter(manuscript, ZONE) == (
        ProseMatter(title="安全", slug="safety", updated=dt.date(2026, 3, 5)),
        [],
    )


@pytest.mark.parametrize(
    "head",
    [
        "a: &a [*a]", "a: " + "[" * 5000, "? [a]\n: b", "- a", "title: !!python/name:os.system",
        "a: \x07", "17: a",
    ],
)  # fmt: skip
def test_strange_yaml_is_one_problem_never_a_crash(head: str) -> None:
    data = f"---\n{head}\n---\n".encode()
    matter, problems = read_matter(read_manuscript(data, "a.md", StoryMatter), ZONE)
    assert matter is None
    assert [problem.rule for problem in problems] == ["front-matter"]


def test_a_line_of_three_dashes_in_the_text_ends_no_head() -> None:
    data = STORY.format("2026-03-05", "").encode() + b"\n---\n\nmore\n"
    assert read_manuscript(data, "a.md", StoryMatter).body.endswith("\n---\n\nmore\n")
