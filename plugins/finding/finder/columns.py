"""Small numbers instead of words: what recurs stands in a table once, and is named by its place."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

_NUMBERED = re.compile(r"(\D*)(\d+)")
Answers = dict[str, Any]
"""One column for each facet, by its name."""


class Codes:
    """Each facet's values by their place in its list."""

    def __init__(self, values: Mapping[str, Iterable[str]]) -> None:
        self.places = {
            name: {code: place for place, code in enumerate(codes)}
            for name, codes in values.items()
        }

    def packed(self, facet: str, answers: Iterable[str]) -> int | tuple[int, ...]:
        """Return a single answer as its place, several as their places, none as -1."""
        known = self.places[facet]
        found = sorted(known[answer] for answer in answers if answer in known)
        if len(found) == 1:
            return found[0]
        return tuple(found) or -1


class Table:
    """Distinct rows in the order they were first met; written column by column."""

    def __init__(self, *names: str, facets: Iterable[str] = ()) -> None:
        self.names, self.facets = names, tuple(facets)
        self.rows: dict[tuple[Any, ...], int] = {}

    def place(self, *row: Any) -> int:
        """Return the row's place, a new one where it is new; answers stand after the rest."""
        return self.rows.setdefault(row, len(self.rows))

    def columns(self) -> dict[str, Any]:
        """Return the values of each column, those of facets below `answers`."""
        columns = list(zip(*self.rows, strict=True)) or [()] * len(self.names + self.facets)
        plain = dict(zip(self.names, columns, strict=False))
        answers = dict(zip(self.facets, columns[len(self.names) :], strict=True))
        return {**plain, **({"answers": answers} if self.facets else {})}


def steps(places: Sequence[int]) -> list[int]:
    """Return each number as its distance from the one before: mostly 0 and 1."""
    return [place - before for before, place in zip([0, *places], places, strict=False)]


def sparse(values: Iterable[Any]) -> dict[str, Any]:
    """Name only the places that have something."""
    return {str(place): value for place, value in enumerate(values) if value}


def identifiers(found: Sequence[str]) -> dict[str, Any]:
    """Return OP-00017 and its like as numbers, where all are of one kind; else as they are."""
    parts = [_NUMBERED.fullmatch(one) for one in found]
    kinds = {(part[1], len(part[2])) if part else None for part in parts}
    if len(kinds) != 1 or None in kinds:
        return {"id": list(found)}
    prefix, width = kinds.pop() or ("", 0)
    return {"prefix": prefix, "width": width, "id": [int(one[len(prefix) :]) for one in found]}
