"""Killed at whatever moment, a build leaves the old site or the new one, never half of one."""

import random
import shutil
import signal
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.killing import Killer
from tests.plugins.sample import write_sample
from tests.proofs import Tell
from tests.support import Sandbox, share, town, tree

PROGRAMS = ("scripts", "pelican")
LATER = "2026-12-24T10:00:00+08:00"


@dataclass(frozen=True, kw_only=True)
class Rebuild:
    """A site that stands, the one that would follow a month later, and how long the way is."""

    place: Sandbox
    old: dict[str, bytes]
    new: dict[str, bytes]
    touches: dict[str, int]


def killer(place: Sandbox, module: str) -> Killer:
    folder = place.root.with_name(f"{place.root.name}-hook")
    return Killer(
        place=place, folder=folder, command=("build",), about=f"{place.root}/", module=module
    )


@pytest.fixture(scope="module")
def rebuild(tmp_path_factory: pytest.TempPathFactory) -> Rebuild:
    place = town(tmp_path_factory.mktemp("standing") / "place")
    write_sample(place.content)
    place.run("build")
    old = tree(place.output)
    touches, new = {}, {}
    for module in PROGRAMS:
        fresh = copy(place, place.root.with_name(module))
        touches[module] = killer(fresh, module).touches(BUILD_TIME=LATER)
        new = tree(fresh.output)
    return Rebuild(place=place, old=old, new=new, touches=touches)


def copy(place: Sandbox, root: Path) -> Sandbox:
    shutil.copytree(place.root, root)
    return Sandbox(root=root)


def nth_step(seed: int, touches: int) -> int:
    """Take the touches in a random order, so that many seeds meet each of them."""
    steps = random.Random(0).sample(range(1, touches + 1), touches)  # noqa: S311 - repeatable
    return steps[seed // len(PROGRAMS) % touches]


@pytest.mark.parametrize("seed", range(share(2, 60)))
def test_killed_anywhere_the_old_site_or_the_new_stands(
    rebuild: Rebuild, tmp_path: Path, seed: int, proof: Tell
) -> None:
    proof("a build killed by SIGKILL at any touch of the disk", count=1, seed=seed)
    module = PROGRAMS[seed % len(PROGRAMS)]
    step = nth_step(seed, rebuild.touches[module])
    place = copy(rebuild.place, tmp_path / "place")
    assert killer(place, module).run_at(step, BUILD_TIME=LATER) == -signal.SIGKILL
    assert rebuild.old != rebuild.new
    assert tree(place.output) in (rebuild.old, rebuild.new)
    place.run("build", BUILD_TIME=LATER)
    assert tree(place.output) == rebuild.new
    assert sorted(place.root.glob(".output*")) == []
    assert not (place.root / "build" / "notes").exists()
