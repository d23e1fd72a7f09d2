"""What a file would do, in words for a page: alike for a mapped sheet and the standard form."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, NamedTuple

import msgspec

_LONGEST = 120


class Fault(NamedTuple):
    """Something that keeps a row out."""

    sheet: str
    """Empty for CSV, and where only one sheet is read."""
    row: int
    id: str
    column: str
    """The column as people find it, such as `“标题”列 B4`; empty for the whole row."""
    field: str
    """What the column fills, in Chinese where that is another name."""
    value: str
    expected: str


class Difference(NamedTuple):
    """One field that changes."""

    label: str
    before: str
    after: str


class Record(NamedTuple):
    """A record that is new or changed."""

    collection: str
    label: str
    id: str
    title: str
    row: int
    differences: tuple[Difference, ...]
    """Empty for a new one."""


class Remark(NamedTuple):
    """What a person should look at; the row is 0 where it is about the file."""

    row: int
    text: str


@dataclass(frozen=True, kw_only=True)
class Checked:
    """A whole file, checked; nothing is stored yet."""

    rows: int
    faults: tuple[Fault, ...]
    withheld: tuple[Fault, ...]
    """Rows that are right, but hang on others that aren't."""
    remarks: tuple[Remark, ...]
    new: tuple[Record, ...]
    changed: tuple[Record, ...]
    unchanged: int
    digest: str
    """Of all that would be stored and of what it was compared with."""
    by_rows: bool
    """Whether what is right can be counted in rows; else in records."""
    store: Callable[[bool], int]
    """Store it, with True also where there are faults: what is right alone. Raises
    ImportFileError where a record changed since."""

    @property
    def bad_rows(self) -> int:
        """How many rows have faults."""
        return len({(fault.sheet, fault.row) for fault in self.faults})

    @property
    def held_rows(self) -> int:
        """How many rows are right and yet stay out."""
        return len({(fault.sheet, fault.row) for fault in self.withheld})

    @property
    def anything(self) -> bool:
        """Whether there is anything to store."""
        return bool(self.new or self.changed)

    @property
    def right(self) -> str:
        """Say how much is right, for the button that takes it alone."""
        if self.by_rows:
            return f"{self.rows - self.bad_rows - self.held_rows} 行"
        return f"{len(self.new) + len(self.changed)} 条记录"

    @property
    def summary(self) -> str:
        """Return the counts in one line."""
        places = sum(len(one.differences) for one in self.changed)
        told = [
            f"共 {self.rows} 行", f"新增 {len(self.new)} 条记录",
            f"修改 {len(self.changed)} 条（{places} 处）",
            f"没有变化 {self.unchanged} 条", f"有问题的 {self.bad_rows} 行",
        ]  # fmt: skip
        held = f"，因此一同没有导入的 {self.held_rows} 行" if self.withheld else ""
        return "，".join(told) + held


def digest(*said: Any) -> str:
    """Return a hash of what would be stored: the same for the same, in every process."""
    encoded = msgspec.json.encode(said, enc_hook=str, order="sorted")
    return hashlib.sha256(encoded).hexdigest()


def short(text: str) -> str:
    """Return a text in one line, cut where it gets long."""
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"
