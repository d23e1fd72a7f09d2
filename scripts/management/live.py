"""The database in use as a file, whatever kind it is: copied out, or replaced by one.

An archive always holds SQLite's file. So a backup of one kind of database can be restored into
another, and that is how a city moves between them.
"""

from pathlib import Path
from typing import TYPE_CHECKING

from scripts.errors import PortalError
from scripts.management import schema, sqlite

if TYPE_CHECKING:
    from scripts.management.numbers import Known

_COPY = "copy"
"""Django's name of the file while rows are copied."""


def in_file() -> Path | None:
    """Return the file of the database in use; None where it is a server's."""
    from django.db import connection

    return Path(connection.settings_dict["NAME"]) if connection.vendor == "sqlite" else None


def copy_to(target: Path) -> None:
    """Copy the database in use into a new file, in one state, for the owner's eyes only."""
    from scripts.management.copying import copy_rows
    from scripts.management.one_state import one_state

    if (file := in_file()) is not None:
        sqlite.copy(file, target)
        return
    target.touch(mode=0o600)
    with sqlite.opened(target, "default"):
        schema.migrate()
    with sqlite.opened(target, _COPY), one_state():
        copy_rows("default", _COPY)


def replace_by(fresh: Path, known: "Known") -> None:
    """Put a prepared file in the place of the database in use, which gave the numbers `known`.

    Raises PortalError where somebody has changed records since.
    """
    file = in_file()
    if file is None:
        _fill_from(fresh, known)
        return
    fresh.chmod(0o600)
    for left in ("-wal", "-shm"):
        file.with_name(file.name + left).unlink(missing_ok=True)
    fresh.replace(file)


def _fill_from(fresh: Path, known: "Known") -> None:
    from django.db import transaction

    from scripts.management.copying import copy_rows
    from scripts.management.ledger import lock_ledger

    with sqlite.opened(fresh, _COPY), transaction.atomic():
        if lock_ledger().last_seq != known.last_seq:
            raise PortalError("恢复期间有人改了记录，没有恢复；请让大家停下，再试一次")
        copy_rows(_COPY, "default")
