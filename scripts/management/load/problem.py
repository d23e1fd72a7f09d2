"""Why a row can't be loaded: where, what is written there, and what was expected."""

from dataclasses import dataclass
from enum import StrEnum

from scripts.rules.personal_numbers import personal_numbers


class Kind(StrEnum):
    """What is wrong, for programs; the words for people are in `Problem.expected`."""

    MISSING = "missing"
    UNCOMPUTED = "uncomputed"
    """Excel's error value, a formula without a result, or a covered cell."""
    DAMAGED = "damaged"
    WIDTH = "width"
    DATE = "date"
    TIME = "time"
    ORDER = "order"
    DEADLINE = "deadline"
    NUMBER = "number"
    RANGE = "range"
    YES_NO = "yes-no"
    UNKNOWN_NAME = "unknown-name"
    IDENTIFIER = "identifier"
    ADDRESS = "address"
    TOO_LONG = "too-long"
    FORM = "form"
    """Another pattern than the mapping or the contract asks for."""
    PERSONAL_NUMBER = "personal-number"
    DUPLICATE = "duplicate"
    CONFLICT = "conflict"
    """Rows of one record that don't say the same."""
    ORGANIZATION = "organization"
    REFERENCE = "reference"
    """Another record that doesn't exist."""


class UnfitError(Exception):
    """A cell that can't be read: which column, what is in it, what was expected."""

    def __init__(self, column: str, value: str, expected: str, kind: Kind = Kind.FORM) -> None:
        super().__init__(expected)
        self.column = column
        self.value = value
        self.expected = expected
        self.kind = kind


@dataclass(frozen=True, kw_only=True)
class Problem:
    """One thing that is wrong with a row."""

    row: int
    """As the spreadsheet counts, from 1."""
    id: str
    """The identifier written in the row; 无编号 where there is none."""
    column: str
    """The columns concerned, joined by 、; empty where the whole row is."""
    cell: str
    """The name of the cell, such as E12; empty where it isn't one."""
    field: str
    """The field that the mapping fills from it, such as `session.start_time`."""
    kind: Kind
    value: str
    """What is written there; a person's number is masked."""
    expected: str
    """What was expected and what to do, in Chinese."""


def without_numbers(text: str) -> str:
    """Return a text for a report, with the numbers of persons masked."""
    found = list(personal_numbers(text))
    if any(number.digits not in text for number in found):
        return "（含有个人号码，不写在这里）"
    for number in found:
        text = text.replace(number.digits, number.masked)
    return text
