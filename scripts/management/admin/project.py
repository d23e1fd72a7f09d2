from django.contrib import admin

from scripts.management.admin.base import (
    ORIGIN,
    CategoryFilter,
    DivisionFilter,
    RecordAdmin,
    bookkeeping,
)
from scripts.management.models import Project


@admin.register(Project)
class ProjectAdmin(RecordAdmin):
    """项目."""

    list_display = (
        "title", "status", "organization", "division_name", "updated_on",
    )  # fmt: skip
    list_filter = ("status", DivisionFilter, CategoryFilter)
    list_select_related = ("organization",)
    search_fields = ("id", "title", "organization__name")
    autocomplete_fields = ("organization",)
    fieldsets = (
        (None, {"fields": ("id", "title", "status", "organization", "division")}),
        ("内容", {"fields": ("category", "service_object", "group", "description", "spirit")}),
        ("时间与计划", {"fields": ("period", "plan")}),
        ("联系", {"fields": ("office_phone",)}),
        ("图片", {"fields": ("pictures",)}),
        ORIGIN,
        bookkeeping(),
    )
