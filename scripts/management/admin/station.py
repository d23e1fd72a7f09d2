from django.contrib import admin

from scripts.management.admin.base import ORIGIN, DivisionFilter, RecordAdmin, bookkeeping
from scripts.management.models import Station


@admin.register(Station)
class StationAdmin(RecordAdmin):
    """服务站点."""

    list_display = ("name", "kind", "division_name", "organization", "updated_on")
    list_filter = ("kind", DivisionFilter)
    list_select_related = ("organization",)
    search_fields = ("id", "name", "address")
    autocomplete_fields = ("organization",)
    fieldsets = (
        (None, {"fields": ("id", "name", "kind", "organization", "description")}),
        (
            "地点",
            {
                "fields": (
                    ("division", "street"),
                    "address",
                    ("latitude", "longitude"),
                    "wheelchair",
                )
            },
        ),
        (
            "开放与服务",
            {
                "fields": (
                    "open_hours",
                    "open_on_holidays",
                    "hours_note",
                    "services",
                    "office_phone",
                )
            },
        ),
        ("图片", {"fields": ("pictures",)}),
        ORIGIN,
        bookkeeping(),
    )
