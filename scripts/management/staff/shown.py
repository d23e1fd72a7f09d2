"""Fields that are shown and not typed, worded as people read them."""

from collections.abc import Callable
from functools import cache
from typing import Any

from django.apps import apps
from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from scripts.management.staff.wording import label_of, worded

_EMPTY = "（未填写）"
ELSEWHERE = "（别处的记录）"
"""Stands for a row that may not be named to an account."""


@cache
def shown(model_name: str, name: str) -> Callable[[Any], SafeString | str]:
    """Return a read-only field of the admin for one field of a record."""
    field: Any = apps.get_model("records", model_name)._meta.get_field(name)

    def text(row: Any) -> SafeString | str:
        if name in getattr(row, "elsewhere", ()):
            return ELSEWHERE
        value = getattr(row, name)
        said = worded(field, value) if not field.is_relation else str(value or "")
        lines = said.splitlines()
        return format_html_join("", "{}<br>", ((line,) for line in lines)) if lines else _EMPTY

    text.__name__ = name
    text.short_description = label_of(field)  # type: ignore[attr-defined]  # how Django's admin labels a function
    return text
