"""Which commitment binds an opening on a day, and when it is replaced."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from scripts.records import Commitment
from scripts.records.commitment import Side
from scripts.rules.commitments import State, applies, before, changes, replaced_on, state
from tests.management import samples

TABLE: dict[str, Any] = msgspec.yaml.decode(Path(__file__).with_name("in_force.yaml").read_bytes())
EDITIONS = [
    Commitment(
        id=row["id"], title="志愿服务承诺", effective_from=row["effective_from"],
        supersedes=row.get("supersedes"), organization=row.get("owner"),
    )
    for row in TABLE["commitments"]
]  # fmt: skip


@pytest.mark.parametrize("case", [*TABLE["cases"], *TABLE["named"]], ids=str)
def test_what_binds_an_opening_on_a_day(case: dict[str, Any]) -> None:
    opening = msgspec.structs.replace(
        samples.opening(), organization=case["organization"], commitment=case.get("commitment")
    )
    for order in (EDITIONS, EDITIONS[::-1]):
        found = applies(order, opening, case["day"])
        assert (found.id if found else None) == case["applies"]


def test_when_an_edition_is_replaced() -> None:
    found = {one.id: replaced_on(EDITIONS, one) for one in EDITIONS}
    assert found == TABLE["replaced"]


def test_an_edition_is_coming_in_force_and_replaced() -> None:
    second = EDITIONS[1]
    days = [EDITIONS[0].effective_from, second.effective_from, EDITIONS[2].effective_from]
    found = [state(EDITIONS, second, day) for day in days]
    assert found == [State.COMING, State.IN_FORCE, State.REPLACED]


def test_what_changed_is_told_side_by_side() -> None:
    old = msgspec.structs.replace(
        EDITIONS[0],
        volunteers=Side(rights=("知情", "保险"), duties=("守时",)),
        recipients=Side(duties=("尊重",)),
    )
    new = msgspec.structs.replace(EDITIONS[1], volunteers=Side(rights=("保险", "证明", "知情")))
    assert [tuple(change) for change in changes(old, new)] == [
        ("volunteers", "rights", ("证明",), ()),
        ("volunteers", "duties", (), ("守时",)),
        ("recipients", "duties", (), ("尊重",)),
    ]
    assert changes(old, old) == ()


def test_the_edition_before_is_the_one_named_else_the_owners_last() -> None:
    first, second, third, team, _ = EDITIONS
    named = msgspec.structs.replace(third, supersedes="CM-1")
    unnamed = msgspec.structs.replace(third, supersedes=None)
    itself = msgspec.structs.replace(third, supersedes="CM-3")
    found = [before([first, second, one], one) for one in (named, unnamed, itself)]
    assert [one.id if one else None for one in found] == ["CM-1", "CM-2", "CM-2"]
    assert before(EDITIONS, team) is None
