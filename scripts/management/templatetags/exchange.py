"""Whether an account has the pages for spreadsheets."""

from typing import Any

from django import template

from scripts.management.exchange.taking import exportable, importable

register = template.Library()


@register.simple_tag(takes_context=True)
def may_import(context: Any) -> bool:
    """Tell whether there is any kind of record that the account may bring in."""
    return bool(importable(context["request"].user))


@register.simple_tag(takes_context=True)
def may_export(context: Any) -> bool:
    """Tell whether there is any kind of record that the account may take out."""
    return bool(exportable(context["request"].user))
