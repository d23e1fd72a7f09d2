from django.contrib import admin

from scripts.management.admin.base import (
    ORIGIN,
    CategoryFilter,
    DivisionFilter,
    RecordAdmin,
    bookkeeping,
)
from scripts.management.models import Need


@admin.register(Need)
class NeedAdmin(RecordAdmin):
    """需求."""

    list_display = ("title", "status", "division_name", "valid_until", "survey", "updated_on")
    list_filter = ("status", DivisionFilter, CategoryFilter)
    list_select_related = ("survey",)
    search_fields = ("id", "title", "survey__title")
    autocomplete_fields = ("survey",)
    fieldsets = (
        (None, {"fields": ("id", "title", "status", ("valid_from", "valid_until"), "survey")}),
        ("哪里、什么人", {"fields": (("division", "street"), "service_object", "people_range")}),
        ("需要什么", {"fields": ("category", "needs")}),
        ORIGIN,
        bookkeeping(),
    )
