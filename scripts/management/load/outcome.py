"""All rows of a sheet: what can be stored, why the rest can't, and what to look at."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from scripts.management.load.mapping import Mapping
from scripts.management.load.rows import Loaded, Problem, read_row
from scripts.management.load.table import Row, Table
from scripts.records import City, Opening, Organization, Record

_CONTACT = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.-]+|(?<!\d)(?:1[3-9]\d{9}|\(?\d{3}[-.) ]{1,2}\d{3}[-. ]\d{4})(?!\d)"
)
"""An e-mail address, or a mobile or North American telephone number."""


@dataclass(frozen=True, kw_only=True)
class Note:
    """Something in a loaded row that a person should look at."""

    row: int
    id: str
    text: str


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
    read = [read_row(row, len(table.columns), mapping, city) for row in table.rows]
    read = list(_each_once(read))
    good = [loaded for loaded in read if not loaded.problems]
    organizations = {
        one.organization.id: one.organization for one in reversed(good) if one.organization
    }
    return Outcome(
        rows=len(read),
        openings=tuple(loaded.opening for loaded in good if loaded.opening),
        organizations=tuple(reversed(organizations.values())),
        problems=tuple(problem for loaded in read for problem in loaded.problems),
        notes=(*_own_notes(good), *_same_twice(good)),
    )


def _each_once(read: list[Loaded]) -> Iterator[Loaded]:
    """Refuse a second row with an identifier, and a second name of an organization."""
    rows: dict[str, Row] = {}
    names: dict[str, tuple[str, Row]] = {}
    for loaded in read:
        if loaded.problems or loaded.opening is None or loaded.organization is None:
            yield loaded
            continue
        first = rows.setdefault(loaded.opening.id, loaded.row)
        if first is not loaded.row:
            yield _refused(
                loaded, "opening.id", loaded.opening.id, f"编号与第 {first.number} 行重复"
            )
            continue
        own = loaded.organization
        name, named = names.setdefault(own.id, (own.name, loaded.row))
        if name != own.name:
            expected = f"组织 {own.id} 在第 {named.number} 行叫“{name}”，名称应一致"
            yield _refused(loaded, "organization.name", own.name, expected)
            continue
        yield loaded


def _refused(loaded: Loaded, field: str, value: str, expected: str) -> Loaded:
    problem = Problem(
        row=loaded.row.number, id=loaded.id, column="", field=field, value=value, expected=expected
    )
    return replace(loaded, problems=(problem,))


def _own_notes(good: list[Loaded]) -> Iterator[Note]:
    for loaded in good:
        for text in loaded.notes:
            yield Note(row=loaded.row.number, id=loaded.id, text=text)
        if loaded.opening and (found := _CONTACT.search(_text(loaded.opening))):
            text = f"文字中有联系方式 {found[0]}，请确认它是单位公开的，不是私人的"
            yield Note(row=loaded.row.number, id=loaded.id, text=text)


def _text(opening: Opening) -> str:
    return f"{opening.title}\n{opening.description or ''}"


def _same_twice(good: list[Loaded]) -> Iterator[Note]:
    """Find openings that say the same under two identifiers."""
    first: dict[object, Loaded] = {}
    for loaded in good:
        opening = loaded.opening
        if opening is None:
            continue
        said = (opening.title, opening.organization, opening.description, opening.sessions)
        earlier = first.setdefault(said, loaded)
        if earlier is not loaded:
            text = f"与第 {earlier.row.number} 行（{earlier.id}）内容完全相同，可能重复录入"
            yield Note(row=loaded.row.number, id=loaded.id, text=text)
