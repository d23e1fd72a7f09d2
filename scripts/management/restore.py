"""`manage restore FILE`: back to a backup, with the numbers going on.

Whoever pulls has seen numbers larger than the backup's. So everything restored gets a number
beyond them, and what the backup doesn't know leaves a tombstone.
"""

import argparse
import datetime as dt
import tempfile
from pathlib import Path

from scripts.errors import PortalError
from scripts.management import archive, sqlite, store
from scripts.management.presence import hold
from scripts.workspace import Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe where from."""
    parser.add_argument("file", type=Path, help="由 manage backup 写的备份文件")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Verify and prepare the backup beside the database, then let the two change places."""
    database = sqlite.database_file(places)
    with hold(places, "恢复备份", now):
        places.var.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=places.var) as beside:
            fresh = Path(beside)
            contents = archive.unpack(args.file, fresh)
            _refuse_unknown(args.file, contents, fresh / archive.DATABASE)
            _prepare(places, fresh / archive.DATABASE)
            kept = _swap(database, places.var / "media", fresh, f"{now:%Y%m%d-%H%M%S}")
    print(f"已恢复到 {contents.made_at} 的备份；原来的数据库留在 {kept}")


def _refuse_unknown(file: Path, contents: archive.Contents, database: Path) -> None:
    if sqlite.faults(database):
        raise PortalError(f"{file}：其中的数据库已损坏；请换一份备份，现有数据没有改动")
    newer = set(contents.migrations) - set(store.migrations())
    if newer:
        raise PortalError(
            f"{file}：数据库的结构比本程序新（{'、'.join(sorted(newer))}）；请先更新本程序再恢复"
        )


def _prepare(places: Workspace, fresh: Path) -> None:
    """Bring the restored database up to date and its numbers beyond what is in use."""
    from django.db import connection

    from scripts.management import numbers

    store.setup(places)
    known = numbers.known()
    live = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(fresh)
    try:
        store.migrate()
        numbers.go_on_after(known)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")  # one file, nothing left beside it
    finally:
        connection.close()
        connection.settings_dict["NAME"] = live


def _swap(database: Path, media: Path, fresh: Path, stamp: str) -> Path:
    """Put the restored files in place; return where the replaced database is kept."""
    kept = database.with_name(f"{database.stem}-{stamp}{database.suffix}")
    if kept.exists():
        raise PortalError(f"{kept}：已经有这个文件；请稍等一秒再试")
    sqlite.copy(database, kept)
    restored = fresh / archive.DATABASE
    restored.chmod(0o600)
    for left in ("-wal", "-shm"):
        database.with_name(database.name + left).unlink(missing_ok=True)
    restored.replace(database)
    (fresh / "media").mkdir(exist_ok=True)
    if media.exists():
        media.rename(media.with_name(f"{media.name}-{stamp}"))
    (fresh / "media").rename(media)
    return kept
