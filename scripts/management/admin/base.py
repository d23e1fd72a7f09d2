"""What the pages of every record type have in common."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from scripts.management.admin.advice import advise
from scripts.management.identifiers import new_id
from scripts.management.inputs import entries, name_of
from scripts.management.pictures.pages import WithPictures
from scripts.management.preview.pages import WithPreview
from scripts.management.staff.record_pages import OfficeAdmin
from scripts.management.writes import write


class ListingFilter(admin.SimpleListFilter):
    """Filters by a code whose names stand in the city's file."""

    listing = ""

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Offer the city's entries."""
        return entries(self.listing)

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the rows with the chosen code."""
        chosen = self.value()
        return queryset.filter(**{self.parameter_name or "": chosen}) if chosen else queryset


class DivisionFilter(ListingFilter):
    """By county-level division."""

    title, parameter_name, listing = "县（市、区）", "division", "divisions"


class CategoryFilter(ListingFilter):
    """By category of service."""

    title, parameter_name, listing = "服务类别", "category", "categories"


class RecordAdmin(WithPreview, WithPictures, OfficeAdmin):
    """A record type's pages: names instead of codes, all changes of one form numbered once."""

    list_per_page = 50
    show_full_result_count = False
    save_on_top = True
    empty_value_display = "（未填写）"

    class Media:
        css = {"all": ("records/admin.css", "records/findings.css")}  # noqa: RUF012 - Django's own shape

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[Any, ...]:
        """Show what the system keeps; an identifier stands in addresses and never changes."""
        kept = ("seq", "updated_at", "show_pictures")
        counted = ("version",) if self.model.COUNTED else ()
        worded = super().get_readonly_fields(request, obj)
        return (*(("id",) if obj else ()), *kept, *counted, *worded)

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Propose an identifier; the office may type another."""
        proposed = {"id": new_id(self.model.PREFIX)}
        return {**proposed, **super().get_changeform_initial_data(request)}

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Take a record and its parts, all saved by one form, as one write."""
        if request.method != "POST":
            return super().changeform_view(request, *args, **kwargs)
        self.receive_pictures(request)
        with write():
            return super().changeform_view(request, *args, **kwargs)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any) -> HttpResponse:
        """Say what the new record still owes the public."""
        answer = super().response_add(request, obj, *args)
        advise(request, obj, added=True)
        return answer

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Say what the record still owes the public."""
        answer = super().response_change(request, obj)
        advise(request, obj, added=False)
        return answer

    @admin.display(description="更新日期", ordering="updated_at")
    def updated_on(self, row: Any) -> str:
        """Show the day, as short as it goes."""
        return f"{timezone.localtime(row.updated_at):%Y-%m-%d}" if row.updated_at else ""

    @admin.display(description="县（市、区）", ordering="division")
    def division_name(self, row: Any) -> str:
        """Name the division."""
        return name_of("divisions", row.division)

    @admin.display(description="服务类别", ordering="category")
    def category_name(self, row: Any) -> str:
        """Name the category."""
        return name_of("categories", row.category)


def bookkeeping(*more: str) -> tuple[str, Any]:
    """Return the fieldset of what the system writes, which nobody needs to see."""
    return "系统记录", {"classes": ("collapse",), "fields": ("seq", "updated_at", *more)}


ORIGIN: tuple[str, Any] = (
    "来源与语言",
    {"classes": ("collapse",), "fields": ("source", "lang"), "description": "一般不用填写。"},
)
"""The fieldset of what hardly anybody fills in."""


class ClockInput(forms.TimeInput):
    """The browser's own input for a time of day."""

    input_type = "time"

    def __init__(self) -> None:
        super().__init__(format="%H:%M")
