"""How the columns of a spreadsheet become fields: the mapping file as types."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from scripts.management.load.targets import MAIN, TARGETS
from scripts.records.fields import Clock, Lang, Line

Scalar = str | int | float | bool
Value = Scalar | tuple[str, ...]
USUAL = "usual"
"""Among `dates`: any usual form, as where no formats are given."""


class Rule(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Where one field's value comes from, and what is done to it, in the order below.

    Exactly one of column, value, first, join is given. docs/loading.md explains each key.
    """

    column: Line | None = None
    value: Value | None = None
    """A fixed value."""
    first: tuple["Rule | str", ...] = ()
    """The first of these that isn't empty."""
    join: tuple["Rule | str", ...] = ()
    """The texts of those that aren't empty, one after the other."""
    between: str = " "
    """What stands between joined texts."""
    blank: tuple[str, ...] = ()
    """Cells that mean the same as an empty one."""
    parse: Literal["python_dict", "json"] | None = None
    path: tuple[str, ...] = ()
    """Which value of the parsed cell; a JSON text on the way is parsed as well."""
    pattern: str | None = None
    """Regular expression that the whole cell must match."""
    expected: str | None = None
    """What the pattern means, for the person who mends the cell."""
    codes: dict[str, Value | None] | None = None
    """Value for each cell; another cell is an error, null means unknown."""
    prefixes: dict[str, Value] | None = None
    """Value by how the cell begins; the longest one counts."""
    dates: tuple[str, ...] = ()
    """Formats of date or time that are tried in turn; without them, any usual form."""
    time: Clock = "00:00"
    """Local time for a moment whose column has only a day."""
    split: str | None = None
    """What separates the entries of a list, where it isn't one of 、，,;；."""
    limit: float | None = None
    beyond: Literal["problem", "unknown"] = "problem"
    """What a number above the limit is."""
    before: str = ""
    """Put before the text, such as the beginning of an address or identifier."""
    default: Value | None = None
    """Where there is nothing."""

    @property
    def plain(self) -> bool:
        """Whether the cell itself is the value, so that a workbook's date stays one."""
        return not (
            self.parse or self.pattern or self.before
            or self.codes is not None or self.prefixes is not None
        )  # fmt: skip


Fields = dict[str, Rule | str]
"""A field's rule; a bare text is the name of a column."""


class Mapping(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping file: what a row is, and where each field comes from.

    The row is an opening with one session, a project, a station or an organization: whichever
    section is there, in this order. docs/loading.md explains each key.
    """

    opening: Fields | None = None
    session: Fields | None = None
    project: Fields | None = None
    period: Fields | None = None
    """Of the project."""
    station: Fields | None = None
    organization: Fields | None = None
    """With `division` it makes organizations; with `id` or `name` alone it names stored ones."""
    requirements: Fields | None = None
    source: Fields | None = None
    """Of the row's record."""
    organization_source: Fields | None = None
    lang: Lang | None = None
    """Language of the texts, where it isn't the city's."""
    sheet: Line | None = None
    """Of a workbook, where it isn't the first."""
    header: Annotated[int, Meta(ge=1, le=100)] = 1
    """The row that names the columns."""
    encoding: Line | None = None
    """Of a CSV file, where it can't be found out."""
    delimiter: Annotated[str, Meta(min_length=1, max_length=1)] | None = None
    """Of a CSV file, where it can't be found out."""
    year: Annotated[int, Meta(ge=1949, le=2200)] | None = None
    """Of days written without one."""

    @property
    def main(self) -> str:
        """The section that says what a row is; empty where there is none."""
        return next((name for name in MAIN if getattr(self, name) is not None), "")

    @property
    def names_organizations(self) -> bool:
        """Whether the section organization only names organizations that are stored already."""
        return self.organization is not None and self.main != "organization" and (
            "division" not in self.organization
        )  # fmt: skip


SECTIONS = tuple(TARGETS)


def as_rule(given: Rule | str) -> Rule:
    """Read a bare text as the name of a column."""
    return Rule(column=given) if isinstance(given, str) else given


def rules(mapping: Mapping, section: str) -> dict[str, Rule]:
    """Return the rules of a section by field."""
    fields: Fields = getattr(mapping, section) or {}
    return {field: as_rule(given) for field, given in fields.items()}


def with_parts(rule: Rule) -> Iterator[Rule]:
    """Yield a rule and all rules within it."""
    yield rule
    for part in (*rule.first, *rule.join):
        yield from with_parts(as_rule(part))


def columns(rule: Rule) -> tuple[str, ...]:
    """Return the columns that a rule reads, each once."""
    return tuple(dict.fromkeys(part.column for part in with_parts(rule) if part.column))
