"""What a record refers to: the city's divisions, and other records. Pure.

A field named organization, project, commitment, parent, supersedes, rule or survey refers to
another record. Where the type requires the field there is no page without the other record; else
the reference is dropped.
"""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from scripts.records import COLLECTIONS, Record, Training
from scripts.records.explain import Fault
from scripts.rules.allow import required_of


class Reference(NamedTuple):
    """A field that names a record of another (or the same) collection."""

    field: str
    collection: str
    required: bool

    def broken(self, name: str) -> Fault:
        """Say that the record it names isn't there."""
        label = COLLECTIONS[self.collection].LABEL
        said = f"没有编号为 {name} 的{label}（或它还不能发布），请改正，或先发布该{label}"
        return Fault(self.field, said)


@cache
def references(kind: type[Record]) -> tuple[Reference, ...]:
    """Return the references of a type."""
    targets = {
        "organization": "organizations", "project": "projects", "parent": kind.COLLECTION,
        "rule": "star_rules", "survey": "surveys", "commitment": "commitments",
        "supersedes": kind.COLLECTION,
    }  # fmt: skip
    required = required_of(kind)
    return tuple(
        Reference(field, collection, field in required)
        for field, collection in targets.items()
        if field in kind.PUBLIC
    )


def listed_references(record: Record) -> Iterator[tuple[Reference, str]]:
    """Yield what a record names in lists: the openings and projects that ask for a training.

    A list may name what isn't there (any more): pages pass over it, the office is told.
    """
    if isinstance(record, Training) and record.required_for:
        for collection in ("openings", "projects"):
            reference = Reference(f"required_for.{collection}", collection, required=False)
            for name in getattr(record.required_for, collection):
                yield reference, name


def divisions_of(record: Record) -> Iterator[tuple[str, str]]:
    """Yield every division that a record names, with its place."""
    if (own := getattr(record, "division", None)) is not None:
        yield "division", own
    for number, session in enumerate(getattr(record, "sessions", ())):
        if session.division is not None:
            yield f"sessions[{number}].division", session.division


def unknown_division(field: str, code: str) -> Fault:
    """Say that a division isn't the city's."""
    return Fault(field, f"区划 {code} 不在 city.yaml 中，请改用本市的区划代码")
