"""What trainings, commitments and organizations on a circle are told, each proved with bad data."""

import datetime as dt

import msgspec
import pytest

from scripts.city import load_city
from scripts.pull.owed import owed, said_of
from scripts.records import Commitment, Record, Training
from scripts.records.commitment import Side
from scripts.rules.findings import findings
from tests.management import samples
from tests.plugins.sample import sample_snapshot
from tests.programme.sample import TANGLE
from tests.support import ROOT

CITY = load_city(ROOT / "content" / "city.yaml")


def rules(record: Record, parents: dict[str, str | None] | None = None) -> set[str]:
    return {finding.rule for finding in findings(record, CITY, (), parents or {})}


def good_training() -> Training:
    found = msgspec.structs.replace(samples.full_training(), lang=None, title="急救课")
    first = msgspec.structs.replace(found.sessions[0], address="湖滨路 3 号")
    return msgspec.structs.replace(found, sessions=(first,), materials=())


GOOD = Commitment(
    id="CM-1", title="承诺", effective_from=dt.date(2026, 1, 1), authority="样例协会",
    volunteers=Side(rights=("知情",)),
)  # fmt: skip


def test_nothing_is_said_of_what_is_complete() -> None:
    assert rules(good_training()) == set()
    assert rules(GOOD) == set()


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"mode": None}, "missing-mode"), ({"audience": None}, "missing-audience"),
        ({"topics": ()}, "missing-topics"), ({"sign_up_url": None}, "missing-sign-up-url"),
        ({"cancellation_reason": None}, "missing-cancellation-reason"),
        ({"sessions": (samples.session(),)}, "session-address"),
    ],
)  # fmt: skip
def test_what_a_training_lacks(change: dict[str, object], rule: str) -> None:
    assert rule in rules(msgspec.structs.replace(good_training(), **change))


def test_what_is_held_online_needs_no_address() -> None:
    online = msgspec.structs.replace(
        good_training(), mode="online", sessions=(samples.session(),)
    )  # fmt: skip
    assert "session-address" not in rules(online)


@pytest.mark.parametrize(
    ("change", "rule"),
    [
        ({"authority": None}, "missing-authority"), ({"volunteers": Side()}, "empty-commitment"),
        ({"supersedes": "CM-1"}, "supersedes-itself"),
    ],
)  # fmt: skip
def test_what_a_commitment_lacks(change: dict[str, object], rule: str) -> None:
    assert rules(msgspec.structs.replace(GOOD, **change)) == {rule}


def test_a_circle_of_parents_is_told_to_everybody_on_it_and_nobody_else() -> None:
    snapshot = sample_snapshot({"organizations": TANGLE})
    parents = {one["id"]: one.get("parent") for one in TANGLE}
    told = {
        body.id
        for body in snapshot.of("organizations").values()
        if "organization-circle" in rules(body, parents)
    }
    assert told == {"RING-A", "RING-B", "SELF"}
    report = "\n".join(owed(snapshot, said_of(snapshot, CITY)))
    assert "上级组织绕成了一圈（RING-A → RING-B → RING-A）" in report
