"""What every admin page asks: may this account, and which rows are there for it."""

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.contrib.admin import SimpleListFilter
from django.core.exceptions import PermissionDenied
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest
from django.shortcuts import redirect
from django.utils import timezone

from scripts.management.admin.typed import ModelAdmin
from scripts.management.staff.grants import Role
from scripts.management.staff.people import is_person
from scripts.management.staff.redacted import redact
from scripts.management.staff.roles import may, nameable, role_of, visible
from scripts.management.staff.scope import OWNER
from scripts.management.staff.shown import shown

_LOOKUPS = {"", "exact", "in", "isnull", "gte", "gt", "lte", "lt", "year", "month", "day"}
"""How a list may be filtered by one of its own filters."""


class RoleAdmin(ModelAdmin):
    """Django's admin with our roles in place of its permissions."""

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask roles.may."""
        return may(request.user, "view", obj or self.model)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Ask roles.may."""
        return may(request.user, "add", self.model)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask roles.may."""
        return may(request.user, "change", obj or self.model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Ask roles.may."""
        return may(request.user, "delete", obj or self.model)

    def has_bulk_permission(self, request: HttpRequest) -> bool:
        """Tell whether an account may delete several rows at once: who also writes them."""
        return may(request.user, "delete", self.model) and may(request.user, "change", self.model)

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Tell whether the index lists this kind of row."""
        return may(request.user, "view", self.model)

    def missing(self, request: HttpRequest, key: str) -> Any:
        """Answer for a row that isn't there, or isn't for this account: both look the same."""
        messages.warning(request, f"没有编号为“{key}”的{self.opts.verbose_name}，可能已经删除")
        return redirect("admin:index")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Leave only the rows that exist for this account."""
        return visible(request.user, super().get_queryset(request))

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Offer, and take, only rows that exist for this account."""
        target = db_field.remote_field.model
        rows = visible(request.user, target._base_manager.all())
        field: Any = super().formfield_for_foreignkey(
            db_field, request, **{"queryset": rows, **kwargs}
        )
        if field and self._is_owner(db_field) and _is_bound(request):
            field.required = True
        return field

    def _is_owner(self, field: Any) -> bool:
        return bool(OWNER.get(self.opts.model_name or "") == field.name)

    def lookup_allowed(self, lookup: str, _value: Any, request: HttpRequest) -> bool:
        """Filter by what the list offers, never by a field whose values might be guessed."""
        names = [name for name in map(_filtered, self.get_list_filter(request)) if name]
        if self.date_hierarchy:
            names.append(self.date_hierarchy)
        return any(
            lookup == name
            or (lookup.startswith(f"{name}__") and lookup[len(name) + 2 :] in _LOOKUPS)
            for name in names
        )

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: Any) -> None:
        """Refuse what the form should never have let through."""
        if not may(request.user, "change" if change else "add", obj):
            raise PermissionDenied
        super().save_model(request, obj, form, change)


class ReaderAdmin(RoleAdmin):
    """For records: who only reads sees what the public may know, worded and not typed."""

    OFFICE_ONLY: tuple[str, ...] = ()
    """Fields that the city office alone sets; an organization's staff read them."""

    def reads(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether the account may look at a row but not change it."""
        return not self.has_change_permission(request, obj)

    def get_object(self, request: HttpRequest, object_id: str, from_field: Any = None) -> Any:
        """Return the row, without what a reader may not know."""
        row = super().get_object(request, object_id, from_field)
        if row and _is_bound(request):
            row.elsewhere = {
                field.name for field in self._references() if _is_unnamed(request, field, row)
            }
        return redact(row, timezone.localdate()) if row and self.reads(request, row) else row

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """List rows without what a reader may not know."""
        listed = super().get_changelist_instance(request)
        if self.reads(request):
            today = timezone.localdate()
            listed.result_list = [redact(row, today) for row in listed.result_list]
        return listed

    def get_search_fields(self, request: HttpRequest) -> Any:
        """Let a reader not guess at people by searching."""
        found = super().get_search_fields(request)
        return [name for name in found if not (self.reads(request) and self._of_people(name))]

    def _of_people(self, name: str) -> bool:
        first = name.partition("__")[0]
        return is_person(self.opts.get_field(first))

    def worded(self, request: HttpRequest, obj: Any) -> set[str]:
        """Return the fields that this account reads and doesn't type."""
        if obj and self.reads(request, obj):
            return {field.name for field in self.opts.get_fields() if field.concrete}
        if not _is_bound(request):
            return set()
        return set(self.OFFICE_ONLY) | (self._held(request, obj) if obj else set())

    def _held(self, request: HttpRequest, obj: Any) -> set[str]:
        """Return the references that may not be moved: to whose it is, and to others' rows."""
        return {
            field.name
            for field in self._references()
            if self._is_owner(field) or _is_hidden(request, field, obj)
        }

    def _references(self) -> list[Any]:
        return [field for field in self.opts.concrete_fields if isinstance(field, ForeignKey)]

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Add what this account only reads."""
        fields = super().get_readonly_fields(request, obj)
        worded = sorted(self.worded(request, obj))
        return (*fields, *(shown(self.opts.model_name or "", name) for name in worded))

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        """Put the wording in place of the inputs that this account doesn't get."""
        worded = self.worded(request, obj)
        return [
            (title, {**options, "fields": self._fields(options["fields"], worded)})
            for title, options in super().get_fieldsets(request, obj)
        ]

    def _fields(self, fields: Iterable[Any], worded: set[str]) -> tuple[Any, ...]:
        return tuple(
            self._fields(field, worded)
            if isinstance(field, list | tuple)
            else shown(self.opts.model_name or "", field)
            if field in worded
            else field
            for field in fields
        )


def _is_bound(request: HttpRequest) -> bool:
    return role_of(request.user) is Role.ORGANIZATION_STAFF


def _is_hidden(request: HttpRequest, field: Any, obj: Any) -> bool:
    """Tell whether a row refers to one that doesn't exist for this account."""
    target = getattr(obj, field.attname)
    rows = visible(request.user, field.related_model._base_manager.filter(pk=target))
    return target is not None and not rows.exists()


def _is_unnamed(request: HttpRequest, field: Any, obj: Any) -> bool:
    """Tell whether a row refers to one whose name this account may not know."""
    found = getattr(obj, field.name)
    return found is not None and not nameable(request.user, found)


def _filtered(one: Any) -> str:
    """Return the parameter of a list's filter."""
    if isinstance(one, type) and issubclass(one, SimpleListFilter):
        return str(one.parameter_name)
    return str(one[0] if isinstance(one, tuple) else one)
