"""A field that was renamed at the source: told by name, instead of losing it on every page.

One record's fault is a person's; when no record has a field any more, and (nearly) all have a
new one the contract doesn't know, it is the source that changed.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import msgspec

from scripts.records import Record
from scripts.rules.allow import Published, parts_of, required_of

SEVERAL = 3
"""So many records without a required field are more than one person's slip."""
NEARLY_ALL = 0.8
"""Of the share of records that had the old field, so many must have the new one."""

KEPT = 100
"""Unknown fields that are remembered; a source with names as keys has no end of them."""


@dataclass(kw_only=True)
class Census:
    """Which fields the items of a listing have; a path is such as `sessions[].needed`."""

    kind: type[Record]
    items: int = 0
    paths: Counter[str] = field(default_factory=Counter)

    def add(self, item: Mapping[str, Any]) -> None:
        """Count the fields of one raw item, each once."""
        self.items += 1
        self.paths.update(set(_paths(item, self.kind, "")))

    def share(self, path: str) -> float:
        """Return the share of the items that have the part a path lies in, and have the path."""
        inside = self.paths[_parent(path)] if _parent(path) else self.items
        return self.paths[path] / inside if inside else 0.0

    def unknown(self) -> tuple[str, ...]:
        """Return the paths that the contract doesn't know."""
        known = _known(self.kind)
        return tuple(sorted(path for path in self.paths if path not in known))

    def digests(self) -> tuple[str, ...]:
        """Return what is kept of the most frequent: to know them again, not to read them."""
        frequent = sorted(self.unknown(), key=lambda path: (-self.paths[path], path))
        return tuple(sorted(map(_digest, frequent[:KEPT])))


def _digest(path: str) -> str:
    return hashlib.blake2b(path.encode(), digest_size=8).hexdigest()


def _paths(item: Mapping[str, Any], kind: Published, at: str) -> Iterator[str]:
    parts = parts_of(kind)
    for name, value in item.items():
        yield (path := f"{at}{name}")
        part = parts.get(name)
        if part and isinstance(value, dict):
            yield from _paths(value, part, f"{path}.")
        elif part and isinstance(value, list | tuple):
            for entry in value:
                if isinstance(entry, dict):
                    yield from _paths(entry, part, f"{path}.")


def _parent(path: str) -> str:
    return path.rpartition(".")[0]


def _known(kind: Published, at: str = "") -> dict[str, bool]:
    """Return every path of a type, and whether a record must have it to be published."""
    known = {}
    for name, part in parts_of(kind).items():
        known[f"{at}{name}"] = name in required_of(kind)
        if part:
            known |= _known(part, f"{at}{name}.")
    return known


def drift(census: Census, before: Iterable[Record], always: Iterable[str]) -> str | None:
    """Say which field was renamed to which, or None.

    `before` are the last good versions to compare with, `always` the digests of
    unknown paths that the source had before.
    """
    known = set(always)
    fresh = [path for path in census.unknown() if _digest(path) not in known]
    if not fresh:
        return None
    old = Census(kind=census.kind)
    for record in before:
        old.add(msgspec.to_builtins(record))
    for path, required in _known(census.kind).items():
        if census.paths[path] or not _is_expected(census, path):
            continue
        had = 1.0 if required and census.items >= SEVERAL else old.share(path)
        names = [
            name for name in fresh
            if _parent(name) == _parent(path) and census.share(name) >= NEARLY_ALL * had
        ]  # fmt: skip
        if had and names:
            return _said(census, path, names)
    return None


def _is_expected(census: Census, path: str) -> bool:
    """Tell whether a field is public and the part it lies in has come at all."""
    inside = _parent(path)
    return _is_public(census.kind, path) and (not inside or census.paths[inside] > 0)


def _is_public(kind: Published, path: str) -> bool:
    name, _, rest = path.partition(".")
    part = parts_of(kind).get(name)
    made = getattr(kind, "MADE", ())  # no source sends what the pull makes
    if name in made:
        return False
    return name in kind.PUBLIC and (not rest or (part is not None and _is_public(part, rest)))


def _said(census: Census, path: str, names: list[str]) -> str:
    kind = census.kind
    return (
        f"{kind.LABEL}（{kind.COLLECTION}）：收到的 {census.items} 条记录全都没有 {path}，"
        f"却有约定里没有的 {'、'.join(names[:3])}；很可能是接口把字段改了名。"
        f"请管理系统的维护方按 docs/openapi.json 恢复 {path} 这个字段名"
    )
