"""A mapped sheet for an account that may not everything: what isn't theirs is a problem by row."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from scripts.management.exchange.standing import OFFICE_ONLY, Standing, office_only
from scripts.management.load import mapping as rules
from scripts.management.load.changes import Change
from scripts.management.load.outcome import Outcome
from scripts.management.load.problem import Kind, Problem
from scripts.management.load.stored import Stored
from scripts.management.models import BY_COLLECTION
from scripts.records import Organization, Record


def theirs(stored: Stored, standing: Standing) -> Stored:
    """Return what is stored as far as it exists for an account.

    Other organizations stay known by name and place, which anybody knows, so that a row that
    names one can be told that it isn't theirs.
    """
    if not standing.is_bound:
        return stored
    records: dict[str, dict[str, Record]] = {}
    for collection, held in stored.records.items():
        known = standing.theirs(collection)
        records[collection] = {id_: one for id_, one in held.items() if id_ in known}
    for id_, one in stored.records.get("organizations", {}).items():
        assert isinstance(one, Organization)  # noqa: S101 - what the collection holds
        bare = Organization(id=id_, name=one.name, division=one.division)
        records["organizations"].setdefault(id_, bare)
    drafts = frozenset((name, id_) for name, id_ in stored.drafts if id_ in standing.theirs(name))
    return replace(stored, records=records, drafts=drafts)


def only_theirs(outcome: Outcome, mapping: rules.Mapping, standing: Standing) -> Outcome:
    """Take out of an outcome what an account may not store, and name each row of it."""
    if not standing.is_bound:
        return outcome
    found = [
        problem
        for change, record in zip(outcome.changes, outcome.records, strict=True)
        for problem in _Judge(standing, mapping).problems(change, record)
    ]
    bad = {problem.row for problem in found}
    torn = {row: _first(change, bad) for change in outcome.changes if bad & {*change.rows}
            for row in change.rows if row not in bad}  # fmt: skip
    kept = [
        (change, record)
        for change, record in zip(outcome.changes, outcome.records, strict=True)
        if not bad & {*change.rows}
    ]
    left = {(record.COLLECTION, record.id) for _, record in kept}
    return replace(
        outcome,
        records=tuple(record for _, record in kept),
        changes=tuple(change for change, _ in kept),
        problems=tuple(sorted((*outcome.problems, *found), key=lambda one: one.row)),
        withheld={**outcome.withheld, **torn},
        notes=tuple(note for note in outcome.notes if note.row not in {*bad, *torn}),
        basis={key: seq for key, seq in outcome.basis.items() if key in left},
    )


def _first(change: Change, bad: set[int]) -> int:
    return next(row for row in change.rows if row in bad)


@dataclass(frozen=True)
class _Judge:
    standing: Standing
    mapping: rules.Mapping

    def problems(self, change: Change, record: Record) -> Iterator[Problem]:
        """Yield what keeps a record out, for each of its rows."""
        owner = record.id if isinstance(record, Organization) else _owner(record)
        said = self.standing.refusal(record.COLLECTION, record.id, owner)
        if said:
            for row in change.rows:
                yield _problem(row, record.id, self._columns("organization"), owner or "", said)
            return
        fields = {one.field.partition(".")[0].partition("[")[0]: one for one in change.differences}
        for name in office_only(BY_COLLECTION[record.COLLECTION], fields):
            column = self._columns(name)
            yield _problem(change.rows[0], record.id, column, fields[name].after, OFFICE_ONLY)

    def _columns(self, field: str) -> str:
        """Name the columns that say a field of the organization, or which it is."""
        section: Mapping[str, Any] = rules.rules(self.mapping, "organization")
        own = rules.rules(self.mapping, self.mapping.main)
        rule = own.get(field) or section.get(field) or section.get("id") or section.get("name")
        return "、".join(rules.columns(rule)) if rule else ""


def _owner(record: Record) -> str | None:
    found: str | None = getattr(record, "organization", None)
    return found


def _problem(row: int, id_: str, column: str, value: str, expected: str) -> Problem:
    return Problem(
        row=row, id=id_, column=column, cell="", field="", kind=Kind.ORGANIZATION, value=value,
        expected=expected,
    )  # fmt: skip
