from django.contrib import admin

from scripts.management.admin.base import ORIGIN, DivisionFilter, bookkeeping
from scripts.management.admin.dated import DatedAdmin, DatedInline, dated_fieldsets, dated_form
from scripts.management.models import Training, TrainingSession


class TrainingSessionInline(DatedInline):
    """The sessions of a training."""

    model = TrainingSession
    form = dated_form(TrainingSession)
    fieldsets = dated_fieldsets("培训")


@admin.register(Training)
class TrainingAdmin(DatedAdmin):
    """培训."""

    inlines = (TrainingSessionInline,)
    list_display = (
        "title", "status", "mode", "organization", "division_name", "first_day", "updated_on",
    )  # fmt: skip
    list_filter = ("status", DivisionFilter, "mode")
    list_select_related = ("organization",)
    search_fields = ("id", "title", "organization__name")
    autocomplete_fields = ("organization",)
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "id", "title", ("status", "publish_at"), "cancellation_reason",
                    "organization", "division", "mode",
                ),
            },
        ),
        ("内容", {"fields": ("audience", "topics", "description", "materials")}),
        ("和招募的关系", {"fields": ("required_for",)}),
        ("报名", {"fields": ("sign_up_opens", "sign_up_deadline", "sign_up_url", "office_phone")}),
        ORIGIN,
        bookkeeping("version"),
    )  # fmt: skip
