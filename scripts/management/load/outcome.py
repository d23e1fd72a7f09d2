"""All rows of a sheet: what can be stored, and why the rest can't."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.management.load.mapping import Mapping
from scripts.management.load.notes import Note, notes
from scripts.management.load.plan import Plan, plan
from scripts.management.load.rows import Loaded, Problem, read_row
from scripts.management.load.table import Table
from scripts.records import City, Opening, Organization, Record


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What became of a sheet. A row is in `openings` or has at least one problem."""

    rows: int
    openings: tuple[Opening, ...]
    organizations: tuple[Organization, ...]
    problems: tuple[Problem, ...]
    notes: tuple[Note, ...]

    @property
    def left_out(self) -> int:
        """How many rows have problems."""
        return len({problem.row for problem in self.problems})

    def records(self) -> Iterator[Record]:
        """Yield what can be stored, organizations first."""
        yield from self.organizations
        yield from self.openings


def check_table(table: Table, mapping: Mapping, city: City) -> Outcome:
    """Read every row and compare the rows with each other."""
    how = plan(mapping, city, len(table.columns))
    read = list(_each_once([read_row(row, how) for row in table.rows], how))
    good = [loaded for loaded in read if not loaded.problems]
    organizations: dict[str, Organization] = {}
    for loaded in good:
        if loaded.organization:
            organizations.setdefault(loaded.organization.id, loaded.organization)
    return Outcome(
        rows=len(read),
        openings=tuple(loaded.opening for loaded in good if loaded.opening),
        organizations=tuple(organizations.values()),
        problems=tuple(problem for loaded in read for problem in loaded.problems),
        notes=notes(good),
    )


def _each_once(read: list[Loaded], how: Plan) -> Iterator[Loaded]:
    """Refuse a second row with an identifier, and a second name of an organization."""
    first: dict[str, int] = {}
    names: dict[str, tuple[str, int]] = {}
    for loaded in read:
        opening, own = loaded.opening, loaded.organization
        if opening is None or own is None:
            yield loaded
        elif opening.id in first:
            expected = f"编号与第 {first[opening.id]} 行重复，每行应有自己的编号"
            yield _refused(loaded, how, "opening.id", opening.id, expected)
        elif names.get(own.id, (own.name, 0))[0] != own.name:
            name, row = names[own.id]
            expected = f"组织 {own.id} 在第 {row} 行叫“{name}”，同一个组织应写同一个名称"
            yield _refused(loaded, how, "organization.name", own.name, expected)
        else:
            first[opening.id] = loaded.row.number
            names.setdefault(own.id, (own.name, loaded.row.number))
            yield loaded


def _refused(loaded: Loaded, how: Plan, place: str, value: str, expected: str) -> Loaded:
    problem = Problem(
        row=loaded.row.number, id=loaded.id, column=how.target(place).columns, field=place,
        value=value, expected=expected,
    )  # fmt: skip
    return replace(loaded, opening=None, organization=None, problems=(problem,))
