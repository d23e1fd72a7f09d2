"""导出 in the admin: which kinds, whose, with people or without, as a workbook or CSV."""

import os
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_http_methods

from scripts.clock import build_time
from scripts.management.exchange.export_form import CSV_FORM, ExportForm
from scripts.management.exchange.problem_file import CSV, XLSX
from scripts.management.exchange.taking import exportable, eyes_of, may_take_people, rows_for
from scripts.management.plain import children
from scripts.management.sheets.export import export, export_csv, owner_of
from scripts.management.staff import history

COLLECTION = "exports"
"""How the history calls them."""
_SEVERAL = "志愿服务资料"


@require_http_methods(["GET", "HEAD", "POST"])
def choose(request: HttpRequest) -> HttpResponse:
    """Ask what is wanted, then answer with the file and write down who took it."""
    kinds = exportable(request.user)
    if not kinds:
        raise PermissionDenied
    form = ExportForm(request.user, kinds, request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _file(request, form.cleaned_data)
    context = {
        **admin.site.each_context(request),
        "title": "导出", "form": form, "people": may_take_people(request.user, kinds),
    }  # fmt: skip
    return TemplateResponse(request, "records/export.html", context)


def _file(request: HttpRequest, given: dict[str, Any]) -> HttpResponse:
    names, organization = given["kinds"], given["organization"]
    models = {name: owner_of(name) for name in names}
    personal = bool(given["people"]) and may_take_people(request.user, [*models.values()])
    rows = {name: rows_for(request.user, model, organization) for name, model in models.items()}
    found = {name: query for name, query in rows.items() if query is not None}
    options: Any = {"personal": personal, "eyes": eyes_of(request.user)}
    if given["form"] == CSV_FORM:
        data = export_csv(names[0], found[names[0]], settings.CITY, **options)
    else:
        data = export(found, settings.CITY, **options)
    _note(names, organization, sum(query.count() for query in found.values()), personal=personal)
    return _answer(data, names, is_csv=given["form"] == CSV_FORM)


def _answer(data: bytes, names: list[str], *, is_csv: bool) -> HttpResponse:
    day = build_time(os.environ, ZoneInfo(settings.CITY.timezone)).date()
    called = label_of(names[0]) if len(names) == 1 else _SEVERAL
    answer = HttpResponse(data, content_type=f"{CSV}; charset=utf-8" if is_csv else XLSX)
    answer.headers["Content-Disposition"] = str(
        content_disposition_header(
            as_attachment=True, filename=f"{called}-{day}.{'csv' if is_csv else 'xlsx'}"
        )
    )
    return answer


def _note(names: list[str], organization: str, count: int, *, personal: bool) -> None:
    kinds = "、".join(map(label_of, names))
    whose = f"，只含组织 {organization}" if organization else ""
    people = "含个人信息" if personal else "不含个人信息"
    text = f"导出{kinds}，{count} 条记录{whose}，{people}"
    moment = timezone.now().replace(microsecond=0)
    history.event(COLLECTION, "", text, moment, organization=organization)


def label_of(name: str) -> str:
    """Return the Chinese name of a kind of record, or of parts such as sessions."""
    owner = owner_of(name)
    part = children(owner).get(name)
    return str(part._meta.verbose_name) if part else owner.RECORD.LABEL
