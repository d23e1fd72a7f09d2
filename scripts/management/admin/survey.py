from django.contrib import admin

from scripts.management.admin.base import ORIGIN, DivisionFilter, RecordAdmin, bookkeeping
from scripts.management.models import Survey


@admin.register(Survey)
class SurveyAdmin(RecordAdmin):
    """需求调查."""

    list_display = ("title", "date", "by", "division_name", "updated_on")
    list_filter = (DivisionFilter,)
    ordering = ("-date",)
    search_fields = ("id", "title", "by")
    autocomplete_fields = ("organization",)
    fieldsets = (
        (None, {"fields": ("id", "title", "date", "by", "organization", "division")}),
        ("怎样调查", {"fields": ("scope", "method")}),
        ("结果", {"fields": ("results", "summary")}),
        ORIGIN,
        bookkeeping(),
    )
