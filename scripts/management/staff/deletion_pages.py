"""Deleting in the admin: a draft in one step, what was ever public in two."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.actions import delete_selected
from django.core.exceptions import PermissionDenied
from django.db.models import ProtectedError, QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse

from scripts.management.staff import requests
from scripts.management.staff.deletion import DeletionRequest
from scripts.management.staff.roles import may
from scripts.management.staff.rows import ReaderAdmin

_MOST = 20
"""Holding records that a page lists; more are only counted."""


class ReasonForm(forms.ModelForm):  # type: ignore[type-arg]  # takes arguments in the stubs only
    """Why a record is to go."""

    class Meta:
        model = DeletionRequest
        fields = ("reason",)
        widgets = {"reason": forms.TextInput({"size": 60})}  # noqa: RUF012 - Django's own shape


class TypedForm(forms.Form):
    """What must be typed, so that nobody deletes the wrong record."""

    typed = forms.CharField(label="请输入这条记录的标题或编号")

    def __init__(self, *args: Any, accepted: set[str], **kwargs: Any) -> None:
        self.accepted = accepted
        super().__init__(*args, **kwargs)

    def clean_typed(self) -> str:
        """Compare with the title and the identifier."""
        typed = str(self.cleaned_data["typed"]).strip()
        if typed not in self.accepted:
            raise forms.ValidationError(
                "和这条记录的标题、编号都不一致；请对照上面的标题再输入一次"
            )
        return typed


class DeletionAdmin(ReaderAdmin):
    """The pages of deletion."""

    actions = ("delete_selected",)

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Delete a draft, or lead a public record through its two steps."""
        shown = self.get_object(request, object_id)
        if shown is None:
            return self.missing(request, object_id)
        if not self.has_delete_permission(request, shown):
            raise PermissionDenied
        row = self.model._base_manager.get(pk=shown.pk)
        if lines := requests.holding(row, request.user):
            return self._page(request, shown, holding=lines)
        if not row.released:
            return super().delete_view(request, object_id, extra_context)
        return self._two_steps(request, row, shown)

    def _two_steps(self, request: HttpRequest, row: Any, shown: Any) -> HttpResponseBase:
        found = requests.open_request(row)
        match request.POST.get("step"):
            case "ask" if found is None:
                return self._ask(request, row, shown)
            case "cancel" if found is not None:
                requests.cancel(row, request.user)
                return self._done(request, f"已取消删除申请，“{shown}”保持不变")
            case "confirm" if found is not None:
                return self._confirm(request, row, shown)
        return self._page(request, shown)

    def _ask(self, request: HttpRequest, row: Any, shown: Any) -> HttpResponseBase:
        form = ReasonForm(request.POST)
        if not form.is_valid():
            return self._page(request, shown, form=form)
        requests.ask(row, form.cleaned_data["reason"], request.user)
        return self._done(request, f"已申请删除“{shown}”；确认以前，公开的网页不变")

    def _confirm(self, request: HttpRequest, row: Any, shown: Any) -> HttpResponseBase:
        if not may(request.user, "confirm", row):
            raise PermissionDenied
        form = TypedForm(request.POST, accepted=_names(shown))
        if not form.is_valid():
            return self._page(request, shown, form=form)
        try:
            requests.confirm(row, request.user)
        except ProtectedError:  # somebody referred to it since the page was made
            return self._page(request, shown, holding=requests.holding(row, request.user))
        return self._done(request, f"已删除“{shown}”；下一次构建后，它的网页不再存在")

    def _done(self, request: HttpRequest, text: str) -> HttpResponseBase:
        messages.success(request, text)
        return redirect(f"admin:records_{self.opts.model_name}_changelist")

    def _page(self, request: HttpRequest, shown: Any, **more: Any) -> TemplateResponse:
        found = requests.open_request(shown)
        confirms = found is not None and may(request.user, "confirm", shown)
        holding = more.pop("holding", [])
        context = {
            **self.admin_site.each_context(request),
            "title": f"删除{self.opts.verbose_name}", "subtitle": str(shown), "opts": self.opts,
            "object": shown, "found": found, "confirms": confirms,
            "form": TypedForm(accepted=_names(shown)) if confirms else ReasonForm(),
            "holding": holding[:_MOST], "rest": max(len(holding) - _MOST, 0),
            "goes_too": _parts(shown), **more,
        }  # fmt: skip
        return TemplateResponse(request, "records/deletion.html", context)

    @admin.action(permissions=["bulk"], description="删除所选的%(verbose_name_plural)s（草稿）")
    def delete_selected(self, request: HttpRequest, queryset: QuerySet[Any]) -> Any:
        """Delete drafts together; each public record goes its own two steps."""
        if public := list(queryset.filter(released=True)[:_MOST]):
            named = "、".join(str(row) for row in public[:3])
            messages.error(
                request,
                f"所选的里面有公开过的记录（{named}等），不能成批删除，什么都没有删；"
                "请打开每一条，在它的页面上申请删除",
            )
            return None
        held = [
            f"“{row}”：{line}" for row in queryset for line in requests.holding(row, request.user)
        ]
        if held:
            messages.error(request, f"还有记录引用它们，什么都没有删。{'；'.join(held[:_MOST])}")
            return None
        return delete_selected(self, request, queryset)


def _names(row: Any) -> set[str]:
    return {str(row.pk), str(row), str(getattr(row, row.RECORD.TITLE, "") or row.pk)}


def _parts(row: Any) -> list[str]:
    """Say which parts with a table of their own go with the record."""
    from scripts.management.plain import children

    model: Any = type(row)
    counts = {
        kind._meta.verbose_name: getattr(row, name).count()
        for name, kind in children(model).items()
    }
    return [f"{number} 个{label}" for label, number in counts.items() if number]
