"""A database as a file: a consistent copy of one, whether it is sound, and how to open it."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from scripts.management import database


def copy(source: Path, target: Path) -> None:
    """Copy a database that may be in use, in one consistent state, for the owner's eyes only."""
    target.touch(mode=0o600)
    with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as still:
        live.backup(still)
        still.execute("PRAGMA journal_mode=DELETE")


def forget_logins(file: Path) -> None:
    """Remove who is logged in, beyond recovery: a copy must open nobody's session."""
    with closing(sqlite3.connect(file, isolation_level=None)) as opened:
        opened.execute("DELETE FROM django_session")
        opened.execute("VACUUM")


def faults(file: Path) -> list[str]:
    """Return what SQLite itself finds wrong with a database; empty where it is sound."""
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as opened:
            found = [str(row[0]) for row in opened.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        return [str(error)]
    return [] if found == ["ok"] else found


@contextmanager
def opened(file: Path, name: str) -> Iterator[None]:
    """Let Django have this file under a name while the block runs.

    As `default` it takes the place of the database in use, migrations included.
    """
    from django.db import connections
    from django.db.utils import load_backend

    settings = connections.configure_settings({"default": database.sqlite(file)})["default"]
    made = load_backend(database.SQLITE).DatabaseWrapper(settings, name)
    before = {alias: connections[alias] for alias in connections if alias == name}
    connections[name] = made
    try:
        yield
        with made.cursor() as cursor:
            cursor.execute("PRAGMA journal_mode=DELETE")  # one file, nothing left beside it
    finally:
        made.close()
        del connections[name]
        for alias, held in before.items():
            connections[alias] = held
