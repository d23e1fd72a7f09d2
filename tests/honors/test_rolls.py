"""The rolls of the built demo equal an independent count of the snapshot's lines."""

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.honors.honored import honors_snapshot, recognition
from tests.plugins.building import keep, workspace
from tests.support import MOMENT, Sandbox

TODAY = dt.datetime.fromisoformat(MOMENT).date().isoformat()
LINE = re.compile(r'<a class="honor-name" href="/recognition/([\w-]+)/">')


def granted(place: Sandbox) -> Iterator[dict[str, Any]]:
    """Read who stands on a roll today from the lines themselves, without the portal's code."""
    for line in (place.content / "data" / "recognitions.jsonl").read_text().splitlines():
        found = json.loads(line)
        decision = found.get("decision") or {}
        taken_back = decision.get("withdrawn_on", "9999") <= TODAY
        if decision.get("granted_on", "9999") <= TODAY and not taken_back:
            assert found["notice"]["end"] < decision["granted_on"]
            yield found


def on_roll(base: Path) -> list[str]:
    """Return the ids on all pages of a roll."""
    pages = [base / "index.html", *sorted(base.glob("page/*/index.html"))]
    return [name for page in pages for name in LINE.findall(page.read_text(encoding="utf-8"))]


@pytest.mark.parametrize(
    ("facet", "of"),
    [
        ("star", lambda found: str(found["star"])),
        ("year", lambda found: found["decision"]["granted_on"][:4]),
        ("division", lambda found: found["division"]),
    ],
)
def test_every_roll_equals_an_independent_count(demo_site: Sandbox, facet: str, of: Any) -> None:
    counted: dict[str, set[str]] = {}
    for found in granted(demo_site):
        counted.setdefault(of(found), set()).add(found["id"])
    assert counted
    folder = demo_site.output / "honors" / facet
    rolls = {base.name: on_roll(base) for base in folder.iterdir()}
    assert all(max(Counter(names).values(), default=1) == 1 for names in rolls.values())
    assert {code: set(names) for code, names in rolls.items() if names} == counted


def test_the_counts_beside_the_ways_into_the_rolls_are_right(demo_site: Sandbox) -> None:
    text = (demo_site.output / "honors" / "index.html").read_text(encoding="utf-8")
    said = dict(re.findall(r'href="/honors/star/(\d)/"[^>]*>[^<]*<span class="count">(\d+)', text))
    stars = Counter(str(found["star"]) for found in granted(demo_site))
    assert {star: int(count) for star, count in said.items()} == dict(stars)


def test_every_state_is_in_the_demo(demo_site: Sandbox) -> None:
    kinds = json.loads((demo_site.root / "build" / "pages.json").read_text(encoding="utf-8"))
    states = {page["kind"] for page in kinds if page["template"] == "pages/honors_recognition.html"}
    assert states == {"notice", "review", "granted", "withdrawn"}


def test_a_long_roll_is_paged(tmp_path: Path) -> None:
    many = [recognition(f"RC-{n:03d}", {"masked": "某*"}) for n in range(130)]
    built = keep(workspace(tmp_path, {}, honors_snapshot(recognitions=many)))
    roll = built.place.output / "honors" / "star" / "3"
    assert sorted(on_roll(roll)) == [one["id"] for one in many]
    assert len(LINE.findall((roll / "index.html").read_text(encoding="utf-8"))) == 60
    assert "第 1 页，共 3 页" in built.url("/honors/star/3/")
