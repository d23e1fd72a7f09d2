"""How the columns of a spreadsheet become fields: the mapping file as types."""

from collections.abc import Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from scripts.records.fields import Clock, Lang, Line

Scalar = str | int | float | bool
Value = Scalar | tuple[str, ...]


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
    """Formats of date or time that are tried in turn."""
    time: Clock = "00:00"
    """Local time for a moment whose column has only a day."""
    split: str | None = None
    """What separates the entries of a list."""
    limit: float | None = None
    beyond: Literal["problem", "unknown"] = "problem"
    """What a number above the limit is."""
    before: str = ""
    """Put before the text, such as the beginning of an address or identifier."""
    default: Value | None = None
    """Where there is nothing."""


Fields = dict[str, Rule | str]
"""A field's rule; a bare text is the name of a column."""


class Mapping(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A mapping file. Every row is an opening with one session, and its organization."""

    opening: Fields
    session: Fields
    organization: Fields
    requirements: Fields = {}
    source: Fields = {}
    """Of the opening."""
    organization_source: Fields = {}
    lang: Lang | None = None
    """Language of the texts, where it isn't the city's."""
    encoding: Line | None = None
    """Of a CSV file, where it can't be found out."""
    delimiter: Annotated[str, Meta(min_length=1, max_length=1)] | None = None
    """Of a CSV file, where it can't be found out."""


SECTIONS = (
    "opening", "session", "requirements", "source", "organization", "organization_source",
)  # fmt: skip


def as_rule(given: Rule | str) -> Rule:
    """Read a bare text as the name of a column."""
    return Rule(column=given) if isinstance(given, str) else given


def rules(mapping: Mapping, section: str) -> dict[str, Rule]:
    """Return the rules of a section by field."""
    fields: Fields = getattr(mapping, section)
    return {field: as_rule(given) for field, given in fields.items()}


def with_parts(rule: Rule) -> Iterator[Rule]:
    """Yield a rule and all rules within it."""
    yield rule
    for part in (*rule.first, *rule.join):
        yield from with_parts(as_rule(part))


def columns(rule: Rule) -> tuple[str, ...]:
    """Return the columns that a rule reads, each once."""
    return tuple(dict.fromkeys(part.column for part in with_parts(rule) if part.column))
