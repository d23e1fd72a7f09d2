"""Killed at whatever moment, a pull leaves the old snapshot or the new one."""

import random
import signal
from pathlib import Path

import pytest

from tests.killing import Killer
from tests.proofs import Tell
from tests.pull.conftest import Desk
from tests.pull.samples import openings, organization
from tests.pull.server import TOKEN
from tests.support import share, tree


def write_news(desk: Desk, seed: int) -> None:
    """Change the source: all collections or some, few records or many."""
    chance = random.Random(seed)  # noqa: S311 - a repeatable history, no secret
    desk.api.put("organizations", organization(f"ORG-{chance.randint(2, 4)}"))
    desk.api.put("openings", *openings(chance.randint(1, 8), title=f"新的 {chance.random()}"))
    if chance.random() < 0.5:
        desk.api.delete("stations", "ST-1")


@pytest.mark.parametrize("seed", range(share(1, 25)))
def test_killed_at_each_touch_of_the_disk_the_old_or_the_new_is_there(
    desk: Desk, tmp_path: Path, seed: int, proof: Tell
) -> None:
    desk.pull()
    old = desk.bytes
    write_news(desk, seed)
    killer = Killer(
        place=desk.place, folder=tmp_path / "hook", command=("pull",),
        about=f"{desk.places.content}/.data-new-",
    )  # fmt: skip
    source = {"MANAGEMENT_API_URL": desk.api.url, "MANAGEMENT_API_TOKEN": TOKEN}
    kills = 0
    while desk.bytes == old and killer.run_at(kills + 1, **source) == -signal.SIGKILL:
        kills += 1
    proof("a pull killed by SIGKILL at each touch of the disk", count=kills, seed=seed)
    assert kills >= 5, "killed while each file was being written"
    found = desk.bytes
    assert found != old
    desk.pull()
    assert tree(desk.places.data) == found
    assert list(desk.places.content.glob(".data*")) == []
