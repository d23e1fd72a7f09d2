"""`python -m scripts snapshot fetch TARGET`: the last good data back into content/data.

A fresh CI machine has none. What it then pulls is only what has changed since.
"""

import argparse
import datetime as dt
import hashlib
import shutil
import tempfile
from pathlib import Path

from scripts.deploy.address import Target, parse_target
from scripts.deploy.command import me
from scripts.deploy.host import Host, locked
from scripts.deploy.passed import SNAPSHOT
from scripts.deploy.refusals import behind
from scripts.deploy.release import snapshot_mark
from scripts.deploy.upload import SUMS, read_sums
from scripts.errors import DeployError, SnapshotError
from scripts.lock import lock
from scripts.records import SCHEMA_VERSION
from scripts.snapshot import Manifest, read_manifest, read_snapshot
from scripts.swap import recover, swap_in
from scripts.workspace import Workspace

_WAIT_SECONDS = 120
"""For a deploy that is going on; it stores a newer snapshot."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say where from."""
    parser.add_argument("what", choices=("fetch",), help="取回网站所用的数据")
    parser.add_argument("target", metavar="TARGET", help="和部署时相同的地址")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Bring the target's snapshot into content/data, unless what is there is as new."""
    target = parse_target(args.target)
    with lock(places.build / "pull.lock", "取回数据", now):
        recover(places.data)
        with locked(target, me(now), wait=_WAIT_SECONDS) as host:
            fresh = Path(tempfile.mkdtemp(prefix=".data-new-", dir=places.content))
            fresh.chmod(0o755)  # mkdtemp makes it private; other users build from it
            try:
                _unpack(host, _newest(host), fresh)
                _take(fresh, places, target)
            finally:
                shutil.rmtree(fresh, ignore_errors=True)


def _newest(host: Host) -> str:
    """Return the folder of the newest snapshot at the target."""
    found = host.fetch("releases/*/snapshot/manifest.json")
    if not found:
        raise DeployError(f"{host.target}：那里没有数据；请运行 python -m scripts pull 从头取")
    newest = max(int(path.split("/")[1]) for path in found)
    return f"releases/{newest}"


def _unpack(host: Host, release: str, folder: Path) -> None:
    """Write a release's snapshot, each file compared with the digest it was deployed with."""
    sums = host.fetch(f"{release}/{SUMS}").get(f"{release}/{SUMS}", b"")
    wanted = read_sums(sums, (SNAPSHOT,))
    with host.archive(f"{release}/{SNAPSHOT}*") as members:
        for name, file in members:
            path, data = name.removeprefix(f"{release}/"), file.read()
            if ".." in path.split("/") or wanted.pop(path, "") != hashlib.sha256(data).hexdigest():
                raise DeployError(f"{host.target}：{name} 和部署时的不一样，没有取")
            place = folder / path.removeprefix(SNAPSHOT)
            place.parent.mkdir(exist_ok=True)
            place.write_bytes(data)
    if wanted:
        raise DeployError(f"{host.target}：{release} 的数据缺 {len(wanted)} 个文件，没有取")


def _take(fresh: Path, places: Workspace, target: Target) -> None:
    """Verify a snapshot and swap it in, unless the one that is there is as new.

    One of an older schema comes too: the next pull takes everything afresh and guards by it.
    """
    try:
        manifest = read_manifest(fresh)
        if manifest.schema == SCHEMA_VERSION:
            read_snapshot(fresh)
    except SnapshotError as error:
        raise DeployError(f"{target}：那里的数据不能用，没有取：{error}") from None
    if _is_as_new(places.data, manifest):
        print("content/data 里的数据不比那里的旧，没有取")
        return
    swap_in(fresh, places.data)
    print(f"已取回 {manifest.as_of} 的数据：{places.data}")


def _is_as_new(data: Path, theirs: Manifest) -> bool:
    try:
        ours = read_manifest(data)
        read_snapshot(data)
    except SnapshotError:
        return False
    return not behind(snapshot_mark(ours, ""), snapshot_mark(theirs, ""))
