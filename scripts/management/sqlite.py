"""The database as a file: where it is, a consistent copy of it, and whether it is sound."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from scripts.errors import PortalError
from scripts.management import store
from scripts.workspace import Workspace


def database_file(places: Workspace) -> Path:
    """Return the database's file.

    Raises PortalError where DATABASE_URL names another kind of database.
    """
    from django.conf import settings

    if not os.environ.get("DATABASE_URL", "sqlite:").startswith("sqlite:"):
        raise PortalError(
            "DATABASE_URL 指向的不是 SQLite；请用那个数据库自己的工具备份和恢复（例如 pg_dump）"
        )
    store.configure(places)
    return Path(settings.DATABASES["default"]["NAME"])


def copy(source: Path, target: Path) -> None:
    """Copy a database that may be in use, in one consistent state, for the owner's eyes only."""
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as still:
        live.backup(still)
        still.execute("PRAGMA journal_mode=DELETE")


def forget_logins(database: Path) -> None:
    """Remove who is logged in, beyond recovery: a copy must open nobody's session."""
    with closing(sqlite3.connect(database, isolation_level=None)) as opened:
        opened.execute("DELETE FROM django_session")
        opened.execute("VACUUM")


def faults(database: Path) -> list[str]:
    """Return what SQLite itself finds wrong with a database; empty where it is sound."""
    try:
        with closing(
            sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)
        ) as opened:
            found = [str(row[0]) for row in opened.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if found == ["ok"] else found
