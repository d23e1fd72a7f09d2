"""Lists for the office: everything that changed, and what waits to be deleted."""

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from scripts.management.staff import history_view
from scripts.management.staff.accounts import COLLECTION
from scripts.management.staff.change import Change
from scripts.management.staff.deletion import DeletionRequest
from scripts.management.staff.rows import RoleAdmin

_MOST = 300
"""Choices of a filter; more are reached by searching."""


class KindFilter(admin.SimpleListFilter):
    """By kind of record."""

    title, parameter_name = "种类", "collection"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Offer every kind."""
        return list(_labels().items())

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        """Keep that kind's."""
        return queryset.filter(collection=self.value()) if self.value() else queryset


class WhoFilter(admin.SimpleListFilter):
    """By who made the change."""

    title, parameter_name = "谁", "actor"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Offer who is in the history."""
        names = Change.objects.order_by("actor").values_list("actor", flat=True).distinct()
        return [(name, name) for name in names[:_MOST]]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        """Keep theirs."""
        return queryset.filter(actor=self.value()) if self.value() else queryset


class OrganizationFilter(admin.SimpleListFilter):
    """By the organization whose record it is."""

    title, parameter_name = "组织", "organization"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> list[tuple[str, str]]:
        """Offer the organizations in the history."""
        from scripts.management.models import Organization

        ids = Change.objects.exclude(organization="").order_by("organization")
        listed = list(ids.values_list("organization", flat=True).distinct()[:_MOST])
        names = dict(Organization.objects.filter(pk__in=listed).values_list("pk", "name"))
        return [(id_, names.get(id_, id_)) for id_ in listed]

    def queryset(self, _request: HttpRequest, queryset: Any) -> Any:
        """Keep theirs."""
        return queryset.filter(organization=self.value()) if self.value() else queryset


class _ListAdmin(RoleAdmin):
    """A list that is read only."""

    list_per_page = 50
    show_full_result_count = False
    actions = None

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Show the list; a line has no page of its own."""
        return obj is None and super().has_view_permission(request)

    def has_add_permission(self, *_args: Any, **_more: Any) -> bool:
        """Nobody types these."""
        return False

    def has_change_permission(self, *_args: Any, **_more: Any) -> bool:
        """Nobody types these."""
        return False

    def has_delete_permission(self, *_args: Any, **_more: Any) -> bool:
        """Nobody deletes these."""
        return False

    def change_view(self, *_args: Any, **_kwargs: Any) -> Any:
        """Refuse: a line has no page of its own, whether it is there or not."""
        raise PermissionDenied

    history_view = change_view

    @admin.display(description="记录")
    def record(self, row: Any) -> SafeString:
        """Name the record by kind and identifier, with a link while it exists."""
        name = f"{_labels().get(row.collection, row.collection)} {row.record_id}"
        url = _address(row.collection, row.record_id)
        return format_html('<a href="{}">{}</a>', url, name) if url else format_html("{}", name)


@admin.register(Change)
class ChangeAdmin(_ListAdmin):
    """变更历史."""

    list_display = ("moment", "who", "done", "record", "details")
    list_display_links = None
    list_filter = (KindFilter, WhoFilter, OrganizationFilter)
    list_select_related = ("user",)
    date_hierarchy = "moment"
    search_fields = ("record_id", "actor")
    search_help_text = "按编号或账号查找"

    @admin.display(description="谁")
    def who(self, row: Any) -> str:
        """Name who made the change."""
        return history_view.who(None, row)

    @admin.display(description="做了什么")
    def done(self, row: Any) -> str:
        """Say what happened."""
        return str(row.note or row.get_action_display())

    @admin.display(description="改了什么")
    def details(self, row: Any) -> SafeString:
        """Name the fields; the record's own history has the values."""
        return format_html_join("、", "{}", ((entry["field"],) for entry in row.fields))


@admin.register(DeletionRequest)
class DeletionRequestAdmin(_ListAdmin):
    """删除申请."""

    list_display = ("asked_at", "record", "reason", "asked_by", "state", "to_do")
    list_display_links = None
    list_filter = ("state",)
    list_select_related = ("asked_by",)

    @admin.display(description="处理")
    def to_do(self, row: Any) -> SafeString:
        """Lead to the page where it is decided."""
        url = _address(row.collection, row.record_id, "delete")
        is_open = row.state == "open" and url
        return format_html('<a href="{}">查看并处理</a>', url) if is_open else format_html("{}", "")


def _labels() -> dict[str, str]:
    from scripts.management.models import BY_COLLECTION

    kinds = {name: str(model._meta.verbose_name) for name, model in BY_COLLECTION.items()}
    return {**kinds, COLLECTION: "账号", "mappings": "导入映射", "exports": "导出"}


def _address(collection: str, record_id: str, page: str = "change") -> str:
    from scripts.management.models import BY_COLLECTION

    model = BY_COLLECTION.get(collection)
    if model is None:
        return ""
    try:
        return str(reverse(f"admin:records_{model._meta.model_name}_{page}", args=[record_id]))
    except NoReverseMatch:
        return ""
