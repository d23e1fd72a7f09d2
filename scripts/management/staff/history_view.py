"""The history as somebody may read it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps

from scripts.management.staff.actor import COMMAND_LINE
from scripts.management.staff.change import Change
from scripts.management.staff.grants import Role
from scripts.management.staff.roles import nameable, organizations_of, role_of
from scripts.management.staff.shown import ELSEWHERE

MOST = 200
"""Changes on one page, the newest first."""


@dataclass(frozen=True, kw_only=True)
class Line:
    """One change, worded."""

    moment: Any
    who: str
    what: str
    fields: list[dict[str, Any]]


def of_record(user: Any, row: Any) -> list[Line]:
    """Return a record's changes; an organization's staff see those since it is theirs."""
    rows = Change.objects.filter(collection=row.RECORD.COLLECTION, record_id=row.pk)
    if role_of(user) is Role.ORGANIZATION_STAFF:
        rows = rows.filter(organization__in=organizations_of(user))
    return lines(user, rows.select_related("user__staff")[:MOST])


def lines(user: Any, rows: Iterable[Change]) -> list[Line]:
    """Word changes for an account."""
    return [
        Line(
            moment=row.moment,
            who=who(user, row),
            what=f"{row.get_action_display()} {row.note}".strip()
            if row.action != "event"
            else row.note,
            fields=[_field(user, entry) for entry in row.fields],
        )
        for row in rows
    ]


def who(user: Any, row: Change) -> str:
    """Name who made a change; to an organization's staff others are only what they are."""
    way = f"（{row.way}）" if row.way else ""
    if row.actor == COMMAND_LINE and row.user_id is None:
        return f"{COMMAND_LINE}{way}"
    label = Role(row.role).label if row.role in list(Role) else ""
    if role_of(user) is Role.ORGANIZATION_STAFF and not _is_colleague(user, row):
        return f"{label or '其他人'}{way}"
    return f"{row.actor}（{label}）{way}" if label else f"{row.actor}{way}"


def _is_colleague(user: Any, row: Change) -> bool:
    if row.user_id == user.pk:
        return True
    return row.user is not None and bool(organizations_of(row.user) & organizations_of(user))


def _field(user: Any, entry: dict[str, Any]) -> dict[str, Any]:
    """Put titles in place of the identifiers of rows that exist for this account."""
    kind = entry.get("refers")
    if not kind:
        return {**entry, "kept": "before" in entry}
    named = {side: _title(user, kind, entry.get(side)) for side in ("before", "after")}
    return {**entry, **named, "kept": "before" in entry}


def _title(user: Any, kind: str, key: str | None) -> str:
    if not key:
        return ""
    rows: Any = apps.get_model("records", kind)._base_manager.filter(pk=key)
    found = rows.first()
    if found is None:
        return str(key)
    return f"{found}（{key}）" if nameable(user, found) else ELSEWHERE
