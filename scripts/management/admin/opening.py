from django.contrib import admin

from scripts.management.admin.base import (
    ORIGIN,
    CategoryFilter,
    DivisionFilter,
    bookkeeping,
)
from scripts.management.admin.dated import DatedAdmin, DatedInline, dated_fieldsets, dated_form
from scripts.management.models import Opening, Session


class SessionInline(DatedInline):
    """The sessions of an opening."""

    model = Session
    form = dated_form(Session)
    fieldsets = dated_fieldsets("招募信息")


@admin.register(Opening)
class OpeningAdmin(DatedAdmin):
    """招募信息."""

    inlines = (SessionInline,)
    list_display = (
        "title", "status", "organization", "division_name", "first_day", "updated_on",
    )  # fmt: skip
    list_filter = ("status", DivisionFilter, CategoryFilter)
    list_select_related = ("organization",)
    search_fields = ("id", "title", "organization__name")
    autocomplete_fields = ("organization", "project", "commitment")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "id", "title", ("status", "publish_at"), "cancellation_reason",
                    "organization", "project", "commitment", "division", "category",
                    "service_object",
                    "description",
                ),
            },
        ),
        ("报名", {"fields": ("sign_up_opens", "sign_up_deadline", "sign_up_url", "office_phone")}),
        (
            "参加条件与保障",
            {
                "fields": (
                    "requirements", "risks", "protection", ("insured", "insurance_policy"),
                ),
                "description": "《志愿服务条例》要求说明风险、安全保障和参加条件。",
            },
        ),
        (
            "其他说明",
            {
                "fields": (
                    "hours_credited", "leader_role", "leader", "allowance", "gear",
                    "spirit", "wheelchair",
                ),
            },
        ),
        ("图片", {"fields": ("pictures",)}),
        ("活动结束以后", {"classes": ("collapse",), "fields": ("afterwards",)}),
        ORIGIN,
        bookkeeping("version"),
    )  # fmt: skip
