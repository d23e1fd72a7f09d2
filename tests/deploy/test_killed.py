"""A deploy that ends in the middle leaves the old site whole, and the next one cleans up."""

import signal
from pathlib import Path

import pytest

from tests.deploy.servers import SshHost
from tests.deploy.shims import calls, killing
from tests.deploy.sites import build, site
from tests.proofs import Tell
from tests.support import Sandbox, share, tree

STEPS = (
    "lock",
    "clean",
    "state",
    "sums",
    "prepare",
    "receive",
    "verify",
    "switch",
    "kept",
    "prune",
)
"""What a deploy does at the target, in its order."""
FEW = ("prepare", "receive", "switch")


def public(target: Path) -> dict[str, bytes]:
    """Return what readers get, without the compressed copies."""
    files = tree((target / "current/site").resolve())
    return {name: data for name, data in files.items() if not name.endswith(".gz")}


def expected(edition: str) -> dict[str, bytes]:
    found = site(edition).items()
    return {name: data.encode() if isinstance(data, str) else data for name, data in found}


def leftovers(target: Path) -> list[str]:
    releases = [path for path in (target / "releases").iterdir() if not (path / "live").exists()]
    found = {*target.glob("incoming*"), *target.glob(".*.new"), *releases}
    return sorted(str(path) for path in found)


def deploy_again(place: Sandbox, target: Path, to: str) -> None:
    build(place, site("3"))
    place.run("deploy", to)
    assert public(target) == expected("3")
    assert leftovers(target) == []


@pytest.mark.parametrize("step", STEPS if share(0, 1) else FEW)
def test_a_deploy_over_ssh_killed_at_any_step(
    remote: Sandbox, host: SshHost, target: Path, step: str, proof: Tell
) -> None:
    proof("a deploy over ssh killed by SIGKILL at each of its steps", count=1)
    build(remote, site("1"))
    remote.run("deploy", host.target(target))
    build(remote, site("2"))
    path = killing(target.with_name("shim"), "ssh", STEPS.index(step) + 1)
    remote.run("deploy", host.target(target), code=-signal.SIGKILL, PATH=path)
    late = STEPS.index(step) >= STEPS.index("switch")
    allowed = [expected("1"), expected("2")] if late else [expected("1")]
    assert public(target) in allowed
    deploy_again(remote, target, host.target(target))


def test_the_steps_are_all_there_are(place: Sandbox, target: Path, tmp_path: Path) -> None:
    build(place, site("1"))
    place.run("deploy", str(target))
    build(place, site("2"))
    place.run("deploy", str(target), PATH=killing(tmp_path / "shim", "sh", 0))
    assert calls(tmp_path / "shim") == len(STEPS)


@pytest.mark.parametrize("program", ["mv", "ln"])
def test_a_host_that_stops_at_any_moment_of_the_switch(
    place: Sandbox, target: Path, tmp_path: Path, program: str, proof: Tell
) -> None:
    build(place, site("1"))
    place.run("deploy", str(target))
    build(place, site("2"))
    place.run("deploy", str(target), PATH=killing(tmp_path / "shim", program, 0))
    moments = calls(tmp_path / "shim")
    assert moments >= 2
    proof("a host that stops at each moment of the switch", count=moments)
    for moment in range(1, moments + 1):
        build(place, site("1"))
        place.run("deploy", str(target))
        fresh = f"new {moment}"
        build(place, site(fresh))
        path = killing(tmp_path / f"shim-{moment}", program, moment)
        place.run("deploy", str(target), code=1, PATH=path)
        assert public(target) in (expected("1"), expected(fresh))
        deploy_again(place, target, str(target))
