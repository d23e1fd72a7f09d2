"""docs/content-model.md lists the front matter that the check and the build take, no more."""

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from plugins.stories.front_matter import ProseMatter, StoryMatter
from scripts.check.written.manuscript import Desk, Manuscript
from scripts.check.written.matter import MISSING, PAGE, STORY, check
from scripts.city import load_city
from tests.support import ROOT

TEXT = (ROOT / "docs" / "content-model.md").read_text(encoding="utf-8")
KINDS: dict[str, tuple[str, dict[str, Any], type[msgspec.Struct]]] = {
    "story": ("## Stories", STORY, StoryMatter),
    "page": ("## Pages", PAGE, ProseMatter),
}


def documented(heading: str) -> dict[str, bool]:
    """Return the keys of the table below a heading, and whether each is needed."""
    section = TEXT[TEXT.index(heading) :].partition("\n## ")[0]
    rows = re.findall(r"^\| (`.+?`) \| (yes|no) \|", section, re.MULTILINE)
    return {key: needed == "yes" for keys, needed in rows for key in re.findall(r"`(.+?)`", keys)}


@pytest.mark.parametrize("kind", ["story", "page"])
def test_every_key_is_documented(kind: str) -> None:
    heading, checked, built = KINDS[kind]
    keys = set(documented(heading))
    assert keys == set(checked)
    assert keys <= {field.name for field in msgspec.structs.fields(built)}


@pytest.mark.parametrize("kind", ["story", "page"])
def test_the_needed_keys_are_those_that_the_check_misses(kind: str) -> None:
    heading, checked, _ = KINDS[kind]
    empty = Manuscript(
        path="x.md",
        file=Path("x.md"),
        kind="story" if kind == "story" else "page",
        matter=dict.fromkeys(checked),
    )
    desk = Desk(
        content=ROOT / "content",
        city=load_city(ROOT / "content" / "city.yaml"),
        snapshot=None,
        public_contacts=frozenset(),
    )
    missed = {
        found[1]
        for problem in check(empty, desk)
        if problem.rule == MISSING.id and (found := re.search(r"没有写 (\w+)", problem.message))
    }
    assert missed == {key for key, needed in documented(heading).items() if needed}
