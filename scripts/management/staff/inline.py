"""The rows of a part's table inside a record's form: whoever may the record may them."""

from typing import Any

from django.http import HttpRequest

from scripts.management.admin.typed import InlineFormSet, StackedInline
from scripts.management.staff.redacted import redact_texts
from scripts.management.staff.roles import may


class PartForms(InlineFormSet):
    """The parts of one record; a reader's have no names that the record's may not have."""

    def get_queryset(self) -> Any:
        """Mask the names that the record hides."""
        rows = super().get_queryset()
        if names := getattr(self.instance, "hidden_names", None):
            for row in rows:
                redact_texts(row, names)
        return rows


class PartInline(StackedInline):
    """Asks about the record, whose rows these are."""

    formset = PartForms

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """See them with the record."""
        return may(request.user, "view", obj or self.parent_model)

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Write them with the record."""
        return self.has_change_permission(request, obj)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Write them with the record."""
        return may(request.user, "change", obj or self.parent_model)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Write them with the record."""
        return self.has_change_permission(request, obj)
