"""A record's own history, and taking a public record back to draft."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path

from scripts.management.staff import history_view
from scripts.management.staff.deletion_pages import DeletionAdmin
from scripts.management.staff.roles import may
from scripts.management.writes import write


class OfficeAdmin(DeletionAdmin):
    """Everything about who may do what with a record; the record types add what they are."""

    def get_urls(self) -> Any:
        """Add the page that takes a record back."""
        name = f"records_{self.opts.model_name}_withdraw"
        view = self.admin_site.admin_view(self.withdraw_view)
        return [path("<path:object_id>/withdraw/", view, name=name), *super().get_urls()]

    def withdraw_view(self, request: HttpRequest, object_id: str) -> Any:
        """Ask, then make a draft of a public record: its page is gone with the next build."""
        shown = self.get_object(request, object_id)
        if shown is None:
            return self.missing(request, object_id)
        if not self.may_withdraw(request, shown):
            raise PermissionDenied
        if request.method == "POST":
            self._withdraw(shown.pk)
            messages.success(request, f"已撤回“{shown}”；下一次构建后，它的网页不再存在")
            return redirect(f"admin:records_{self.opts.model_name}_changelist")
        context = {
            **self.admin_site.each_context(request),
            "title": "撤回公开", "subtitle": str(shown), "opts": self.opts, "object": shown,
        }  # fmt: skip
        return TemplateResponse(request, "records/withdraw.html", context)

    def _withdraw(self, key: str) -> None:
        with write():
            row = self.model._base_manager.get(pk=key)
            row.status = "draft"
            row.save()

    def may_withdraw(self, request: HttpRequest, row: Any) -> bool:
        """Tell whether there is something to take back, and the account may."""
        has_drafts = getattr(row, "status", None) is not None
        return has_drafts and not row.is_draft and may(request.user, "withdraw", row)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kw: Any) -> Any:
        """Say which of the links above the form this account has."""
        row = kw.get("obj")
        context["may_withdraw"] = row is not None and self.may_withdraw(request, row)
        context["may_history"] = row is not None and may(request.user, "history", row)
        return super().render_change_form(request, context, *args, **kw)

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Show who changed what in this record."""
        row = self.get_object(request, object_id)
        if row is None:
            return self.missing(request, object_id)
        if not may(request.user, "history", row):
            raise PermissionDenied
        changes = history_view.of_record(request.user, row)
        context = {
            **self.admin_site.each_context(request),
            "title": "历史", "subtitle": str(row), "opts": self.opts, "object": row,
            "changes": changes, "most": history_view.MOST, **(extra_context or {}),
        }  # fmt: skip
        return TemplateResponse(request, "records/history.html", context)

    def log_addition(self, *_args: Any) -> Any:
        """Leave Django's own log out: it keeps titles of what is gone, and knows no values."""

    def log_change(self, *_args: Any) -> Any:
        """Leave Django's own log out."""

    def log_deletions(self, *_args: Any) -> Any:
        """Leave Django's own log out."""
