"""The admin's pages with what the public will see: the saved record, or what the form says."""

import os
from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.forms.formsets import all_valid
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.decorators import method_decorator
from django.views.decorators.clickjacking import xframe_options_sameorigin

from scripts.clock import build_time
from scripts.errors import BuildError
from scripts.management.findings.bench import Judged, bench_now
from scripts.management.findings.item import Parts, is_new, item_of
from scripts.management.findings.panel import lines
from scripts.management.preview.asking import page_of
from scripts.management.preview.form import Entered, entered
from scripts.management.staff.roles import may
from scripts.management.staff.rows import RoleAdmin

POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
    "frame-src 'self'; script-src 'none'; form-action 'none'; base-uri 'none'; "
    "frame-ancestors 'self'"
)
"""Nothing runs in a preview, nothing is fetched from elsewhere, and only the admin frames it."""
_SANDBOX = f"{POLICY}; sandbox allow-same-origin"
_UNSAVED = "表单里的内容还没有保存"
_DRAFT = "这是草稿，发布以后才会公开"
_SAVED = "这是已保存的内容，下一次取数据、构建以后公开"


class WithPreview(RoleAdmin):
    """A record type's pages, with the findings beside the form and the public page below it."""

    def get_urls(self) -> Any:
        """Add the preview of a stored record, of its page alone, and of a new one."""
        view, name = self.admin_site.admin_view, f"records_{self.opts.model_name}_preview"
        return [
            path("add/preview/", view(self.preview_view), name=f"{name}_new"),
            path("<path:object_id>/preview/", view(self.preview_view), name=name),
            path("<path:object_id>/preview/page/", view(self.page_view), name=f"{name}_page"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kw: Any) -> Any:
        """Put the findings of the stored record beside its form, and say where its preview is."""
        row = kw.get("obj")
        name = f"admin:records_{self.opts.model_name}_preview"
        context["may_enter"] = self._may_enter(request, row)
        if row is None:
            context["preview_url"] = reverse(f"{name}_new")
        else:
            context["preview_url"] = reverse(name, args=[row.pk])
        if row is not None and request.method == "GET" and may(request.user, "findings", row):
            context["findings"] = lines(self.model, _judged(row).findings)
        return super().render_change_form(request, context, *args, **kw)

    @method_decorator(xframe_options_sameorigin)
    def preview_view(self, request: HttpRequest, object_id: str | None = None) -> Any:
        """Show a stored record's page, or with POST what the form has now; nothing is saved."""
        row = self.get_object(request, object_id) if object_id else None
        if object_id and row is None:
            return self.missing(request, object_id)
        if request.method == "POST" and self._may_enter(request, row):
            return self._of_form(request, row)
        if row is None or not may(request.user, "view", row):
            raise PermissionDenied
        name = f"admin:records_{self.opts.model_name}_preview_page"
        judged = _judged(row)
        shown = {"page_url": reverse(name, args=[row.pk])} if judged.record else {}
        note = _DRAFT if row.is_draft else _SAVED
        told = lines(self.model, judged.findings) if may(request.user, "findings", row) else ()
        return self._frame(request, note, told, stored=True, **shown)

    @method_decorator(xframe_options_sameorigin)
    def page_view(self, request: HttpRequest, object_id: str) -> Any:
        """Answer with a stored record's public page, to the letter as a build would write it."""
        row = self.get_object(request, object_id)
        if row is None:
            return self.missing(request, object_id)
        if not may(request.user, "view", row):
            raise PermissionDenied
        html, error = _rendered(_judged(row))
        if html is None:
            return self._frame(request, error, (), error=error)
        return _guarded(HttpResponse(html), _SANDBOX)

    def _may_enter(self, request: HttpRequest, row: Any) -> bool:
        """Tell whether the account's form of this record has anything to fill in."""
        if row is None:
            return may(request.user, "add", self.model)
        return may(request.user, "view", row) and self.has_change_permission(request, row)

    def _of_form(self, request: HttpRequest, row: Any) -> HttpResponseBase:
        found = self._entered(request, row)
        if found.faults:
            return self._frame(request, _UNSAVED, (), faults=found.faults)
        if not may(request.user, "view", found.row):
            raise PermissionDenied
        judged = _judged(found.row, found.parts)
        html, error = _rendered(judged)
        told = lines(self.model, judged.findings, found.prefixes)
        return self._frame(request, _UNSAVED, told, html=html, error=error)

    def _entered(self, request: HttpRequest, row: Any) -> Entered:
        """Read the form as saving would, uploads included, and save nothing."""
        receive = getattr(self, "receive_pictures", None)
        if receive:
            receive(request)
        is_change = row is not None
        form_class: Any = self.get_form(request, row, change=is_change, fields=None)
        form = form_class(request.POST, request.FILES, instance=row)
        form.is_valid()
        form.instance.identify()
        formsets, _ = self._create_formsets(  # type: ignore[attr-defined] # not in the stubs
            request, form.instance, change=is_change
        )
        all_valid(formsets)
        return entered(form, formsets)

    def _frame(
        self, request: HttpRequest, note: str, findings: Sequence[Any], **shown: Any
    ) -> HttpResponseBase:
        """Answer with the banner, the findings, and the page in a frame of its own."""
        key = request.resolver_match.kwargs.get("object_id") if request.resolver_match else None
        name = f"admin:records_{self.opts.model_name}"
        form_url = reverse(f"{name}_change", args=[key]) if key else reverse(f"{name}_add")
        context: Mapping[str, Any] = {
            "note": note, "findings": findings, "form_url": form_url, **shown,
        }  # fmt: skip
        answer = TemplateResponse(request, "records/preview.html", dict(context)).render()
        return _guarded(answer, POLICY)


def _judged(row: Any, parts: Parts | None = None) -> Judged:
    now = build_time(os.environ, ZoneInfo(settings.CITY.timezone))
    item = item_of(row, now, parts)
    return bench_now(settings.CITY, now).judge(item, type(row).RECORD, first=is_new(row))


def _rendered(judged: Judged) -> tuple[str | None, str]:
    """Return the page, or why there is none."""
    if judged.record is None:
        return None, "这条记录还不能公开，所以没有网页可看；请先改好上面“必须改”的项目"
    now = build_time(os.environ, ZoneInfo(settings.CITY.timezone))
    try:
        answer = page_of(judged.record, now)
    except BuildError as error:
        return None, str(error)
    return answer.get("html"), answer.get("error", "")


def _guarded(answer: HttpResponse, policy: str) -> HttpResponse:
    answer.headers["Content-Security-Policy"] = policy
    answer.headers["X-Robots-Tag"] = "noindex, nofollow"
    answer.headers["Cache-Control"] = "no-store"
    return answer
