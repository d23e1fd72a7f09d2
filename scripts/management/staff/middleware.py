"""What stands around every request: whose writes it makes, and who must first change a password."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import Resolver404, resolve

from scripts.management.staff.actor import account, acting
from scripts.management.staff.roles import profile_of

Answer = Callable[[HttpRequest], HttpResponseBase]
_ALLOWED = {"admin:password_change", "admin:login", "admin:logout", "admin:jsi18n"}
"""Where an account may go that still has the password somebody gave it."""


def acting_account(answer: Answer) -> Answer:
    """Let everything that a request writes be its account's in the history."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        with acting(lambda: account(request.user)):
            return answer(request)

    return middleware


def own_password_first(answer: Answer) -> Answer:
    """Send an account with a given password to where it chooses its own."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith("/admin/") and _must_change(request) and not _allowed(request):
            return redirect("admin:password_change")
        return answer(request)

    return middleware


def _must_change(request: HttpRequest) -> bool:
    staff = profile_of(request.user)
    return staff is not None and staff.must_change


def _allowed(request: HttpRequest) -> bool:
    try:
        return resolve(request.path_info).view_name in _ALLOWED
    except Resolver404:
        return False
