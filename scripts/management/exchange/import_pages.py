"""导入 in the admin: choose a file, look at what it would do, confirm just that."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from scripts.errors import ImportFileError, PortalError
from scripts.management.exchange import by_form, by_mapping, pending
from scripts.management.exchange.checked import Checked
from scripts.management.exchange.import_form import ImportForm
from scripts.management.exchange.mapping_pages import mapping_of
from scripts.management.exchange.mapping_row import ImportMapping
from scripts.management.exchange.pending import Upload
from scripts.management.exchange.problem_file import problem_file
from scripts.management.exchange.standing import Standing
from scripts.management.exchange.taking import importable
from scripts.management.load.mapping import Mapping
from scripts.management.staff.roles import may

SHOWN = 200
"""Records of a kind, and problems, that one page lists."""
_GONE = "这次上传已经过期（只保留 2 小时），或不是你在这次登录中上传的；请重新选择文件"
_MOVED = "检查之后资料又有改动，什么都没有存入。下面是重新检查的结果，请看过再确认"


@require_http_methods(["GET", "HEAD", "POST"])
def start(request: HttpRequest) -> HttpResponse:
    """Ask for a file; keep it until it is confirmed."""
    _require(request)
    form = ImportForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        upload = Upload(
            owner=pending.owner_of(request), name=given["sheet"].name,
            mapping=int(given["mapping"]) if given["mapping"] else None,
            overwrite=given["overwrite"],
        )  # fmt: skip
        token = pending.keep(given["sheet"].read(), upload)
        return redirect("import-check", token=token)
    context = {
        "form": form,
        "keeps_mappings": may(request.user, "change", ImportMapping),
        "kinds": [model.RECORD.LABEL for model in importable(request.user)],
    }
    return _page(request, "records/import.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def check(request: HttpRequest, token: str) -> HttpResponse:
    """Show what an upload would do; when it is confirmed, do just that."""
    _require(request)
    with pending.held(request, token) as upload:
        if upload is None:
            return _gone(request)
        if upload.done:
            return _done(request, token, upload)
        try:
            found = _checked(request, token, upload)
            if request.method == "POST":
                return _confirm(request, token, upload, found)
        except PortalError as error:
            return _refused(request, upload, str(error))
        return _shown(request, token, upload, found)


@require_safe
def problems(request: HttpRequest, token: str) -> HttpResponseBase:
    """Answer with the rows that have problems, as a file like the one that came."""
    _require(request)
    with pending.held(request, token) as upload:
        if upload is None or not pending.has_data(token):
            return _gone(request)
        try:
            found = _checked(request, token, upload)
            return problem_file(pending.data_of(token), upload.name, _mapping(upload), found)
        except PortalError as error:
            return _refused(request, upload, str(error))


def _require(request: HttpRequest) -> None:
    if not importable(request.user):
        raise PermissionDenied


def _gone(request: HttpRequest) -> HttpResponse:
    messages.warning(request, _GONE)
    return redirect("import")


def _mapping(upload: Upload) -> Mapping | None:
    if upload.mapping is None:
        return None
    row = ImportMapping.objects.filter(pk=upload.mapping).first()
    if row is None:
        raise ImportFileError("这个映射已经被删除；请重新选择文件和映射")
    return mapping_of(row)


def _checked(request: HttpRequest, token: str, upload: Upload) -> Checked:
    standing, data = Standing(user=request.user), pending.data_of(token)
    mapping = _mapping(upload)
    if mapping is None:
        return by_form.check(data, upload.name, standing, overwrite=upload.overwrite)
    return by_mapping.check(data, upload.name, mapping, standing)


def _confirm(request: HttpRequest, token: str, upload: Upload, found: Checked) -> HttpResponse:
    accept = request.POST.get("step") == "accept"
    wrong = bool(found.faults or found.withheld)
    if request.POST.get("digest") != found.digest or (wrong and not accept) or not found.anything:
        messages.warning(request, _MOVED)
        return _shown(request, token, upload, found, status=409)
    found.store(accept)
    left = found.bad_rows + found.held_rows
    said = f"新增 {len(found.new)} 条记录，修改 {len(found.changed)} 条"
    said += f"；有 {left} 行没有导入" if left else ""
    pending.finish(token, upload, said, keep_data=wrong)
    return redirect("import-check", token=token)


def _shown(
    request: HttpRequest, token: str, upload: Upload, found: Checked, *, status: int = 200
) -> HttpResponse:
    everything = "all" in request.GET
    most = None if everything else SHOWN
    several = (found.faults, found.withheld, found.remarks, found.new, found.changed)
    context = {
        "upload": upload, "token": token, "found": found, "most": SHOWN,
        "cut": not everything and any(len(one) > SHOWN for one in several),
        "sheets": any(one.sheet for one in (*found.faults, *found.withheld)),
        "faults": found.faults[:most], "withheld": found.withheld[:most],
        "remarks": found.remarks[:most], "new": found.new[:most], "changed": found.changed[:most],
    }  # fmt: skip
    return _page(request, "records/import_check.html", context, status=status)


def _done(request: HttpRequest, token: str, upload: Upload) -> HttpResponse:
    context = {"upload": upload, "token": token, "left": pending.has_data(token)}
    return _page(request, "records/import_done.html", context)


def _refused(request: HttpRequest, upload: Upload, said: str) -> HttpResponse:
    context = {"upload": upload, "lines": said.splitlines()}
    return _page(request, "records/import_refused.html", context, status=422)


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    whole = {**admin.site.each_context(request), "title": "导入", **context}
    return TemplateResponse(request, template, whole, status=status)
