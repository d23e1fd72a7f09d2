"""Whether a record fits into this city, and all that it refers to exists.

A field named organization, project, parent or rule refers to another record. Where the type
requires the field there is no page without the other record; else the reference is dropped.
"""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from scripts.pull.allow import required_of
from scripts.pull.decode import Wrong
from scripts.pull.judge import JUDGEMENT, Judge
from scripts.records import COLLECTIONS, Record
from scripts.records.explain import Fault


class Reference(NamedTuple):
    """A field that names a record of another (or the same) collection."""

    field: str
    collection: str
    required: bool


@cache
def references(kind: type[Record]) -> tuple[Reference, ...]:
    """Return the references of a type."""
    targets = {
        "organization": "organizations", "project": "projects", "parent": kind.COLLECTION,
        "rule": "star_rules",
    }  # fmt: skip
    required = required_of(kind)
    return tuple(
        Reference(field, collection, field in required)
        for field, collection in targets.items()
        if field in kind.PUBLIC
    )


@dataclass(frozen=True, kw_only=True)
class World:
    """What exists: the city's divisions, and the records of the collections so far."""

    on: dt.date
    """The day on which names are judged."""
    divisions: frozenset[str]
    records: Mapping[str, Mapping[str, Record]]
    judge: Judge

    def has(self, needs: str) -> bool:
        """Tell whether something like `organizations/ORG-7` or `divisions/431002` exists.

        Another judgement than `judgement/MARK` exists when what is judged by has changed.
        """
        where, _, name = needs.partition("/")
        if where == JUDGEMENT:
            return name != self.judge.mark
        return name in (self.divisions if where == "divisions" else self.records.get(where, {}))


def misfit(record: Record, world: World) -> Wrong | None:
    """Return the first reason why the record can't have a page, or None."""
    for field, code in _divisions(record):
        if code not in world.divisions:
            fault = Fault(field, f"区划 {code} 不在 city.yaml 中，请改用本市的区划代码")
            return Wrong(fault, f"divisions/{code}")
    return next((wrong for _, wrong in missing(record, world, required=True)), None)


def _divisions(record: Record) -> Iterator[tuple[str, str]]:
    if (own := getattr(record, "division", None)) is not None:
        yield "division", own
    for number, session in enumerate(getattr(record, "sessions", ())):
        if session.division is not None:
            yield f"sessions[{number}].division", session.division


def missing(record: Record, world: World, *, required: bool) -> Iterator[tuple[str, Wrong]]:
    """Yield each reference to a record that doesn't exist, with its field."""
    for reference in references(type(record)):
        name = getattr(record, reference.field)
        needs = f"{reference.collection}/{name}"
        if name and reference.required is required and not world.has(needs):
            label = COLLECTIONS[reference.collection].LABEL
            said = f"没有编号为 {name} 的{label}（或它还不能发布），请改正，或先发布该{label}"
            yield reference.field, Wrong(Fault(reference.field, said), needs)
