"""The findings that somebody asked for, one a line, and how many each organization has. Pure."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from typing import NamedTuple

from scripts.management.findings.book import Entry
from scripts.rules.finding import Finding


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What to narrow the list to; empty: not at all."""

    organization: str = ""
    """An id; `-` for what is no organization's."""
    division: str = ""
    collection: str = ""
    rule: str = ""
    severity: str = ""

    @classmethod
    def of(cls, asked: Mapping[str, str]) -> "Choice":
        """Read an address's query; what it doesn't know is left aside."""
        return cls(**{one.name: asked.get(one.name, "").strip() for one in fields(cls)})

    def takes(self, entry: Entry) -> bool:
        """Tell whether a record is among those asked for."""
        return (
            self.organization in ("", entry.organization or NOBODY)
            and self.division in ("", entry.division)
            and self.collection in ("", entry.model.RECORD.COLLECTION)
        )

    def counts(self, finding: Finding) -> bool:
        """Tell whether a finding is among those asked for."""
        return self.rule in ("", finding.rule) and self.severity in ("", finding.severity)


NOBODY = "-"


class Row(NamedTuple):
    """One line of the list."""

    entry: Entry
    finding: Finding


class Total(NamedTuple):
    """What an organization's records come to."""

    organization: str
    records: int
    """With findings."""
    errors: int
    warnings: int


def rows(entries: Iterable[Entry], choice: Choice) -> Iterator[Row]:
    """Yield the findings asked for, in the order of the records."""
    for entry in entries:
        if choice.takes(entry):
            yield from (Row(entry, one) for one in entry.findings if choice.counts(one))


def totals(found: Iterable[Row]) -> list[Total]:
    """Sum up by organization, the most errors and then warnings first."""
    severities: Counter[tuple[str, str]] = Counter()
    records: dict[str, set[tuple[str, str]]] = {}
    for entry, finding in found:
        owner = entry.organization or NOBODY
        severities[owner, finding.severity] += 1
        records.setdefault(owner, set()).add((entry.model.RECORD.COLLECTION, entry.id))
    summed = [
        Total(owner, len(keys), severities[owner, "error"], severities[owner, "warning"])
        for owner, keys in records.items()
    ]
    return sorted(summed, key=lambda one: (-one.errors, -one.warnings, one.organization))
