from typing import Any, ClassVar

from django.contrib import admin
from django.db.models import Min, QuerySet
from django.http import HttpRequest

from scripts.management.admin.base import (
    ORIGIN,
    CategoryFilter,
    ClockInput,
    DivisionFilter,
    RecordAdmin,
    bookkeeping,
)
from scripts.management.admin.typed import ModelForm
from scripts.management.models import Opening, Session
from scripts.management.staff.inline import PartForms, PartInline


class SessionForm(ModelForm):
    """One session, with the browser's own inputs for times."""

    class Meta:
        model = Session
        fields = "__all__"
        widgets = {"start_time": ClockInput, "end_time": ClockInput}  # noqa: RUF012 - Django's own shape


class SessionForms(PartForms):
    """The sessions of one opening."""

    default_error_messages: ClassVar = {
        **PartForms.default_error_messages,
        "too_few_forms": "请至少写一个场次",
    }


class SessionInline(PartInline):
    """Sessions follow what the opening is; the office types the first and adds more."""

    model = Session
    form = SessionForm
    formset = SessionForms
    extra = 0
    min_num = 1
    fieldsets = (
        (
            None,
            {
                "fields": (
                    ("start_date", "start_time"),
                    ("end_date", "end_time"),
                    ("needed", "confirmed"),
                    ("place", "address"),
                ),
                "description": "不知道几点就不填时间，网站会写“时间待定”。",
            },
        ),
        (
            "与招募信息不同的地点",
            {
                "classes": ("collapse",),
                "fields": (("division", "street"), ("latitude", "longitude")),
            },
        ),
    )

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Ask for at least one session: without a date there is no notice."""
        return super().get_formset(request, obj, **{**kwargs, "validate_min": True})


@admin.register(Opening)
class OpeningAdmin(RecordAdmin):
    """招募信息."""

    inlines = (SessionInline,)
    list_display = (
        "title", "status", "organization", "division_name", "first_day", "updated_on",
    )  # fmt: skip
    list_filter = ("status", DivisionFilter, CategoryFilter)
    list_select_related = ("organization",)
    search_fields = ("id", "title", "organization__name")
    autocomplete_fields = ("organization", "project")
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "id", "title", ("status", "publish_at"), "cancellation_reason",
                    "organization", "project", "division", "category", "service_object",
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

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Add the first day, for the list."""
        rows: QuerySet[Any] = super().get_queryset(request)
        found: QuerySet[Any] = rows.annotate(first=Min("sessions__start_date"))
        return found

    @admin.display(description="首场日期", ordering="first")
    def first_day(self, row: Any) -> str:
        """Show the day of the first session."""
        return f"{row.first:%Y-%m-%d}" if row.first else ""
