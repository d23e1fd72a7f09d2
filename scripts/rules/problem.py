"""What a check yields, and the rule behind it."""

from dataclasses import dataclass
from typing import NamedTuple


class Problem(NamedTuple):
    """One place that breaks a rule. `line` is None where a line says nothing."""

    path: str
    line: int | None
    rule: str
    message: str

    def __str__(self) -> str:
        """Say where and what, in the form editors can jump to."""
        place = self.path if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.message} [{self.rule}]"


@dataclass(frozen=True)
class Rule:
    """What must be true of a site or its content, and how to mend what breaks it."""

    id: str
    must: str
    mend: str

    def broken(self, path: str, line: int | None, found: str) -> Problem:
        """Make the problem of one place: what was found, what must be true, what to do."""
        return Problem(path, line, self.id, f"{found}；{self.must}：{self.mend}")


def in_order(problems: list[Problem]) -> list[Problem]:
    """Sort problems by file, line and rule, each once."""
    return sorted(set(problems), key=lambda problem: (problem[0], problem[1] or 0, problem[2:]))
