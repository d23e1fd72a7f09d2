"""The examples of queries.yaml, typed."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml


@dataclass(frozen=True, kw_only=True)
class Example:
    """What a person types and chooses, and the pages that answer it."""

    q: str
    terms: tuple[str, ...]
    """The words meant; those of `q`, unless several are written as one."""
    asked: dict[str, str]
    expect: tuple[str, ...]

    @property
    def name(self) -> str:
        return " ".join((self.q, *self.asked.values()))

    def answered(self, found: list[str]) -> bool:
        """Whether the first three are what they should be: all of it, or nothing else."""
        first = set(found[:3])
        if len(self.expect) < 3:
            return set(self.expect) <= first and (bool(self.expect) or not found)
        return len(first) == 3 and first <= set(self.expect)


@cache
def examples() -> tuple[Example, ...]:
    rows = yaml.safe_load(Path(__file__).with_name("queries.yaml").read_text(encoding="utf-8"))
    return tuple(
        Example(
            q=row["q"], terms=tuple(row.get("terms") or row["q"].split()),
            asked=row.get("asked", {}), expect=tuple(row["expect"]),
        )
        for row in rows
    )  # fmt: skip
