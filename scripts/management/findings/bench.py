"""One item judged as the pull would judge it, and what it would say.

What only the pull knows isn't said here: whether a picture's file can be had, and whether a record
that is named is valid itself.
"""

import dataclasses
import datetime as dt
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from scripts.records import City, Record, StarRule
from scripts.rules.anonymity import gives_away
from scripts.rules.finding import Finding
from scripts.rules.findings import findings
from scripts.rules.naming.credit import known_sources
from scripts.rules.publishable import publishable
from scripts.rules.references import (
    divisions_of,
    listed_references,
    references,
    unknown_division,
)
from scripts.rules.severity import LATER

INVALID = "invalid"
"""The rule of what the contract refuses; no city can weigh it otherwise."""
REFERENCE = "reference"
"""The rule of what refers to a record or division that isn't there."""
PERSON = "person"
"""The rule of a person whose consents can't be understood."""
BEYOND = {
    INVALID: "记录要合约定，不含个人号码", REFERENCE: "所引用的记录和区划要存在",
    PERSON: "人的信息要看得懂",
}  # fmt: skip
"""What the pull decides on beyond the rulebook."""


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What an item comes to: the record as it would be published, and what is to be said."""

    record: Record | None
    """None where it can't be published at all."""
    findings: tuple[Finding, ...]
    """The heaviest first; of the same weight, those that a law is behind."""


@dataclass(frozen=True, kw_only=True)
class Bench:
    """What items are judged by."""

    city: City
    on: dt.date
    star_rules: Collection[StarRule]
    has: Callable[[str, str], bool]
    """Whether a collection has a public record of this id."""
    parents: Mapping[str, str | None] = dataclasses.field(default_factory=dict)
    """Organization → its parent, of all that there are."""
    known: frozenset[str] = frozenset()
    """Keys of the names that a picture's credit may hold (scripts/rules/naming/credit.py)."""

    def judge(self, item: dict[str, Any], kind: type[Record], *, first: bool = False) -> Judged:
        """Judge one item of a record type; `first` tells that it was never public."""
        _, record, fault, people = publishable(item, kind, self.on, self.known)
        said = [Finding(PERSON, "warning", one.place, one.expected) for one in people.faults]
        faults = [fault] if fault else list(gives_away(record, self.city)) if record else []
        said += (Finding(INVALID, "error", one.place, one.expected) for one in faults)
        record = None if faults else record
        if record:
            said += self._references(record)
            every = findings(record, self.city, self.star_rules, self.parents, first=first)
            said += (one for one in every if one.rule != LATER)
            record = self._without_broken(record)
        return Judged(record=record, findings=tuple(sorted(said, key=_order)))

    def _references(self, record: Record) -> Iterator[Finding]:
        for field, code in divisions_of(record):
            if code not in self.city.division_codes():
                yield Finding(REFERENCE, "error", *unknown_division(field, code))
        for reference in references(type(record)):
            name = getattr(record, reference.field)
            if name and not self.has(reference.collection, name):
                severity: Any = "error" if reference.required else "warning"
                yield Finding(REFERENCE, severity, *reference.broken(name))
        for reference, name in listed_references(record):
            if not self.has(reference.collection, name):
                yield Finding(REFERENCE, "warning", *reference.broken(name))

    def _without_broken(self, record: Record) -> Record:
        """Return the record without what it names in vain, as the pull publishes it."""
        broken = [
            reference.field
            for reference in references(type(record))
            if not reference.required
            and (name := getattr(record, reference.field))
            and not self.has(reference.collection, name)
        ]
        return msgspec.structs.replace(record, **dict.fromkeys(broken)) if broken else record


def _order(finding: Finding) -> tuple[bool, bool]:
    return (finding.severity != "error", not finding.basis)


def bench_now(city: City, now: dt.datetime) -> Bench:
    """Return the bench of the database as it is now."""
    from scripts.management.models import BY_COLLECTION

    def has(collection: str, name: str) -> bool:
        model = BY_COLLECTION[collection]
        return model._base_manager.filter(model.public(), pk=name).exists()

    return Bench(
        city=city, on=now.date(), star_rules=star_rules(now), has=has, parents=parents(),
        known=sources(city),
    )  # fmt: skip


def parents() -> dict[str, str | None]:
    """Return the parent of every organization."""
    from scripts.management.models import Organization

    return dict(Organization._base_manager.values_list("pk", "parent_id"))


def sources(city: City) -> frozenset[str]:
    """Return what a picture's credit may name: the city's bodies and the public organizations."""
    from scripts.management.models import Organization

    public = Organization._base_manager.filter(Organization.public())
    return known_sources(city, public.values_list("name", flat=True))


def star_rules(now: dt.datetime) -> tuple[StarRule, ...]:
    """Return the star rules that could be published."""
    from scripts.management.findings.item import item_of
    from scripts.management.models import StarRule as Row

    found = (publishable(item_of(row, now), StarRule, now.date()) for row in Row.objects.all())
    return tuple(one.record for one in found if isinstance(one.record, StarRule))
