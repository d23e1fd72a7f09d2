"""Making, renewing and switching off accounts, for the admin and the command line alike."""

import secrets
from collections.abc import Iterable
from typing import Any

from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from scripts.management.staff import history
from scripts.management.staff.account import Staff
from scripts.management.staff.change import Action
from scripts.management.staff.grants import Role
from scripts.management.staff.login import forget_failures

COLLECTION = "accounts"
"""What the history calls accounts."""


def new_password() -> str:
    """Make up a password that is said once and must be changed at the first login."""
    return secrets.token_urlsafe(12)


def create(name: str, role: Role, organizations: Iterable[str], full_name: str = "") -> str:
    """Make an account and return its first password.

    Raises ValidationError where the name is taken or role and organizations don't fit.
    """
    chosen = list(organizations)
    check_fit(role, chosen)
    password = new_password()
    with transaction.atomic():
        user = User(username=name, first_name=full_name, is_staff=True)
        user.set_password(password)
        user.full_clean()
        user.save()
        staff = Staff.objects.create(user=user, role=role, must_change=True)
        staff.organizations.set(chosen)
        _note(name, f"角色：{role.label}", action=Action.ADD)
    return password


def check_fit(role: Role, organizations: Iterable[Any]) -> None:
    """Refuse an organization's staff without one, and others with one."""
    bound = bool(list(organizations))
    if role is Role.ORGANIZATION_STAFF and not bound:
        raise ValidationError("组织工作人员要选所属的组织，至少一个")
    if role is not Role.ORGANIZATION_STAFF and bound:
        raise ValidationError(f"{role.label}不属于某个组织，请不要选所属组织")


def update(staff: Staff, role: Role, organizations: Iterable[str], *, active: bool) -> None:
    """Change what an account is for; every page asks anew, so it holds at once."""
    chosen = sorted(organizations)
    check_fit(role, chosen)
    before = _described(staff)
    with transaction.atomic():
        staff.role = role
        staff.save()
        staff.organizations.set(chosen)
        staff.user.is_active = active
        staff.user.save(update_fields=["is_active", "first_name"])
        staff.__dict__.pop("organization_ids", None)
        fields = [
            {"field": name, "before": before[name], "after": after}
            for name, after in _described(staff).items()
            if before[name] != after
        ]
        if fields:
            _note(staff.user.username, "", action=Action.CHANGE, fields=fields)


def _described(staff: Staff) -> dict[str, str]:
    return {
        "角色": Role(staff.role).label,
        "所属组织": "、".join(sorted(staff.organizations.values_list("pk", flat=True))),
        "可以登录": "是" if staff.user.is_active else "否",
    }


def renew_password(user: User) -> str:
    """Give an account a new password, which ends its sessions; it must be changed at login."""
    password = new_password()
    with transaction.atomic():
        user.set_password(password)
        user.save(update_fields=["password"])
        Staff.objects.update_or_create(
            user=user, defaults={"must_change": True}, create_defaults=_superuser(user)
        )
        forget_failures(user.username)
        _note(user.username, "换了一个密码")
    return password


def switch_off(user: User) -> None:
    """Let nobody log in with an account any more; who is logged in is out with the next page."""
    with transaction.atomic():
        user.is_active = False
        user.save(update_fields=["is_active"])
        _note(user.username, "停用了账号")


def _superuser(user: User) -> dict[str, Any]:
    role = Role.CITY_OFFICE if user.is_superuser else ""
    return {"role": role, "must_change": True}


def _note(name: str, text: str, **more: Any) -> None:
    history.event(COLLECTION, name, text, timezone.now().replace(microsecond=0), **more)
