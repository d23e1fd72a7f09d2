from typing import Any

from django.contrib import admin

from scripts.management.admin.base import ORIGIN, RecordAdmin, bookkeeping
from scripts.management.models import Award


@admin.register(Award)
class AwardAdmin(RecordAdmin):
    """表彰."""

    list_display = ("title", "year", "laureate", "granted_on", "updated_on")
    list_filter = ("year", "title")
    list_select_related = ("organization",)
    search_fields = ("id", "title", "person__name", "organization__name")
    autocomplete_fields = ("organization",)
    fieldsets = (
        (None, {"fields": ("id", "title", "year", "authority", "granted_on")}),
        ("授予谁", {"fields": ("person", "organization", "division")}),
        ("事迹", {"fields": ("deeds", "spirit")}),
        ORIGIN,
        bookkeeping(),
    )

    @admin.display(description="授予")
    def laureate(self, row: Any) -> str:
        """Name the person, or the organization."""
        return (row.person or {}).get("name") or str(row.organization or "（未填写）")
