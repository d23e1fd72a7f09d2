"""Who is below whom: a tree in any case, whatever the records say. Pure.

Who names a parent that isn't there stands at the top. A circle of parents is cut open at its
smallest id, so that everybody stands in the tree exactly once.
"""

from collections.abc import Iterator, Mapping

Parents = Mapping[str, str | None]
"""Organization → its parent, as the record says it."""


def circle(start: str, parents: Parents) -> tuple[str, ...]:
    """Return the circle that an organization is on, from it upwards; empty where it is on none."""
    way = [start]
    above = parents.get(start)
    while above is not None and above in parents and above not in way:
        way.append(above)
        above = parents[above]
    return tuple(way) if above == start else ()


def children(parents: Parents) -> dict[str | None, list[str]]:
    """Return who is directly below whom, by id; None has those at the top."""
    found: dict[str | None, list[str]] = {}
    for one in sorted(parents):
        found.setdefault(_above(one, parents), []).append(one)
    return found


def _above(one: str, parents: Parents) -> str | None:
    parent = parents[one]
    if parent not in parents:
        return None
    ring = circle(one, parents)
    return None if ring and one == min(ring) else parent


def below(top: str, tree: Mapping[str | None, list[str]]) -> Iterator[str]:
    """Yield everybody below an organization, however deep."""
    waiting = list(reversed(tree.get(top, [])))
    while waiting:
        one = waiting.pop()
        yield one
        waiting += reversed(tree.get(one, []))
