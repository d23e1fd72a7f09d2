"""The findings of one record beside its form, each with a way to its field."""

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from scripts.management.findings.bench import BEYOND
from scripts.management.findings.places import place_of
from scripts.rules.finding import Finding
from scripts.rules.rulebook import RULES

if TYPE_CHECKING:
    from scripts.management.models import RecordModel

SEVERITIES = {"error": "必须改", "warning": "请补充或核对"}


class Line(NamedTuple):
    """One finding as the panel shows it."""

    severity: str
    weight: str
    label: str
    anchor: str
    message: str
    basis: str
    rule: str


def lines(
    model: "type[RecordModel]",
    findings: Iterable[Finding],
    prefixes: Mapping[str, Sequence[str]] | None = None,
) -> list[Line]:
    """Return the panel's lines, in the order of the findings."""
    found = []
    for one in findings:
        place = place_of(model, one.field, prefixes)
        found.append(
            Line(
                one.severity, SEVERITIES[one.severity], place.label, place.anchor, one.message,
                one.basis, one.rule,
            )
        )  # fmt: skip
    return found


def rule_name(rule: str) -> str:
    """Return what must be true by a rule."""
    known = RULES.get(rule)
    return known.what if known else BEYOND[rule]
