"""`manage backup FILE`: the database and the pictures, while the system goes on.

The archive is the same whatever kind of database is in use: see live.py.
The keys in var/secrets and who is logged in are left out. Accounts are in it, with their
passwords' hashes, and so are private fields such as a leader's name: keep the file safe.
"""

import argparse
import datetime as dt
import tempfile
from pathlib import Path

from scripts.errors import PortalError
from scripts.management import archive, live, schema, sqlite, store
from scripts.workspace import Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe where to."""
    parser.add_argument("file", type=Path, help="备份文件，例如 backup-2026-03-05.tar.gz")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Write the backup beside its name, then put it in place; nothing is overwritten."""
    target: Path = args.file.absolute()
    if target.exists():
        raise PortalError(f"{target}：已经有这个文件，不会覆盖；请换一个文件名")
    if not target.parent.is_dir():
        raise PortalError(f"{target.parent}：没有这个文件夹；请先建好它")
    store.setup(places)
    with tempfile.TemporaryDirectory(prefix=f".{target.name}.", dir=target.parent) as beside:
        copied = Path(beside) / archive.DATABASE
        live.copy_to(copied)
        sqlite.forget_logins(copied)
        packed = Path(beside) / target.name
        archive.pack(packed, copied, places.var / "media", now.isoformat(), schema.migrations())
        _put(packed, target)
    print(f"已备份到 {target}（{target.stat().st_size / 1_000_000:.1f} MB）")
    print("里面有账号和不公开的信息，请妥善保管；密钥不在其中。")


def _put(packed: Path, target: Path) -> None:
    try:
        target.hardlink_to(packed)
    except FileExistsError:
        raise PortalError(f"{target}：已经有这个文件，不会覆盖；请换一个文件名") from None
