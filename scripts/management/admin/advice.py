"""What a saved record still owes the public, as warnings on the next page."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest
from django.utils import timezone

from scripts.management.findings.bench import INVALID, bench_now
from scripts.management.findings.item import is_new, item_of
from scripts.records.explain import Fault
from scripts.rules.finding import Finding

if TYPE_CHECKING:
    from scripts.management.models import RecordModel

SHOWN = 6
"""Warnings at once; more are only counted."""


def advise(request: HttpRequest, row: "RecordModel", *, added: bool) -> None:
    """Add a warning for each finding of a record that was just added or saved, drafts included."""
    if IS_POPUP_VAR in request.POST:  # its window closes, and another page would show them
        return
    found = list(_owed(row, first=added or is_new(row)))
    shown = found[:SHOWN]
    if rest := len(found) - len(shown):
        shown.append(f"还有 {rest} 项")
    for text in shown:
        messages.warning(request, text)


def _owed(row: "RecordModel", *, first: bool) -> Iterator[str]:
    now = timezone.localtime()
    judged = bench_now(settings.CITY, now).judge(item_of(row, now), row.RECORD, first=first)
    for finding in judged.findings:
        if finding.rule == INVALID:
            yield f"网站不能发布这条记录。{Fault(finding.field, finding.message)}"
        else:
            yield _worded(finding)


def _worded(finding: Finding) -> str:
    part = re.match(r"sessions\[(\d+)\]", finding.field)
    return f"第 {int(part[1]) + 1} 个场次：{finding.message}" if part else finding.message
