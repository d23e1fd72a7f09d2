"""Every address that the management system answers, read from its own resolver."""

from collections.abc import Iterator
from typing import Any

EXAMPLES = {
    "<slug:collection>": "openings", "<path:path>": "a.jpg", "<str:token>": "nothing",
    "<slug:pk>": "OP-2", "<slug:digest>": "none", "<int:key>": "1",
}  # fmt: skip
"""What varies in an address → what the tables write in its place."""


def patterns(found: Any = None, before: str = "") -> Iterator[str]:
    """Yield the routes as Django writes them, those of included patterns too."""
    from django.urls import get_resolver

    for pattern in (found or get_resolver()).url_patterns:
        route = before + str(pattern.pattern)
        if hasattr(pattern, "url_patterns"):
            yield from patterns(pattern, route)
        else:
            yield route


def example(route: str) -> str:
    """Return a route with examples in place of what varies; rows' identifiers stay."""
    for varies, value in EXAMPLES.items():
        route = route.replace(varies, value)
    route = route.replace("^(?P<app_label>records)/$", "records/")
    return route.replace("(?P<url>.*)$", "nothing/")
