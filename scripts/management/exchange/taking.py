"""What an account may take out as a spreadsheet, and as whose eyes see it."""

from typing import Any

from django.db import models

from scripts.management.models import MODELS
from scripts.management.models.base import RecordModel
from scripts.management.plain import children
from scripts.management.sheets.pages import Eyes
from scripts.management.staff.grants import Role
from scripts.management.staff.redacted import redact_texts
from scripts.management.staff.roles import may, nameable, role_of, visible
from scripts.management.staff.scope import OWNER
from scripts.management.staff.seen import seen


def exportable(user: Any) -> list[type[RecordModel]]:
    """Return the kinds of record that an account may take out."""
    return [model for model in MODELS if may(user, "export", model)]


def importable(user: Any) -> list[type[RecordModel]]:
    """Return the kinds of record that an account may bring in."""
    return [model for model in MODELS if may(user, "import", model)]


def may_take_people(user: Any, kinds: list[type[RecordModel]]) -> bool:
    """Tell whether an account may take out columns of people: who may also write them."""
    return bool(kinds) and all(may(user, "change", model) for model in kinds)


def rows_for(
    user: Any, model: type[RecordModel], organization: str = ""
) -> models.QuerySet[Any] | None:
    """Return the rows that an account takes out; None where a kind is no organization's."""
    rows: Any = visible(user, model._base_manager.all())
    way = OWNER.get(model._meta.model_name or "")
    if not organization:
        return rows  # type: ignore[no-any-return]  # a query set
    return rows.filter(**{way: organization}) if way else None


def eyes_of(user: Any) -> Eyes:
    """Return how an account sees rows: who only reads sees what the public may know."""
    if role_of(user) is Role.CITY_OFFICE:
        return Eyes()
    return Eyes(sees=lambda row: _seen(user, row), names=lambda row: nameable(user, row))


def _seen(user: Any, row: Any) -> Any:
    shown = seen(user, row)
    if names := getattr(shown, "hidden_names", None):
        model: Any = type(row)
        for name in children(model):
            for part in getattr(shown, name).all():
                redact_texts(part, names)
    return shown
