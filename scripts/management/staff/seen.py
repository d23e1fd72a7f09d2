"""A row as an account may know it: who only reads gets it without what isn't public."""

from typing import Any

from django.utils import timezone

from scripts.management.staff.redacted import redact
from scripts.management.staff.roles import may


def seen(user: Any, row: Any) -> Any:
    """Return the row, redacted in memory where the account may not change it."""
    return row if may(user, "change", row) else redact(row, timezone.localdate())
