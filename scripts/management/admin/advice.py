"""What a saved record still owes the public, as warnings on the next page."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import msgspec
from django.conf import settings
from django.contrib import messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.http import HttpRequest

from scripts.management.plain import plain
from scripts.records.explain import explain
from scripts.rules.finding import Finding
from scripts.rules.findings import findings

if TYPE_CHECKING:
    from scripts.management.models import RecordModel

SHOWN = 6
"""Warnings at once; more are only counted."""


def advise(request: HttpRequest, row: "RecordModel") -> None:
    """Add a warning for each finding of a record that was just saved, drafts included."""
    if IS_POPUP_VAR in request.POST:  # its window closes, and another page would show them
        return
    found = list(_owed(row))
    shown = found[:SHOWN]
    if rest := len(found) - len(shown):
        shown.append(f"还有 {rest} 项")
    for text in shown:
        messages.warning(request, text)


def _owed(row: "RecordModel") -> Iterator[str]:
    published = {"status": "published"} if row.is_draft else {}
    try:
        record = msgspec.convert({**plain(row), **published}, row.RECORD)
    except msgspec.ValidationError as error:
        yield f"网站不能发布这条记录。{explain(str(error))}"
        return
    for finding in findings(record, settings.CITY):
        if not _later(finding):
            yield _worded(finding)


def _later(finding: Finding) -> bool:
    """Tell whether it's only known afterwards: when the request ends, or when the pull runs."""
    return finding.field == "updated_at" or finding.rule == "picture-file"


def _worded(finding: Finding) -> str:
    part = re.match(r"sessions\[(\d+)\]", finding.field)
    return f"第 {int(part[1]) + 1} 个场次：{finding.message}" if part else finding.message
