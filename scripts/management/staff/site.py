"""The admin as a whole: who gets in, and what of Django's own pages is left out."""

from http import HTTPStatus
from typing import Any

from django.contrib import admin
from django.contrib.admin.forms import AdminPasswordChangeForm
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.auth.views import PasswordChangeView
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse

from scripts.management.ledger import ledger
from scripts.management.staff.account import Staff
from scripts.management.staff.login import LoginForm, remember
from scripts.management.staff.roles import may, role_of


class OwnPasswordForm(AdminPasswordChangeForm):
    """Somebody chooses a password of their own; other sessions of the account end with it."""

    def clean(self) -> dict[str, Any]:
        """Refuse the password that was given: somebody else knows it."""
        found: dict[str, Any] = super().clean() or {}
        if found.get("old_password") and found.get("old_password") == found.get("new_password1"):
            raise ValidationError({"new_password1": "请换一个和原来不同的密码"})
        return found

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Remember that the password is theirs now."""
        user = super().save(*args, **kwargs)
        Staff.objects.filter(user_id=user.pk).update(must_change=False)
        return user


class Suggestions(AutocompleteJsonView):
    """Rows to refer to, for who may write what refers to them."""

    def has_perm(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask for both ends; what is suggested is only what exists for the account."""
        source = self.source_field.model
        writes = may(request.user, "change", source) or may(request.user, "add", source)
        return bool(writes and super().has_perm(request, obj))

    def get_queryset(self) -> Any:
        """Keep an order, so that the pages of suggestions fit together."""
        rows = super().get_queryset()
        return rows if rows.ordered else rows.order_by("pk")


_DAILY_FIRST = (
    "Opening", "Training", "Project", "Organization", "Station", "Need", "Survey", "Commitment",
    "Recognition", "Award", "StarRule", "Staff", "ImportMapping", "DeletionRequest", "Change",
)  # fmt: skip
"""The order of the first page: what is done every day, then what is done once in a while."""


class OfficeSite(admin.AdminSite):
    """Django's admin for the roles of roles.py."""

    site_header = site_title = "志愿服务管理系统"
    index_title = "资料管理"
    site_url = None
    enable_nav_sidebar = False  # few kinds of record; the lists need the width
    login_form = LoginForm

    def has_permission(self, request: HttpRequest) -> bool:
        """Let in whoever has a role."""
        return role_of(request.user) is not None

    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> Any:
        """Log in; the browser is known from then on."""
        answer = super().login(request, extra_context)
        if request.method == "POST" and answer.status_code == HTTPStatus.FOUND:
            remember(answer, request.user.get_username())
        return answer

    def each_context(self, request: HttpRequest) -> dict[str, Any]:
        """Say on every page whether what is shown is invented."""
        return {**super().each_context(request), "is_demo": ledger().demo_moment is not None}

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """List what is done every day first."""
        apps: list[Any] = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=_place)
        return apps

    def get_urls(self) -> list[Any]:
        """Leave out the way from any table's row to its page: records have their own."""
        return [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """Suggest rows."""
        return Suggestions.as_view(admin_site=self)(request)

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Change the own password; after a given one, this comes first."""
        request.current_app = self.name
        view = PasswordChangeView.as_view(
            form_class=OwnPasswordForm,
            template_name="registration/password_change_form.html",
            success_url=reverse("admin:password_change_done", current_app=self.name),
            extra_context={**self.each_context(request), **(extra_context or {})},
        )
        return view(request)


def _place(model: dict[str, Any]) -> int:
    name = model["object_name"]
    return _DAILY_FIRST.index(name) if name in _DAILY_FIRST else len(_DAILY_FIRST)
