"""The same records built a second before a moment and at it: what differs, and nothing else."""

import datetime as dt
import json
import re
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

import pytest
import yaml
from bs4 import BeautifulSoup

from tests.detail.records import RECORDS
from tests.plugins.building import pelican, workspace
from tests.plugins.sample import sample_snapshot
from tests.support import tree

MOMENTS: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("moments.yaml").read_text(encoding="utf-8")
)
TELLS_ITS_AGE = "about/build/index.html"


def built(root: Path, moment: dt.datetime) -> tuple[dict[str, bytes], dict[str, Any]]:
    """Build the records at a moment; return the site and what it says of the next change."""
    place = workspace(root, {}, sample_snapshot(RECORDS))
    pelican(place, BUILD_TIME=moment.isoformat())
    told = json.loads((place.root / "build" / "next-change.json").read_text(encoding="utf-8"))
    return tree(place.output), told


def shown(page: bytes) -> str:
    """Return what a page says, its lines joined."""
    text = BeautifulSoup(page, "html.parser").find("body")
    assert text
    return re.sub(r"\s+", " ", text.get_text())


def expected(path: str, patterns: list[str]) -> bool:
    """Tell whether a path is among those that change."""
    return any(fnmatchcase(path, pattern.replace("**", "*")) for pattern in patterns)


def differing(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """Return the paths that came, went or differ, the page that tells its own age left out."""
    paths = before.keys() | after.keys()
    return {path for path in paths if before.get(path) != after.get(path)} - {TELLS_ITS_AGE}


@pytest.mark.parametrize("case", MOMENTS, ids=lambda case: case["name"])
def test_exactly_what_should_change_changes(tmp_path: Path, case: dict[str, Any]) -> None:
    moment = dt.datetime.fromisoformat(case["at"])
    before, told = built(tmp_path / "before", moment - dt.timedelta(seconds=1))
    after, next_told = built(tmp_path / "after", moment)
    changed = differing(before, after)
    pages = {path for path in changed if path.endswith(".html")}
    assert {path for path in pages if not expected(path, case["changed"])} == set()
    missed = [want for want in case["changed"] if not any(expected(p, [want]) for p in pages)]
    assert missed == []
    addresses = {"/" + path.removesuffix("index.html") for path in changed & before.keys()}
    assert dt.datetime.fromisoformat(told["at"]) == moment
    assert addresses <= set(told["pages"])
    assert dt.datetime.fromisoformat(next_told["at"]) > moment
    for path, words in case.get("says", {}).items():
        old, new = shown(before.get(path, b"<body>")), shown(after[path])
        for word in words.get("before", ()):
            assert (word in old, word in new) == (True, False), f"{path}: {word}"
        for word in words.get("after", ()):
            assert (word in old, word in new) == (False, True), f"{path}: {word}"


def test_the_comparison_would_find_a_change() -> None:
    assert differing({"a": b"1", "b": b"2"}, {"a": b"1", "b": b"3", "c": b""}) == {"b", "c"}
    assert not expected("opening/OP-A/index.html", ["index.html", "openings/**"])
