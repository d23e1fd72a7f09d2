"""Which rows of a table a role's actions reach."""

import datetime as dt

from django.db.models import Model, Q

OWNER: dict[str, str] = {
    "organization": "pk",
    "project": "organization",
    "opening": "organization",
    "session": "opening__organization",
    "station": "organization",
    "training": "organization",
    "trainingsession": "training__organization",
    "commitment": "organization",
}
"""Model → the way to the organization whose it is; without one it is no organization's."""


def owned(model: type[Model], organizations: frozenset[str]) -> Q | None:
    """Select the rows that are these organizations'; None where none can be."""
    way = OWNER.get(model._meta.model_name or "")
    return Q(**{f"{way}__in": organizations}) if way else None


def owner_of(row: Model) -> str | None:
    """Return the organization that a row, stored or not, says it is of."""
    way = OWNER.get(row._meta.model_name or "")
    if way is None:
        return None
    *steps, last = way.split("__")
    for step in steps:
        row = getattr(row, step)
    found: str | None = getattr(row, f"{last}_id" if hasattr(row, f"{last}_id") else last)
    return found


def public_now(model: type[Model], now: dt.datetime) -> Q:
    """Select the rows of a record type that the site shows at a moment.

    Drafts, what is scheduled for later, and honors, needs and surveys before their day aren't.
    """
    names = {field.name for field in model._meta.get_fields()}
    found: Q = model.public() if hasattr(model, "public") else Q()
    if "publish_at" in names:
        found &= Q(publish_at=None) | Q(publish_at__lte=now)
    if "notice" in names:
        found &= Q(notice__start__lte=now.date().isoformat())
    if "granted_on" in names:
        found &= Q(granted_on=None) | Q(granted_on__lte=now.date())
    if "valid_from" in names:
        found &= Q(valid_from=None) | Q(valid_from__lte=now.date())
    if model._meta.model_name == "survey":
        found &= Q(date__lte=now.date())
    return found
