"""The snapshot comes back from the target for a machine that has none."""

import hashlib
import shutil
from pathlib import Path

from scripts.records import SCHEMA_VERSION
from tests.deploy.servers import SshHost, get
from tests.deploy.sites import PICTURE, Made, build, site, write
from tests.support import Sandbox, tree


def test_a_fresh_machine_gets_the_last_good_data(
    remote: Sandbox, host: SshHost, target: Path, address: str
) -> None:
    to = host.target(target)
    for edition in (1, 2):
        build(remote, site(str(edition)), Made(seq=10 + edition))
        write(remote.content / "data/media/1f3a.png", PICTURE)
        remote.run("deploy", to)
    data = remote.content / "data"
    wanted = tree(data)
    shutil.rmtree(data)
    remote.run("snapshot", "fetch", to)
    assert tree(data) == wanted
    assert (data.stat().st_mode & 0o777) == 0o755
    for path in ("/snapshot/manifest.json", "/../snapshot/manifest.json", "/manifest.json"):
        assert get(address + path).status in (400, 404), "it lies outside the public root"


def test_newer_data_stay_and_damaged_ones_are_replaced(place: Sandbox, target: Path) -> None:
    build(place, site("1"), Made(seq=10))
    place.run("deploy", str(target))
    build(place, site("1"), Made(seq=11))
    newer = tree(place.content / "data")
    assert "不比那里的旧" in place.run("snapshot", "fetch", str(target)).stdout
    assert tree(place.content / "data") == newer
    (place.content / "data/openings.jsonl").write_text("damaged")
    place.run("snapshot", "fetch", str(target))
    assert '"high_water": 10' in (place.content / "data/manifest.json").read_text()


def test_only_the_newest_snapshot_is_kept_and_a_rollback_does_not_change_it(
    place: Sandbox, target: Path
) -> None:
    for edition in (1, 2, 3):
        build(place, site(str(edition)), Made(seq=10 + edition))
        place.run("deploy", str(target))
    kept = [path.parts[-2] for path in target.glob("releases/*/snapshot")]
    assert kept == ["3"]
    place.run("rollback", str(target))
    shutil.rmtree(place.content / "data")
    place.run("snapshot", "fetch", str(target))
    assert '"high_water": 13' in (place.content / "data/manifest.json").read_text()


def test_data_of_an_older_schema_come_back_for_the_pull_to_renew(
    place: Sandbox, target: Path
) -> None:
    build(place, site("1"))
    place.run("deploy", str(target))
    manifest, sums = (
        target / "current" / name for name in ("snapshot/manifest.json", "SHA256SUMS")
    )
    before = manifest.read_bytes()
    older = before.replace(f'"schema": "{SCHEMA_VERSION}"'.encode(), b'"schema": "1.0"')
    assert older != before
    old, new = (hashlib.sha256(data).hexdigest() for data in (before, older))
    manifest.write_bytes(older)
    sums.write_text(sums.read_text().replace(old, new))
    shutil.rmtree(place.content / "data")
    place.run("snapshot", "fetch", str(target))
    assert (place.content / "data/manifest.json").read_bytes() == older


def test_a_snapshot_that_was_changed_at_the_target_is_refused(place: Sandbox, target: Path) -> None:
    build(place, site("1"))
    place.run("deploy", str(target))
    (target / "current/snapshot/openings.jsonl").write_text("{}\n")
    shutil.rmtree(place.content / "data")
    assert "和部署时的不一样，没有取" in place.run("snapshot", "fetch", str(target), code=1).stderr
    assert not (place.content / "data").exists()
    (target / "current/snapshot/openings.jsonl").unlink()
    assert "缺 1 个文件" in place.run("snapshot", "fetch", str(target), code=1).stderr
    assert list(place.content.glob(".data-new-*")) == []


def test_a_target_without_data_says_so(place: Sandbox, target: Path) -> None:
    assert "还没有部署过" in place.run("snapshot", "fetch", str(target), code=1).stderr
    assert not target.exists()
    place.run("deploy", str(target), "--mark-production")
    assert "那里没有数据" in place.run("snapshot", "fetch", str(target), code=1).stderr
