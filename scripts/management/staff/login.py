"""Logging in: guessing is slow, and nobody learns which accounts there are.

After `FREE` failed attempts for a name within `WINDOW`, further ones are refused unseen until
the oldest of them is that old. The count is by name, not by address: behind a proxy everybody
has one address. A browser that has logged in with a name is known for it by a signed cookie, and
counted by itself: no stranger can shut out whom it serves. Whoever is shut out waits, or asks for
`manage password`, which clears all counts of a name. Failures are kept no longer than the window.
"""

import datetime as dt
from typing import Any

from django.conf import settings
from django.contrib.admin.forms import AdminAuthenticationForm
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponseBase
from django.utils import timezone
from django.utils.crypto import get_random_string, salted_hmac

from scripts.management.staff.attempt import LoginAttempt

FREE = 5
WINDOW = dt.timedelta(minutes=10)
KNOWN = "management_known"
"""The cookie of a browser that has logged in."""
_SALT = "staff.known"
_KNOWN_FOR = dt.timedelta(days=180)
_HALF = 32
"""Of a count's key: the first half is the name's, the second the known browser's."""


class LoginForm(AdminAuthenticationForm):
    """Django's own, with a limit on failures."""

    def clean(self) -> dict[str, Any]:
        """Refuse a name with too many failures before its password is looked at."""
        name, now = str(self.cleaned_data.get("username") or ""), timezone.now()
        key = _key(name, self.request)
        counted = LoginAttempt.objects.filter(name_hash=key, moment__gt=now - WINDOW)
        if counted.count() >= FREE:
            minutes = int(WINDOW.total_seconds() // 60)
            raise ValidationError(f"失败次数太多；请等 {minutes} 分钟再试，或请市志愿办换一个密码")
        try:
            found: dict[str, Any] = super().clean()
        except ValidationError:
            LoginAttempt.objects.filter(moment__lte=now - WINDOW).delete()
            LoginAttempt.objects.create(name_hash=key, moment=now)
            raise
        LoginAttempt.objects.filter(name_hash=key).delete()
        return found


def remember(answer: HttpResponseBase, name: str) -> None:
    """Let a browser that has just logged in be known for the name from now on."""
    value = signing.dumps([_hash(name)[:_HALF], get_random_string(_HALF)], salt=_SALT)
    answer.set_cookie(
        KNOWN, value, max_age=_KNOWN_FOR, path="/admin/login/", httponly=True, samesite="Strict",
        secure=bool(settings.SESSION_COOKIE_SECURE),
    )  # fmt: skip


def forget_failures(name: str) -> None:
    """Begin anew for a name, at every browser."""
    LoginAttempt.objects.filter(name_hash__startswith=_hash(name)[:_HALF]).delete()


def _key(name: str, request: HttpRequest | None) -> str:
    """Return what failures for a name are counted by: the name, at a browser that is known."""
    cookie = request.COOKIES.get(KNOWN, "") if request else ""
    try:
        known, browser = signing.loads(cookie, salt=_SALT, max_age=_KNOWN_FOR)
    except signing.BadSignature:
        known, browser = "", ""
    own = _hash(name)[:_HALF]
    return own + _hash(f"{own} {browser}" if known == own else "")[:_HALF]


def _hash(name: str) -> str:
    return salted_hmac("staff.login", name.strip().casefold(), algorithm="sha256").hexdigest()
