from django.contrib import admin

from scripts.management.admin.base import KEPT, ORIGIN, RecordAdmin
from scripts.management.models import StarRule


@admin.register(StarRule)
class StarRuleAdmin(RecordAdmin):
    """星级标准."""

    list_display = ("title", "effective_from", "authority", "updated_at")
    ordering = ("-effective_from",)
    search_fields = ("id", "title", "authority")
    fieldsets = (
        (None, {"fields": ("id", "title", "authority", "effective_from", "document")}),
        ("标准", {"fields": ("steps", "notice_days", "explanation")}),
        ORIGIN,
        ("系统记录", {"fields": KEPT}),
    )
