"""How well the linter for notices finds: fifty good notices, and a fault in each of a hundred."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

import pytest

from scripts.records import Opening
from scripts.rules.findings import findings
from tests.rules.notice_seeds import seeds, worded
from tests.rules.notice_sets import VARIED, city, faults, good, varied, wordings
from tests.support import ROOT

SEEDS = seeds()
ENOUGH = 95
RULES = ROOT / "scripts" / "rules"


def said(opening: Opening, *, first: bool = False) -> list[str]:
    return [
        f"{one.rule}: {one.field}: {one.message}" for one in findings(opening, city(), first=first)
    ]


def breaks(opening: Opening, rule: str) -> bool:
    return rule in {one.rule for one in findings(opening, city(), first=True)}


def share(rule: str, wordings: Iterable[Any]) -> str:
    """Return how many of the wordings are found, such as `5 / 6`."""
    tried = [
        breaks(worded(varied()[(17 * n) % VARIED], text, n), rule)
        for n, text in enumerate(wordings)
    ]
    return f"{sum(tried)} / {len(tried)}"


@cache
def found(rule: str) -> int:
    return sum(breaks(SEEDS[rule](opening, n), rule) for n, opening in enumerate(varied()))


@pytest.mark.parametrize("opening", good(), ids=lambda opening: opening.title[:16])
def test_a_good_notice_in_any_style_is_let_pass(opening: Opening) -> None:
    assert said(opening) == []


@pytest.mark.parametrize("opening", varied(), ids=lambda opening: opening.id)
def test_the_notices_to_seed_into_are_without_a_fault(opening: Opening) -> None:
    assert said(opening) == []


def test_the_sets_are_as_large_and_as_varied_as_they_must_be() -> None:
    assert len(good()) == 50
    assert len({one.description for one in good()}) == 50
    assert len(varied()) == len({one.description for one in varied()}) == VARIED
    assert len(SEEDS) >= 20
    for rule, sets in faults().items():
        assert len(sets["known"]) >= 9, rule
        assert len(set(map(str, sets["known"]))) == len(sets["known"])


@pytest.mark.parametrize("rule", SEEDS)
def test_each_rule_finds_its_fault_in_nearly_every_notice(rule: str) -> None:
    assert found(rule) >= ENOUGH


def test_every_rule_of_notices_is_judged_by_the_sets() -> None:
    names = ("notice_findings", "notice_doubts", "substance", "phrases")
    text = "".join((RULES / f"{name}.py").read_text("utf-8") for name in names)
    named = set(re.findall(r"(?:found|_phrase)\(\s*\"([a-z-]+)\"", text))
    duties = re.findall(r"^    \"([a-z_]+)\": \"没有", text, re.MULTILINE)
    named |= {f"missing-{field.replace('_', '-')}" for field in duties}
    assert named
    assert named - SEEDS.keys() == set()


def test_the_measured_rates_are_those_of_the_docs() -> None:
    text = (ROOT / "docs" / "findings.md").read_text("utf-8").partition("## How well")[2]
    rows = re.findall(r"^\| `([a-z-]+)` \| (\d+) \| (\S.*?) \| (\S.*?) \|$", text, re.MULTILINE)
    measured = [
        (rule, str(found(rule)), share(rule, faults().get(rule, {}).get("held_out", ())),
         share(rule, wordings("fresh").get(rule, ())))
        for rule in sorted(SEEDS)
    ]  # fmt: skip
    told = [(rule, f"{n}", held or "—", new or "—") for rule, n, held, new in rows]
    assert told == [(r, n, _or_none(held), _or_none(new)) for r, n, held, new in measured]


def test_the_docs_tell_what_is_found_of_wordings_nobody_had_in_mind() -> None:
    rates = [share(rule, texts).split(" / ") for rule, texts in wordings("unseen").items()]
    found, tried = (sum(int(rate[at]) for rate in rates) for at in (0, 1))
    text = " ".join((ROOT / "docs" / "findings.md").read_text("utf-8").split())
    assert f"the rules find {found} of {tried}" in text


def _or_none(rate: str) -> str:
    return "—" if rate.endswith("/ 0") else rate
