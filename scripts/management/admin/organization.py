from typing import Any

from django.contrib import admin

from scripts.management.admin.base import (
    ORIGIN,
    DivisionFilter,
    ListingFilter,
    RecordAdmin,
    bookkeeping,
)
from scripts.management.inputs import name_of
from scripts.management.models import Organization


class KindFilter(ListingFilter):
    """By kind of organization."""

    title, parameter_name, listing = "类型", "kind", "organization_kinds"


@admin.register(Organization)
class OrganizationAdmin(RecordAdmin):
    """组织."""

    list_display = ("name", "kind_name", "division_name", "parent", "updated_on")
    list_filter = (DivisionFilter, KindFilter)
    list_select_related = ("parent",)
    search_fields = ("id", "name")
    autocomplete_fields = ("parent",)
    OFFICE_ONLY = (
        "name", "kind", "parent", "division", "registration", "guiding_unit", "party_branch",
        "source",
    )  # fmt: skip
    fieldsets = (
        (None, {"fields": ("id", "name", "kind", "parent", "fields", "description")}),
        ("地点与联系", {"fields": (("division", "street"), "address", "office_phone", "website")}),
        ("登记", {"fields": ("registration", "guiding_unit", "party_branch", "active")}),
        ("联系人", {"fields": ("contact",)}),
        ("图片", {"fields": ("pictures",)}),
        ORIGIN,
        bookkeeping(),
    )

    @admin.display(description="类型", ordering="kind")
    def kind_name(self, row: Any) -> str:
        """Name the kind."""
        return name_of("organization_kinds", row.kind)
