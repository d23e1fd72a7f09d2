"""What the finder costs: its script, and its data with 2,000 openings one can join."""

import gzip
import json
import re
from itertools import islice
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from scripts.city import load_city
from scripts.management.demo.records import demo_records
from scripts.records import Opening, Record
from scripts.rules.opening_state import State, is_public, state
from scripts.snapshot import CollectionState, Manifest, Snapshot
from tests.plugins.building import Kept, keep, workspace
from tests.plugins.sample import NOW
from tests.support import MOMENT, ROOT

KB = 1024


def many(count: int) -> Snapshot:
    """Return invented records, of the openings only some that one can join."""
    city = load_city(ROOT / "content" / "city.yaml")
    found: dict[str, dict[str, Record]] = {"openings": {}, "organizations": {}}
    made = demo_records(city, openings=count * 5 // 2, at=NOW)
    for record in made:
        if record.COLLECTION in found:
            found[record.COLLECTION][record.id] = record
    zone = ZoneInfo(city.timezone)
    open_now = (
        (one.id, one)
        for one in found["openings"].values()
        if isinstance(one, Opening)
        and is_public(one, NOW)
        and state(one, NOW, zone) in (State.OPEN, State.SCHEDULED)
    )
    found["openings"] = dict(islice(open_now, count))
    assert len(found["openings"]) == count
    states = {name: CollectionState(count=len(rows), high_water=1) for name, rows in found.items()}
    manifest = Manifest(city=city.code, source="many", demo=True, as_of=MOMENT, collections=states)
    return Snapshot(manifest=manifest, records=found)


def test_two_thousand_openings_weigh_at_most_45_kb(tmp_path: Path) -> None:
    kept = keep(workspace(tmp_path, {}, many(2000)))
    text = kept.text("openings/find/open.json")
    assert len(json.loads(text)["openings"]["id"]) == 2000
    assert len(gzip.compress(text.encode(), 6)) <= 45 * KB
    heaviest = max(
        (len(gzip.compress(kept.text(path).encode(), 6)), path)
        for path in kept.pages
        if path.startswith("openings/") and path.endswith(".html")
    )
    assert heaviest[0] <= 30 * KB, heaviest


def test_the_scripts_of_the_finder_weigh_at_most_12_kb(tricky_site: Kept) -> None:
    scripts = re.findall(r'<script src="([^"]+)"', tricky_site.url("/openings/find/"))
    assert any("/finder." in address for address in scripts)
    weights = [len(gzip.compress(tricky_site.text(one[1:]).encode(), 6)) for one in scripts]
    assert sum(weights) <= 12 * KB


@pytest.mark.parametrize("url", ["/", "/openings/", "/opening/TODAY/"])
def test_no_other_page_loads_the_finder(tricky_site: Kept, url: str) -> None:
    assert "/finder." not in tricky_site.url(url)


def test_identifiers_of_any_form_survive(tricky_site: Kept) -> None:
    data = json.loads(tricky_site.text("openings/find/open.json"))
    assert "TWO-PLACES" in data["openings"]["id"]
    assert "prefix" not in data["openings"]
