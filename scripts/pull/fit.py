"""Whether a record fits into this city, and all that it refers to exists."""

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from scripts.pull.decode import Wrong
from scripts.pull.judge import JUDGEMENT, Judge
from scripts.records import Record
from scripts.rules.anonymity import gives_away
from scripts.rules.references import divisions_of, references, unknown_division

LEAST_GROUP = "least_group"
"""Begins what an anonymous record needs that gives somebody away: other rules of the city's."""


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
        if where == LEAST_GROUP:
            return name != str(self.judge.city.least_group)
        return name in (self.divisions if where == "divisions" else self.records.get(where, {}))


def misfit(record: Record, world: World) -> Wrong | None:
    """Return the first reason why the record can't have a page, or None."""
    for field, code in divisions_of(record):
        if code not in world.divisions:
            return Wrong(unknown_division(field, code), f"divisions/{code}")
    for fault in gives_away(record, world.judge.city):
        return Wrong(fault, f"{LEAST_GROUP}/{world.judge.city.least_group}")
    return next((wrong for _, wrong in missing(record, world, required=True)), None)


def missing(record: Record, world: World, *, required: bool) -> Iterator[tuple[str, Wrong]]:
    """Yield each reference to a record that doesn't exist, with its field."""
    for reference in references(type(record)):
        name = getattr(record, reference.field)
        needs = f"{reference.collection}/{name}"
        if name and reference.required is required and not world.has(needs):
            yield reference.field, Wrong(reference.broken(name), needs)
