"""docs/content-model.md lists the front matter that the check and the build take, no more."""

import re
from zoneinfo import ZoneInfo

import msgspec
import pytest

from scripts.rules.manuscript.entries import MISSING, find_problems
from scripts.rules.manuscript.front_matter import (
    Correction,
    Cover,
    Kind,
    Matter,
    ProseMatter,
    Related,
    Spirit,
    StoryMatter,
)
from scripts.rules.manuscript.reading import read_manuscript
from tests.support import ROOT

TEXT = (ROOT / "docs" / "content-model.md").read_text(encoding="utf-8")
HEADINGS: dict[type[Matter], str] = {StoryMatter: "## Stories", ProseMatter: "## Pages"}
KINDS = pytest.mark.parametrize("kind", HEADINGS)


def rows(kind: type[Matter]) -> dict[str, tuple[bool, str]]:
    """Return the keys of the kind's table: whether each is needed, and what it is."""
    heading = HEADINGS[kind]
    section = TEXT[TEXT.index(heading) :].partition("\n## ")[0]
    found = re.findall(r"^\| (`.+?`) \| (yes|no) \| (.+) \|$", section, re.MULTILINE)
    return {
        key: (needed == "yes", words)
        for keys, needed, words in found
        for key in re.findall(r"`(.+?)`", keys)
    }


@KINDS
def test_every_key_is_documented(kind: type[Matter]) -> None:
    assert {key: needed for key, (needed, _) in rows(kind).items()} == {
        field.name: field.required for field in msgspec.structs.fields(kind)
    }


@KINDS
def test_the_needed_keys_are_those_that_the_check_misses(kind: type[Matter]) -> None:
    empty = read_manuscript(b"---\n---\n", "x.md", kind)
    missed = [str(problem) for problem in find_problems(empty, ZoneInfo("Asia/Shanghai"))]
    needed = [key for key, (needed, _) in rows(kind).items() if needed]
    assert len(missed) == len(needed)
    for key in needed:
        assert [line for line in missed if f"没有写 {key}" in line and MISSING.id in line], key


def test_every_part_and_every_value_is_documented() -> None:
    story = rows(StoryMatter)
    parts = {"cover": Cover, "related": Related, "corrections": Correction}
    for key, part in parts.items():
        named = set(re.findall(r"`([a-z]+)`", story[key][1]))
        assert named == set(part.__struct_fields__), key
    assert set(re.findall(r"[一-鿿]{2}", story["kind"][1])) == set(Kind.__args__)  # type: ignore[attr-defined] # Literal has them
    assert set(re.findall(r"`([a-z-]+)`", story["spirit"][1])) == set(Spirit.__args__)  # type: ignore[attr-defined] # the same
