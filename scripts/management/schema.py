"""The form of the database: what this program knows of it, and bringing it up to date."""

from collections.abc import Iterable

from scripts.errors import PortalError
from scripts.management import postgres, trouble


def migrations() -> tuple[str, ...]:
    """Return the names of the migrations that this program knows."""
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(None)
    return tuple(sorted(f"{app}.{name}" for app, name in loader.disk_migrations))


def migrate() -> None:
    """Bring the open database up to date; nothing is done where it is.

    Raises PortalError where a newer program has changed its form.
    """
    from django.core.management import call_command

    with postgres.alone():
        _refuse_newer()
        call_command("migrate", verbosity=0, interactive=False)


def _refuse_newer() -> None:
    """Refuse a newer form: a program that doesn't know a column would lose what it holds."""
    if found := newer():
        raise PortalError(
            f"{trouble.server()}：数据库的结构比本程序新（{'、'.join(found)}）；"
            "请更新本程序，或退回到更新前的备份（manage restore；见 docs/operations.md）"
        )


def newer() -> list[str]:
    """Return the migrations of the open database that this program doesn't know."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    applied = MigrationRecorder(connection).applied_migrations()
    return unknown(f"{app}.{name}" for app, name in applied)


def unknown(applied: Iterable[str]) -> list[str]:
    """Return those of these migrations that this program doesn't know."""
    return sorted(set(applied) - set(migrations()))
