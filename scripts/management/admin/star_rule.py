from django.contrib import admin

from scripts.management.admin.base import ORIGIN, RecordAdmin, bookkeeping
from scripts.management.models import StarRule


@admin.register(StarRule)
class StarRuleAdmin(RecordAdmin):
    """星级标准."""

    list_display = ("title", "effective_from", "authority", "updated_on")
    ordering = ("-effective_from",)
    search_fields = ("id", "title", "authority")
    fieldsets = (
        (None, {"fields": ("id", "title", "authority", "effective_from", "document")}),
        ("标准", {"fields": ("steps", "notice_days", "explanation")}),
        ORIGIN,
        bookkeeping(),
    )
