"""Who may see and do what: the one place that decides, for pages, files and commands alike.

`role_of(user)`             the role, None for a stranger
`visible(user, rows)`       the rows that exist for this account
`nameable(user, row)`       whether it may be named where something refers to it
`may(user, action, thing)`  whether it may do something with a model, or with one row

Grants and scopes are tables in grants.py and scope.py.
"""

from typing import Any, TypeVar

from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db.models import Model, QuerySet
from django.utils import timezone

from scripts.management.staff.account import Staff
from scripts.management.staff.grants import Action, Role, granted
from scripts.management.staff.scope import owned, owner_of, public_now

__all__ = ["Action", "Role", "Staff", "may", "nameable", "organizations_of", "role_of", "visible"]

User = AbstractBaseUser | AnonymousUser
Rows = TypeVar("Rows", bound=Model)


def role_of(user: User) -> Role | None:
    """Return an account's role; a superuser counts as the city office, a stranger has none."""
    if not getattr(user, "is_active", False) or not getattr(user, "is_staff", False):
        return None
    if getattr(user, "is_superuser", False):
        return Role.CITY_OFFICE
    staff = profile_of(user)
    return Role(staff.role) if staff and staff.role in list(Role) else None


def profile_of(user: User) -> Staff | None:
    """Return what the account is for, None where nobody said."""
    found: Staff | None = getattr(user, "staff", None)
    return found


def organizations_of(user: User) -> frozenset[str]:
    """Return the organizations that an organization's staff work for; for others none."""
    staff = profile_of(user)
    is_own = staff is not None and role_of(user) is Role.ORGANIZATION_STAFF
    return staff.organization_ids if staff and is_own else frozenset()


def visible(user: User, queryset: QuerySet[Rows]) -> QuerySet[Rows]:
    """Return those of the rows that exist for this account."""
    role = role_of(user)
    model = queryset.model
    if role is None or not granted(role, "view", model._meta.model_name or ""):
        return queryset.none()
    if role is Role.ORGANIZATION_STAFF:
        theirs = owned(model, organizations_of(user))
        return queryset.none() if theirs is None else queryset.filter(theirs)
    if role is Role.MEDIA_STAFF:
        return queryset.filter(public_now(model, timezone.localtime()))
    return queryset


def nameable(user: User, row: Model) -> bool:
    """Tell whether a row may be named to an account: it is there for it, or anybody knows it."""
    rows = type(row)._base_manager.filter(pk=row.pk)
    public = rows.filter(public_now(type(row), timezone.localtime()))
    return visible(user, rows).exists() or public.exists()


def may(user: User, action: Action, thing: type[Model] | Model) -> bool:
    """Tell whether an account may do something with a kind of row, or with this row.

    A row need not be stored: then its organization decides.
    """
    role = role_of(user)
    if role is None or not granted(role, action, thing._meta.model_name or ""):
        return False
    return isinstance(thing, type) or _reaches(user, role, action, thing)


def _reaches(user: User, role: Role, action: Action, row: Model) -> bool:
    if role is Role.CITY_OFFICE:
        return True
    if role is Role.RESPONSIBLE_EDITOR:
        is_known: Any = getattr(row, "released", True)
        return bool(is_known) or action in ("view", "findings", "history")
    if role is Role.MEDIA_STAFF:
        return visible(user, type(row)._base_manager.filter(pk=row.pk)).exists()
    return owner_of(row) in organizations_of(user)
