from typing import Any

from django.contrib import admin

from scripts.management.admin.base import ORIGIN, DivisionFilter, RecordAdmin, bookkeeping
from scripts.management.models import Recognition


@admin.register(Recognition)
class RecognitionAdmin(RecordAdmin):
    """星级认定."""

    list_display = ("__str__", "hours", "division_name", "notice_days", "result", "updated_on")
    list_filter = ("star", DivisionFilter)
    search_fields = ("id", "person__name")
    autocomplete_fields = ("organization", "rule")
    fieldsets = (
        (None, {"fields": ("id", "person")}),
        ("认定", {"fields": (("star", "hours"), "judged_on", "division", "organization", "rule")}),
        ("公示", {"fields": ("notice", "objection_channel", "office_phone", "decision")}),
        ("事迹", {"fields": ("deeds", "spirit")}),
        ORIGIN,
        bookkeeping(),
    )

    @admin.display(description="公示")
    def notice_days(self, row: Any) -> str:
        """Show the days of the public notice."""
        return f"{row.notice['start']} 至 {row.notice['end']}"

    @admin.display(description="结果")
    def result(self, row: Any) -> str:
        """Show the decision, as far as there is one."""
        decision = row.decision or {}
        if decision.get("withdrawn_on"):
            return f"{decision['withdrawn_on']} 未予认定"
        return f"{decision['granted_on']} 认定" if decision.get("granted_on") else "（未决定）"
