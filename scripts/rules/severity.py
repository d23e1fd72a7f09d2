"""How much a finding weighs: the city may say so for each source and rule. Pure.

A record held back by a finding is treated by the pull as an invalid one.
"""

import difflib
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, get_args

from scripts.records.base import Record
from scripts.records.city import City
from scripts.rules.finding import Finding, Weight
from scripts.rules.rulebook import RULES

OWN = "own"
"""Entered in the city's own management system: a record without `source.system`."""
EVERY = "every"
"""Any source that doesn't say otherwise itself."""
LATER = "picture-file"
"""The one rule that the pull only knows when the records have been decided on."""


def weight(rule: str, record: Record, city: City) -> Weight:
    """Return what a rule weighs for a record: its source's word, every source's, the default."""
    system = record.source.system if record.source else OWN
    for source in (system, EVERY):
        if (said := city.severities.get(source, {}).get(rule)) is not None:
            return said
    return RULES[rule].severity


def weighed(findings: Iterable[Finding], record: Record, city: City) -> Iterator[Finding]:
    """Yield the findings with the weight that counts for this record; what is off is left out."""
    for finding in findings:
        severity = weight(finding.rule, record, city)
        if severity != "off":
            yield finding._replace(severity=severity)


def can_hold(city: City) -> bool:
    """Tell whether any finding of any record may hold it back."""
    said = (value for rules in city.severities.values() for value in rules.values())
    return "error" in (*said, *(rule.severity for rule in RULES.values()))


def said_in_yaml(raw: Any) -> Any:
    """Undo what YAML makes of an unquoted `off`."""
    if not isinstance(raw, Mapping):
        return raw
    return {
        source: {rule: "off" if value is False else value for rule, value in rules.items()}
        if isinstance(rules, Mapping)
        else rules
        for source, rules in raw.items()
    }


def problems(raw: Any) -> Iterator[str]:
    """Yield what is wrong with the `severities` of a city's file, each with its place."""
    if not isinstance(raw, Mapping):
        yield f"severities：应为一组来源，例如 {OWN} 或来源系统的名称"
        return
    for source, rules in raw.items():
        if not isinstance(rules, Mapping):
            yield f"severities.{source}：应为一组“规则: 轻重”，例如 missing-risks: error"
            continue
        for rule, value in rules.items():
            yield from _problem(f"severities.{source}.{rule}", rule, value)


def _problem(at: str, rule: Any, value: Any) -> Iterator[str]:
    if rule not in RULES:
        near = difflib.get_close_matches(str(rule), RULES, 1)
        hint = f"是不是 {near[0]}？" if near else ""
        yield f"{at}：没有这条规则，{hint}全部规则见 docs/findings.md"
    if rule == LATER and value == "error":
        yield f"{at}：不能是 error：决定发不发布的时候，图片还没有取；取不到的图片只是不显示"
    if value not in get_args(Weight):
        yield f"{at}：轻重应为 {'、'.join(get_args(Weight))} 之一，写成了 {value}"
