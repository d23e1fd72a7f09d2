"""Logging in: guessing is slow, and nobody learns which accounts there are.

After `FREE` failed attempts for a name within `WINDOW`, further ones are refused unseen until
the oldest of them is that old. The count is by name, not by address: behind a proxy everybody
has one address. Whoever is shut out this way waits, or asks for `manage password`, which clears
the count. Failures are kept no longer than the window.
"""

import datetime as dt
from typing import Any

from django.contrib.admin.forms import AdminAuthenticationForm
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.crypto import salted_hmac

from scripts.management.staff.attempt import LoginAttempt

FREE = 5
WINDOW = dt.timedelta(minutes=10)


class LoginForm(AdminAuthenticationForm):
    """Django's own, with a limit on failures."""

    def clean(self) -> dict[str, Any]:
        """Refuse a name with too many failures before its password is looked at."""
        name, now = str(self.cleaned_data.get("username") or ""), timezone.now()
        if failures(name, now) >= FREE:
            minutes = int(WINDOW.total_seconds() // 60)
            raise ValidationError(f"失败次数太多；请等 {minutes} 分钟再试，或请市志愿办换一个密码")
        try:
            found: dict[str, Any] = super().clean()
        except ValidationError:
            note_failure(name, now)
            raise
        forget_failures(name)
        return found


def failures(name: str, now: dt.datetime) -> int:
    """Count the failures for a name within the window."""
    return LoginAttempt.objects.filter(name_hash=_hash(name), moment__gt=now - WINDOW).count()


def note_failure(name: str, now: dt.datetime) -> None:
    """Keep a failure, and forget those that don't count any more."""
    LoginAttempt.objects.filter(moment__lte=now - WINDOW).delete()
    LoginAttempt.objects.create(name_hash=_hash(name), moment=now)


def forget_failures(name: str) -> None:
    """Begin anew for a name."""
    LoginAttempt.objects.filter(name_hash=_hash(name)).delete()


def _hash(name: str) -> str:
    return salted_hmac("staff.login", name.strip().casefold(), algorithm="sha256").hexdigest()
