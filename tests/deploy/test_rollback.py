from pathlib import Path

from tests.deploy.servers import SshHost, get
from tests.deploy.sites import Made, build, site
from tests.support import Sandbox


def deployed(place: Sandbox, to: str, *editions: str) -> None:
    for edition in editions:
        build(place, site(edition))
        place.run("deploy", to)


def test_one_command_brings_the_release_before_back(
    remote: Sandbox, host: SshHost, target: Path, address: str
) -> None:
    to = host.target(target)
    deployed(remote, to, "1", "2")
    said = remote.run("rollback", to).stdout
    assert said.startswith("第 1 版重新上线")
    assert b"edition 1<" in get(address + "/").body
    last = (target / "deploy.log").read_text().splitlines()[-1]
    assert " rollback 1 from 2 by " in last


def test_a_rollback_goes_to_any_kept_release_and_forward_again(
    place: Sandbox, target: Path, address: str
) -> None:
    deployed(place, str(target), "1", "2", "3")
    for number in ("1", "3"):
        place.run("rollback", str(target), "--to", number)
        assert f"edition {number}<" in get(address + "/").body.decode()
    listed = place.run("rollback", str(target), "--list").stdout
    assert [line.split()[0] for line in listed.splitlines()] == ["1", "2", "→"]


def test_the_next_deploy_after_a_rollback_is_a_new_release(
    place: Sandbox, target: Path, address: str
) -> None:
    deployed(place, str(target), "1", "2")
    place.run("rollback", str(target))
    deployed(place, str(target), "3")
    assert b"edition 3<" in get(address + "/").body
    assert (target / "current").readlink() == Path("releases/3")


def test_a_release_that_is_not_kept_is_named_with_those_that_are(
    place: Sandbox, target: Path
) -> None:
    assert "还没有部署过" in place.run("rollback", str(target), code=1).stderr
    deployed(place, str(target), "1")
    assert "保留的是：1" in place.run("rollback", str(target), code=1).stderr
    assert "没有保留第 7 版" in place.run("rollback", str(target), "--to", "7", code=1).stderr
    assert (target / "current").readlink() == Path("releases/1")


def test_the_live_release_is_kept_however_old_it_is(place: Sandbox, target: Path) -> None:
    deployed(place, str(target), "1", "2", "3")
    place.run("rollback", str(target), "--to", "1")
    build(place, site("1"))
    place.run("deploy", "--keep", "2", str(target))
    kept = {path.name for path in (target / "releases").iterdir()}
    assert kept == {"1", "2", "3"}


def test_a_demo_site_from_before_the_mark_does_not_come_back(
    place: Sandbox, target: Path, address: str
) -> None:
    build(place, site("1"), Made(demo=True, as_of="2026-11-23T09:00:00+08:00"))
    place.run("deploy", str(target))
    build(place, site("2"), Made(source="source-b"))
    place.run("deploy", str(target))
    place.run("deploy", str(target), "--mark-production")
    assert "演示数据" in place.run("rollback", str(target), code=1).stderr
    assert "演示数据" in place.run("rollback", str(target), "--to", "1", code=1).stderr
    assert b"edition 2<" in get(address + "/").body
