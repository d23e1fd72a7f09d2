"""Tables that name each distinct row once."""

from typing import Any


def packed(answers: list[int]) -> int | list[int]:
    """Return a single answer as itself, none as -1, several as a list."""
    if len(answers) == 1:
        return answers[0]
    return answers or -1


class Table:
    """Distinct rows in the order they were first met; written column by column."""

    def __init__(self, *names: str) -> None:
        self.names = names
        self.rows: list[tuple[Any, ...]] = []
        self._places: dict[str, int] = {}

    def place(self, *row: Any) -> int:
        """Return the row's place, a new one where it is new."""
        key = repr(row)
        if key not in self._places:
            self._places[key] = len(self.rows)
            self.rows.append(row)
        return self._places[key]

    def columns(self) -> dict[str, list[Any]]:
        """Return the values of each column."""
        return {name: [row[n] for row in self.rows] for n, name in enumerate(self.names)}
