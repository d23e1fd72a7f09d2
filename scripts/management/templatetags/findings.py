"""Whether an account has the list of findings."""

from typing import Any

from django import template

from scripts.management.models import MODELS
from scripts.management.staff.roles import may

register = template.Library()


@register.simple_tag(takes_context=True)
def may_see_findings(context: Any) -> bool:
    """Tell whether there is any kind of record whose findings the account may see."""
    return any(may(context["request"].user, "findings", model) for model in MODELS)
