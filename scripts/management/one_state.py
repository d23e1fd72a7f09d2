"""Reading several tables as they were at one moment, whatever others write meanwhile.

Without it a record could be read before a change and its sessions after it.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction


@contextmanager
def one_state() -> Iterator[None]:
    """Let the block read one state; it must not write. Nobody waits for it, and it for nobody."""
    if connection.in_atomic_block:
        yield  # as a test's own block: what it has written itself must be seen
    elif connection.vendor == "postgresql":
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
    else:
        yield from _deferred()


def _deferred() -> Iterator[None]:
    """Begin without the lock that `atomic` takes for writers: reading goes on beside them."""
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")
