from django.contrib import admin

from scripts.management.admin.base import ORIGIN, RecordAdmin, bookkeeping
from scripts.management.models import Commitment


@admin.register(Commitment)
class CommitmentAdmin(RecordAdmin):
    """服务承诺."""

    list_display = ("title", "edition", "organization", "effective_from", "updated_on")
    list_filter = ("effective_from",)
    list_select_related = ("organization",)
    search_fields = ("id", "title", "edition", "organization__name")
    autocomplete_fields = ("organization", "supersedes")
    fieldsets = (
        (None, {"fields": ("id", "title", "edition", "organization")}),
        ("什么时候有效", {"fields": ("effective_from", "supersedes")}),
        ("总的说明", {"fields": ("content",)}),
        ("各方的权利和义务", {"fields": ("volunteers", "organizers", "recipients")}),
        ("依据", {"fields": ("authority", "document")}),
        ORIGIN,
        bookkeeping(),
    )
