"""All rows of a sheet: what can be stored, what that changes, and why the rest can't be."""

from collections import Counter
from dataclasses import dataclass, field
from zoneinfo import ZoneInfo

from scripts.management.load.assemble import assemble
from scripts.management.load.changes import Change, What, change
from scripts.management.load.mapping import Mapping
from scripts.management.load.notes import Note, notes
from scripts.management.load.plan import plan
from scripts.management.load.problem import Problem
from scripts.management.load.rows import read_row
from scripts.management.load.stored import Stored
from scripts.management.load.table import Table
from scripts.management.load.targets import MAIN
from scripts.records import City, Record


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a sheet. Nothing is stored yet: see upload.store."""

    file: str
    collection: str
    """What a row is, such as `openings`."""
    rows: int
    records: tuple[Record, ...]
    """What can be stored, organizations first."""
    problems: tuple[Problem, ...]
    """In the order of the rows."""
    withheld: dict[int, int]
    """Rows that are right, but not loaded, because another row of the same record isn't: that
    row."""
    notes: tuple[Note, ...]
    """What a person should look at in rows that can be loaded."""
    remarks: tuple[str, ...]
    """What a person should know of the file: hidden rows, other sheets."""
    changes: tuple[Change, ...]
    """What becomes of each record, in their order."""
    basis: dict[tuple[str, str], int] = field(default_factory=dict)
    """By collection and identifier: the seq of the stored record it was compared with, or -1."""

    @property
    def left_out(self) -> int:
        """How many rows have problems."""
        return len({problem.row for problem in self.problems})

    def count(self, collection: str) -> int:
        """Return how many records of a collection can be stored."""
        return sum(collection == record.COLLECTION for record in self.records)

    def counts(self) -> dict[What, int]:
        """Return how many records are new, changed and unchanged."""
        found = Counter(change.what for change in self.changes)
        return {what: found[what] for what in What}


def check_table(
    table: Table, mapping: Mapping, city: City, stored: Stored, file: str = ""
) -> Outcome:
    """Read every row, compare the rows with each other and with what is stored."""
    how = plan(mapping, city, table)
    found = assemble((read_row(row, how) for row in table.rows), how, stored)
    zone = ZoneInfo(city.timezone)
    records = tuple(made.record for made in found.made)
    return Outcome(
        file=file,
        collection=MAIN[mapping.main].COLLECTION,
        rows=len(table.rows),
        records=records,
        problems=found.problems,
        withheld=found.withheld,
        notes=notes(found.made),
        remarks=table.notes,
        changes=tuple(change(made, stored, zone) for made in found.made),
        basis={
            (record.COLLECTION, record.id): stored.numbers.get((record.COLLECTION, record.id), -1)
            for record in records
        },
    )
