"""Which list: the conditions it is narrowed by, in the order of the registry."""

from collections.abc import Iterable

from plugins.pages import urls

Key = tuple[tuple[str, str], ...]
"""(facet, value) of each condition; empty for the full list."""

EVERYTHING: Key = ()


def names(key: Key) -> tuple[str, ...]:
    """Return the facets it is narrowed by."""
    return tuple(facet for facet, _ in key)


def without(key: Key, facet: str) -> Key:
    """Take a condition back."""
    return tuple(pair for pair in key if pair[0] != facet)


def narrowed(key: Key, facet: str, code: str, order: Iterable[str]) -> Key:
    """Add a condition, or replace the one of the same facet."""
    found = {**dict(key), facet: code}
    return tuple((name, found[name]) for name in order if name in found)


def address(key: Key) -> str:
    """Return such as /openings/division/431002/category/environment/weekend/."""
    url = urls.OPENINGS
    for facet, code in key:
        url = urls.condition(url, facet, code)
    return url
