"""What became of a file: what would be stored, and what is wrong."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from scripts.management.models.base import Mirror, RecordModel


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something that keeps a row out."""

    sheet: str
    """Empty for CSV."""
    row: int
    column: str = ""
    """Letter and heading, such as `B“标题”`; empty for the row as a whole."""
    id: str = ""
    value: str = ""
    expected: str


@dataclass(frozen=True, kw_only=True)
class Change:
    """One value that a file changes, as people read it; empty for nothing."""

    heading: str
    before: str
    after: str


@dataclass(frozen=True, kw_only=True)
class PartPlan:
    """One part with a table of its own, such as a session, that is new or changed."""

    model: type[Mirror]
    part: str
    """The record's field."""
    id: str
    new: bool
    values: Mapping[str, Any]
    """By field of the record: what is set."""


@dataclass(frozen=True, kw_only=True)
class RecordPlan:
    """One record that is new or changed."""

    model: type[RecordModel]
    id: str
    sheet: str
    row: int
    new: bool
    seq: int
    """The change number of what is stored; 0 for a new record."""
    values: Mapping[str, Any]
    """By field of the record: what is set."""
    parts: tuple[PartPlan, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def collection(self) -> str:
        """Name the collection."""
        return self.model.RECORD.COLLECTION


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """A whole file, checked."""

    rows: int
    records: tuple[RecordPlan, ...] = ()
    """In the order of reference."""
    unchanged: int = 0
    """Records that are stored as the file has them."""
    problems: tuple[Problem, ...] = ()
    held: tuple[Problem, ...] = field(default=())
    """Rows that are right themselves, but name a new record that has a problem."""

    @property
    def new(self) -> int:
        """How many records are new."""
        return sum(record.new for record in self.records)

    def changes(self) -> Iterator[tuple[RecordPlan, Change]]:
        """Yield each change of a record that was there."""
        for record in self.records:
            if not record.new:
                yield from ((record, change) for change in record.changes)
