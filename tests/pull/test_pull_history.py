"""Whatever happened at the source, in whatever steps we asked: the same snapshot."""

import random
import shutil
from typing import Any

import pytest

from tests.proofs import Tell
from tests.pull.conftest import Desk
from tests.pull.samples import opening, organization, project, session, station
from tests.support import share

Item = dict[str, Any]
ORGANIZATIONS = [f"ORG-{number}" for number in range(1, 7)]
PROJECTS = [f"PR-{number}" for number in range(1, 7)]
ALL = ("openings:shrink", "openings:quarantine", "projects:shrink", "projects:quarantine",
       "organizations:shrink", "organizations:quarantine", "stations:shrink",
       "stations:quarantine")  # fmt: skip


def written(chance: random.Random) -> tuple[str, Item]:
    """Make a valid record of any kind; what it refers to may exist, be gone, or come later."""
    number = chance.randint(1, 8)
    body = {
        "organization": chance.choice(ORGANIZATIONS),
        "division": chance.choice(["431002", "431003", "431081", "430102"]),
    }
    return chance.choice([
        ("organizations", organization(
            f"ORG-{chance.randint(1, 6)}", parent=chance.choice([None, *ORGANIZATIONS]),
            division=chance.choice(["431002", "431003", "430102"]),
        )),
        ("projects", project(f"PR-{chance.randint(1, 6)}", **body)),
        ("openings", opening(
            f"OP-{number}", project=chance.choice([None, *PROJECTS]),
            title=f"第 {chance.random()} 版", sessions=[session(needed=chance.randint(1, 30))],
            status=chance.choice(["published", "closed", "cancelled"]), **body,
        )),
        ("openings", opening(f"OP-{10 + number}", **body)),
        ("stations", station(f"ST-{number}", **body)),
    ])  # fmt: skip


def step(desk: Desk, chance: random.Random) -> None:
    for _ in range(chance.randint(1, 6)):
        collection, item = written(chance)
        if chance.random() < 0.3:
            if item["id"] in desk.api.items[collection]:
                desk.api.delete(collection, item["id"])
        else:
            desk.api.put(collection, item)


def records_of(desk: Desk) -> dict[str, bytes]:
    return {name: data for name, data in desk.bytes.items() if name.endswith(".jsonl")}


def mend_held(desk: Desk) -> None:
    """Give every held record a valid version: a fresh pull can't know what stood before."""
    for flaw in desk.snapshot.manifest.held:
        record = desk.api.items[flaw.collection][flaw.id]
        desk.api.put(flaw.collection, {**record, "division": "431002", "organization": "ORG-1"})
    desk.api.put("organizations", organization("ORG-1"))


@pytest.mark.parametrize("seed", range(share(6, 200)))
def test_increments_give_what_a_fresh_full_pull_gives(desk: Desk, seed: int, proof: Tell) -> None:
    proof("random histories of the source: increments equal a full pull", count=1, seed=seed)
    chance = random.Random(seed)  # noqa: S311 — a repeatable history, no secret
    desk.api.page_size = 4
    desk.pull(*ALL)
    for _ in range(12):
        step(desk, chance)
        desk.pull(*ALL)
        assert not any("完整下载" in line for line in desk.said)
    grown = records_of(desk)
    desk.pull(*ALL, full=True)
    assert records_of(desk) == grown
    mend_held(desk)
    desk.pull(*ALL)
    assert desk.snapshot.manifest.held == ()
    grown = records_of(desk)
    shutil.rmtree(desk.places.data)
    desk.pull(*ALL)
    fresh = records_of(desk)
    # What was public once and is quarantined now, a fresh pull can't know: no tombstone tells.
    assert set(fresh.pop("gone.jsonl").splitlines()) <= set(grown.pop("gone.jsonl").splitlines())
    assert fresh == grown
    assert desk.snapshot.of("openings")
