"""数据质量: the findings of all records that an account may see, by organization; also as CSV."""

import csv
import os
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple
from urllib.parse import urlencode
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from scripts.clock import build_time
from scripts.management.findings.bench import BEYOND
from scripts.management.findings.book import BOOK, Entry
from scripts.management.findings.chosen import NOBODY, Choice, Row, rows, totals
from scripts.management.findings.panel import SEVERITIES, rule_name
from scripts.management.findings.places import Place, place_of
from scripts.management.inputs import entries as city_entries
from scripts.management.models import MODELS, Organization
from scripts.management.staff.roles import may
from scripts.rules.rulebook import RULES

A_PAGE = 100
"""Findings a page, and organizations in the table above them."""
HEAD = (
    "组织编号", "组织", "种类", "记录编号", "标题", "轻重", "规则", "字段", "问题和要求", "依据",
)  # fmt: skip
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


class Shown(NamedTuple):
    """A finding as the page shows it."""

    row: Row
    place: Place
    url: str
    weight: str
    rule: str


def listing(request: HttpRequest) -> HttpResponseBase:
    """Answer with the list, or with `format=csv` as a file."""
    if not any(may(request.user, "findings", model) for model in MODELS):
        raise PermissionDenied
    now = build_time(os.environ, ZoneInfo(settings.CITY.timezone))
    entries = BOOK.entries(request.user, now)
    choice = Choice.of(request.GET.dict())
    found = list(rows(entries, choice))
    names = dict(Organization.objects.values_list("pk", "name"))
    if request.GET.get("format") == "csv":
        return _csv(found, names)
    return _page(request, found, choice, entries, names)


def _page(
    request: HttpRequest,
    found: list[Row],
    choice: Choice,
    entries: list[Entry],
    names: dict[str, str],
) -> HttpResponse:
    page = Paginator(found, A_PAGE).get_page(request.GET.get("page"))
    summed = totals(found)
    query = urlencode({name: value for name, value in vars(choice).items() if value})
    context = {
        **admin.site.each_context(request),
        "title": "数据质量",
        "choice": choice,
        "page": page,
        "shown": [shown(row) for row in page.object_list],
        "totals": [(one, _name(names, one.organization)) for one in summed[:A_PAGE]],
        "more": max(0, len(summed) - A_PAGE),
        "errors": sum(one.errors for one in summed),
        "warnings": sum(one.warnings for one in summed),
        "filters": _filters(choice, entries, names),
        "query": query,
    }
    return TemplateResponse(request, "records/findings.html", context)


def shown(row: Row) -> Shown:
    """Word one line, and say where its field is."""
    model = row.entry.model
    place = place_of(model, row.finding.field)
    url = reverse(f"admin:records_{model._meta.model_name}_change", args=[row.entry.id])
    anchor = f"#{place.anchor}" if place.anchor else ""
    return Shown(
        row, place, f"{url}{anchor}", SEVERITIES[row.finding.severity], rule_name(row.finding.rule)
    )


def _name(names: dict[str, str], organization: str) -> str:
    return "不属于任何组织" if organization == NOBODY else names.get(organization, organization)


def _filters(
    choice: Choice, entries: Iterable[Entry], names: dict[str, str]
) -> list[tuple[str, str, str, list[tuple[str, str]]]]:
    """Return name, label, what is chosen, and what can be: only what occurs."""
    occurring = list(rows(entries, Choice()))
    owners = {row.entry.organization or NOBODY for row in occurring}
    rules = {row.finding.rule for row in occurring}
    divisions = {row.entry.division for row in occurring}
    known = [*BEYOND, *RULES]
    return [
        ("organization", "组织", choice.organization,
         sorted(((key, _name(names, key)) for key in owners), key=lambda one: one[1])),
        ("division", "县（市、区）", choice.division,
         [one for one in city_entries("divisions") if one[0] in divisions]),
        ("collection", "种类", choice.collection,
         [(model.RECORD.COLLECTION, model.RECORD.LABEL) for model in MODELS]),
        ("rule", "规则", choice.rule, [(one, rule_name(one)) for one in known if one in rules]),
        ("severity", "轻重", choice.severity, list(SEVERITIES.items())),
    ]  # fmt: skip


def _csv(found: Iterable[Row], names: dict[str, str]) -> HttpResponseBase:
    answer = StreamingHttpResponse(_lines(found, names), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="findings.csv"'
    answer.headers["Cache-Control"] = "no-store"
    return answer


class _Echo:
    """Hands a written line back: csv's way to stream."""

    def write(self, line: str) -> str:
        return line


def _lines(found: Iterable[Row], names: dict[str, str]) -> Iterator[str]:
    writer: Any = csv.writer(_Echo())
    yield "\ufeff"  # office programs know UTF-8 by it
    yield writer.writerow(HEAD)
    for row in found:
        one, entry = shown(row), row.entry
        cells = (
            entry.organization, names.get(entry.organization, ""), entry.model.RECORD.LABEL,
            entry.id, entry.title, one.weight, one.rule, one.place.label, row.finding.message,
            row.finding.basis,
        )  # fmt: skip
        yield writer.writerow([_plain(cell) for cell in cells])


def _plain(cell: str) -> str:
    """Keep an office program from taking a text for a formula."""
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
