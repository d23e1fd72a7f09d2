"""What is stored already, as plain records: what a sheet is compared with and may refer to."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scripts.management.load.quantities import plain
from scripts.records import Record

Records = Mapping[str, Record]
"""By identifier."""


@dataclass(frozen=True, kw_only=True)
class Stored:
    """The records of the database when the sheet was looked at; nothing by default."""

    records: Mapping[str, Records] = field(default_factory=dict)
    """By collection. A draft is there as the record that it would be."""
    drafts: frozenset[tuple[str, str]] = frozenset()
    """Collection and identifier of the drafts among them."""
    numbers: Mapping[tuple[str, str], int] = field(default_factory=dict)
    """By collection and identifier: the seq, also of rows that are no valid records."""
    demo: bool = False
    """Whether they are invented."""
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """By collection or part: the Chinese name of each field."""

    def get(self, collection: str, id_: str) -> Record | None:
        """Return a record."""
        return self.records.get(collection, {}).get(id_)

    def find(self, collection: str, text: str) -> list[Record]:
        """Return the record with an identifier, or those with a name or title."""
        held = self.records.get(collection, {})
        return [held[text]] if text in held else self._named.get((collection, plain(text)), [])

    @cached_property
    def _named(self) -> dict[tuple[str, str], list[Record]]:
        found: dict[tuple[str, str], list[Record]] = {}
        for collection, held in self.records.items():
            for record in held.values():
                found.setdefault((collection, plain(name_of(record))), []).append(record)
        return found


def name_of(record: Record) -> str:
    """Return what people call a record by."""
    return str(getattr(record, type(record).TITLE))
