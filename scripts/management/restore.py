"""`manage restore FILE`: back to a backup, with the numbers going on.

Whoever pulls has seen numbers larger than the backup's. So everything restored gets a number
beyond them, and what the backup doesn't know leaves a tombstone.
"""

import argparse
import datetime as dt
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from scripts.errors import PortalError
from scripts.management import archive, live, schema, sqlite, store
from scripts.management.presence import hold
from scripts.workspace import Workspace

if TYPE_CHECKING:
    from scripts.management.numbers import Known


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe where from."""
    parser.add_argument("file", type=Path, help="由 manage backup 写的备份文件")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Verify and prepare the backup beside the database, then let the two change places."""
    stamp = f"{now:%Y%m%d-%H%M%S}"
    with hold(places, "恢复备份", now):
        store.configure(places)
        places.var.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".restore-", dir=places.var) as beside:
            fresh = Path(beside)
            contents = archive.unpack(args.file, fresh)
            _refuse_unknown(args.file, contents, fresh / archive.DATABASE)
            kept = _replace(places, fresh / archive.DATABASE, stamp, contents.made_at)
            _swap_pictures(places.var / "media", fresh / "media", stamp)
    print(f"已恢复到 {contents.made_at} 的备份；原来的数据库留在 {kept}")


def _replace(places: Workspace, fresh: Path, stamp: str, made_at: str) -> Path:
    """Put the backup's database in the place of the one in use; return where that is kept."""
    aside = _put_aside(places, stamp)
    store.setup(places)
    known = _prepare(fresh, made_at)
    kept = aside or _keep(places, stamp)
    live.replace_by(fresh, known)
    return kept


def _put_aside(places: Workspace, stamp: str) -> Path | None:
    """Move a file away that can't be opened: it is damaged, or a newer program has changed it."""
    file = live.in_file()
    if file is None or not file.exists() or not (sqlite.faults(file) or schema.newer()):
        return None
    from django.db import connection

    connection.close()
    kept = _name_of_kept(places, stamp)
    for left in ("", "-wal", "-shm"):
        if (part := file.with_name(file.name + left)).exists():
            part.rename(kept.with_name(kept.name + left))
    return kept


def _refuse_unknown(file: Path, contents: archive.Contents, database: Path) -> None:
    if sqlite.faults(database):
        raise PortalError(f"{file}：其中的数据库已损坏；请换一份备份，现有数据没有改动")
    if newer := schema.unknown(contents.migrations):
        raise PortalError(
            f"{file}：数据库的结构比本程序新（{'、'.join(newer)}）；请先更新本程序再恢复"
        )


def _prepare(fresh: Path, made_at: str) -> "Known":
    """Bring the restored database up to date and its numbers beyond what is in use.

    Its history says that it was restored.
    """
    from django.utils import timezone

    from scripts.management import numbers
    from scripts.management.staff import history

    known = numbers.known()
    with sqlite.opened(fresh, "default"):
        schema.migrate()
        numbers.go_on_after(known)
        history.event("", "", f"恢复到 {made_at} 的备份", timezone.now())
    return known


def _keep(places: Workspace, stamp: str) -> Path:
    """Copy the database in use, as a file whatever kind it is; return where it is kept."""
    kept = _name_of_kept(places, stamp)
    live.copy_to(kept)
    return kept


def _name_of_kept(places: Workspace, stamp: str) -> Path:
    beside = live.in_file() or places.var / archive.DATABASE
    kept = beside.with_name(f"{beside.stem}-{stamp}{beside.suffix}")
    if kept.exists():
        raise PortalError(f"{kept}：已经有这个文件；请稍等一秒再试")
    return kept


def _swap_pictures(media: Path, fresh: Path, stamp: str) -> None:
    fresh.mkdir(exist_ok=True)
    for path in (fresh, *fresh.rglob("*")):
        path.chmod(0o700 if path.is_dir() else 0o600)  # pictures of people, not all of them public
    if media.exists():
        media.rename(media.with_name(f"{media.name}-{stamp}"))
    fresh.rename(media)
