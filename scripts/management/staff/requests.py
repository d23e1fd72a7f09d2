"""The two steps of deleting what the public may know: somebody asks, somebody confirms."""

from typing import Any

from django.db.models import ForeignKey, QuerySet
from django.db.models.deletion import PROTECT
from django.utils import timezone

from scripts.management.staff import history
from scripts.management.staff.change import Action
from scripts.management.staff.deletion import DeletionRequest, State
from scripts.management.staff.people import names_in
from scripts.management.staff.roles import visible
from scripts.management.staff.scope import owner_of
from scripts.management.staff.seen import seen
from scripts.management.writes import write


def open_request(row: Any) -> DeletionRequest | None:
    """Return the request that waits for a decision, None where there is none."""
    return DeletionRequest.objects.filter(
        collection=row.RECORD.COLLECTION, record_id=row.pk, state=State.OPEN
    ).first()


def ask(row: Any, reason: str, user: Any) -> None:
    """Ask for a deletion; the record stays as it is. One open request a record."""
    organization = owner_of(row) or getattr(row, "organization_id", None) or ""
    _, is_new = DeletionRequest.objects.get_or_create(
        collection=row.RECORD.COLLECTION,
        record_id=row.pk,
        state=State.OPEN,
        defaults={
            "reason": names_in(row).masked(reason), "organization": organization,
            "asked_by": user, "asked_at": _now(),
        },
    )  # fmt: skip
    if is_new:
        _note(row, "申请删除")


def cancel(row: Any, user: Any) -> None:
    """Take a request back, or refuse it."""
    if _decide(row, State.CANCELLED, user):
        _note(row, "取消了删除申请")


def confirm(row: Any, user: Any) -> bool:
    """Delete the record that a request asks for; tell whether there was one."""
    with write():
        found = _decide(row, State.DONE, user)
        if found:
            row.delete()
    return found


def _decide(row: Any, state: State, user: Any) -> bool:
    return bool(
        DeletionRequest.objects.filter(
            collection=row.RECORD.COLLECTION, record_id=row.pk, state=State.OPEN
        ).update(state=state, decided_by=user, decided_at=_now())
    )


def holders(row: Any) -> dict[str, QuerySet[Any]]:
    """Return the rows that refer to a record and so forbid its deletion, by what they are."""
    found = {}
    for relation in row._meta.related_objects:
        field: Any = relation.field
        if isinstance(field, ForeignKey) and relation.on_delete is PROTECT:
            rows = relation.related_model._base_manager.filter(**{field.name: row.pk})
            if rows.exists():
                found[str(relation.related_model._meta.verbose_name)] = rows
    return found


def holding(row: Any, user: Any) -> list[str]:
    """Say what forbids the deletion, naming only rows that exist for this account."""
    lines = []
    for kind, rows in holders(row).items():
        shown = [seen(user, one) for one in visible(user, rows)]
        lines += [f"{kind}：{one}（{one.pk}）" for one in shown]
        if hidden := rows.count() - len(shown):
            lines.append(f"{kind}：另有 {hidden} 条，不属于您的组织")
    return lines


def _note(row: Any, text: str) -> None:
    history.event(
        row.RECORD.COLLECTION, row.pk, text, _now(), action=Action.EVENT,
        organization=owner_of(row) or getattr(row, "organization_id", None) or "",
    )  # fmt: skip


def _now() -> Any:
    return timezone.now().replace(microsecond=0)
