"""What the system needs of a PostgreSQL server, and what it asks of it alone."""

from collections.abc import Iterator
from contextlib import contextmanager

from scripts.errors import ConfigError
from scripts.management import trouble

_KEY = 0x766F6C756E  # "volun": no other program's advisory lock


def require() -> None:
    """Refuse a server that would keep texts wrongly, or keep nothing.

    Raises ConfigError; does nothing where the database is another kind.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        encoding = cursor.fetchone()[0]
        cursor.execute("SHOW transaction_read_only")
        read_only = cursor.fetchone()[0] == "on"
    if encoding != "UTF8":
        raise ConfigError(
            f"{trouble.server()}：文字编码是 {encoding}，存不下所有汉字；"
            "请重建：createdb --template=template0 --encoding=UTF8"
        )
    if read_only:
        raise ConfigError(f"{trouble.server()}：{trouble.reason('read-only transaction')}")


@contextmanager
def alone() -> Iterator[None]:
    """Let one program at a time bring the tables up to date; the others wait.

    SQLite has one writer at any time.
    """
    from django.db import connection

    if connection.vendor != "postgresql":
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("SET lock_timeout = 0")  # as long as a migration takes
        cursor.execute("SELECT pg_advisory_lock(%s)", [_KEY])
        cursor.execute("RESET lock_timeout")
        try:
            yield
        finally:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [_KEY])
