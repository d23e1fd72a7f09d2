"""Forms of records with sessions: openings and trainings."""

from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Min, QuerySet
from django.http import HttpRequest

from scripts.management.admin.base import ClockInput, RecordAdmin
from scripts.management.admin.typed import ModelForm
from scripts.management.models.dated import DatedPart
from scripts.management.staff.inline import PartForms, PartInline


def dated_form(part: type[DatedPart]) -> type[ModelForm]:
    """Return a form for one session, with the browser's own inputs for times."""

    class SessionForm(ModelForm):
        class Meta:
            model = part
            fields = "__all__"
            widgets = {"start_time": ClockInput, "end_time": ClockInput}  # noqa: RUF012 - Django's own shape

    return SessionForm


def dated_fieldsets(owner: str) -> Any:
    """Return the groups of a session's inputs; `owner` is what it is part of, in Chinese."""
    times = (
        ("start_date", "start_time"), ("end_date", "end_time"), ("needed", "confirmed"),
        ("place", "address"),
    )  # fmt: skip
    elsewhere = (("division", "street"), ("latitude", "longitude"))
    unknown = "不知道几点就不填时间，网站会写“时间待定”。"
    return (
        (None, {"fields": times, "description": unknown}),
        (f"与{owner}不同的地点", {"classes": ("collapse",), "fields": elsewhere}),
    )


class SessionForms(PartForms):
    """The sessions of one record."""

    default_error_messages: ClassVar = {
        **PartForms.default_error_messages,
        "too_few_forms": "请至少写一个场次",
    }


class DatedInline(PartInline):
    """Sessions follow what the record is; the office types the first and adds more."""

    formset = SessionForms
    extra = 0
    min_num = 1

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Ask for at least one session: without a date there is no page."""
        return super().get_formset(request, obj, **{**kwargs, "validate_min": True})


class DatedAdmin(RecordAdmin):
    """The pages of records with sessions."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Add the first day, for the list."""
        rows: QuerySet[Any] = super().get_queryset(request)
        found: QuerySet[Any] = rows.annotate(first=Min("sessions__start_date"))
        return found

    @admin.display(description="首场日期", ordering="first")
    def first_day(self, row: Any) -> str:
        """Show the day of the first session."""
        return f"{row.first:%Y-%m-%d}" if row.first else ""
