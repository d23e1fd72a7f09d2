"""What a list offers to narrow it further: only what has a page, with how many each leaves."""

from collections.abc import Iterator

from plugins.finding import keys
from plugins.finding.facets import Facet, Value
from plugins.finding.keys import Key
from plugins.finding.lists import Lists
from plugins.pages.views import Choice, ChoiceGroup, Link

PLAIN = "weekend"
"""The one most ask for: shown beside the folds."""


def groups(found: Lists, key: Key) -> tuple[ChoiceGroup, ...]:
    """Return the choices on a list's page, group by group.

    The full list offers the chief facets; the others stand on the page of all conditions.
    """
    return tuple(
        group
        for facet in found.facets
        if key or facet.chief
        if (group := choice_group(found, key, facet)).choices
    )


def choice_group(found: Lists, key: Key, facet: Facet) -> ChoiceGroup:
    """Return a facet's values that leave something, and the current one in any case."""
    current = dict(key).get(facet.name)
    choices = tuple(_choices(found, key, facet, current))
    clear = keys.address(cleared(found, key, facet.name)) if current else None
    return ChoiceGroup(title=facet.title, choices=choices, clear=clear, plain=facet.name == PLAIN)


def _choices(found: Lists, key: Key, facet: Facet, current: str | None) -> Iterator[Choice]:
    order = [one.name for one in found.facets]
    for value in found.values[facet.name]:
        base = _base(found, key, facet, value)
        if base is None:
            continue
        target = keys.narrowed(base, facet.name, value.code, order)
        count = len(found.found.get(target, ()))
        if count or value.code == current:
            yield Choice(
                label=value.label,
                url=keys.address(target),
                count=count,
                current=value.code == current,
            )


def _base(found: Lists, key: Key, facet: Facet, value: Value) -> Key | None:
    """Return the list that a value narrows; streets are offered in their division alone."""
    if not value.parent:
        return key
    here = key or ()
    if here == (("division", value.parent),):
        return keys.EVERYTHING
    siblings = dict(here).get(facet.name)
    if siblings and found.value(facet.name, siblings).parent == value.parent:
        return here
    return None


def cleared(found: Lists, key: Key, facet: str) -> Key:
    """Take one condition back; a street's leads to its division."""
    value = found.value(facet, dict(key)[facet])
    return (("division", value.parent),) if value.parent else keys.without(key, facet)


def crumbs(found: Lists, key: Key) -> Iterator[Link]:
    """Yield the wider lists above, from the widest."""
    if len(key) == 1:
        parent = cleared(found, key, key[0][0])
        above = [parent] if parent else []
    else:
        above = [key[:length] for length in range(1, len(key))]
    for wider in above:
        facet, code = wider[-1]
        yield Link(label=found.value(facet, code).label, url=keys.address(wider))


def elsewhere(found: Lists, key: Key) -> Iterator[Link]:
    """Yield where an empty list's reader finds something: each condition taken back, or beside."""
    for facet, _code in key:
        wider = cleared(found, key, facet)
        if wider and found.found.get(wider):
            yield Link(label=words(found, wider), url=keys.address(wider))
    yield from _beside(found, key)


def _beside(found: Lists, key: Key) -> list[Link]:
    """Return up to three neighbours in the first facet that have something."""
    if not key:
        return []
    facet, code = key[0]
    order = [value.code for value in found.values[facet]]
    near = sorted(order, key=lambda other: abs(order.index(other) - order.index(code)))
    others = [((facet, other), *key[1:]) for other in near if other != code]
    filled = [other for other in others if found.found.get(other)]
    return [Link(label=words(found, other), url=keys.address(other)) for other in filled[:3]]


def words(found: Lists, key: Key) -> str:
    """Return such as 桂阳县 · 环境保护."""
    return " · ".join(found.value(facet, code).title for facet, code in key)
