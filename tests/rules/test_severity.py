"""What a rule weighs: the source's own word, then every source's, then the rule's."""

import re

import msgspec
import pytest

from scripts.city import load_city
from scripts.records import City, Opening
from scripts.records.fields import Source
from scripts.rules.findings import findings
from scripts.rules.rulebook import RULES, found
from scripts.rules.severity import can_hold
from tests.content.law import articles, law_text
from tests.rules.notice_seeds import seeds
from tests.rules.test_findings import complete
from tests.support import ROOT, real_data

CITY = load_city(ROOT / "content" / "city.yaml")
SAYS = {
    ("志愿服务条例", "第十二条"): ["真实、准确、完整", "可能发生的风险"],
    ("志愿服务条例", "第十五条"): ["年龄、知识、技能和身体状况相适应"],
    ("志愿服务条例", "第十七条"): ["可能发生人身危险", "人身意外伤害保险"],
    ("志愿服务条例", "第十九条"): ["如实记录", "志愿服务情况"],
    ("志愿服务条例", "第二十条"): ["未经志愿者本人同意，不得公开"],
    ("志愿服务条例", "第二十五条"): ["不得强行指派", "不得以志愿服务名义进行营利性活动"],
    ("志愿服务条例", "第二十六条"): ["投诉、举报"],
    ("个人信息保护法", "第二十五条"): ["不得公开", "单独同意"],
}
"""Every article that a rule follows from, with words of its own."""
CODE = sorted((ROOT / "scripts" / "rules").glob("*.py"))


def city(**severities: dict[str, str]) -> City:
    changed = {**msgspec.to_builtins(CITY), "severities": severities}
    return msgspec.convert(changed, City)


def weights(where: City, system: str | None) -> dict[str, str]:
    source = Source(system=system, id="1") if system else None
    opening = Opening(**{**complete(), "risks": None, "protection": None, "source": source})  # type: ignore[arg-type]
    return {finding.rule: finding.severity for finding in findings(opening, where)}


@pytest.mark.parametrize(
    ("severities", "system", "expected"),
    [
        ({}, None, "warning"),
        ({"own": {"missing-risks": "error"}}, None, "error"),
        ({"own": {"missing-risks": "error"}}, "县平台", "warning"),
        ({"县平台": {"missing-risks": "off"}}, "县平台", None),
        ({"县平台": {"missing-risks": "off"}}, "市平台", "warning"),
        ({"every": {"missing-risks": "error"}}, "市平台", "error"),
        ({"every": {"missing-risks": "error"}}, None, "error"),
        ({"every": {"missing-risks": "error"}, "own": {"missing-risks": "warning"}}, None,
         "warning"),
        ({"every": {"missing-risks": "off"}, "县平台": {"missing-risks": "error"}}, "县平台",
         "error"),
    ],
)  # fmt: skip
def test_the_nearest_word_counts(
    severities: dict[str, dict[str, str]], system: str | None, expected: str | None
) -> None:
    found = weights(city(**severities), system)
    assert found.pop("missing-risks", None) == expected
    assert found == {"missing-protection": "warning"}, "nothing else is touched"


def test_by_default_nothing_is_held_back_by_a_finding() -> None:
    assert {rule.severity for rule in RULES.values()} == {"warning"}
    assert not can_hold(CITY)
    assert can_hold(city(县平台={"fee": "error"}))
    assert not can_hold(city(县平台={"fee": "off"}))


def test_the_law_is_named_with_the_finding() -> None:
    assert found("missing-risks", "risks", "").basis.startswith("《志愿服务条例》第十二条")
    assert found("title-length", "title", "").basis == ""


def test_the_rulebook_has_every_rule_that_the_code_names_and_no_other() -> None:
    text = "\n".join(path.read_text("utf-8") for path in CODE if path.name != "rulebook.py")
    named = set(re.findall(r"found\(\s*\"([a-z-]+)\"", text))
    named |= set(re.findall(r"_phrase\(\s*\"([a-z-]+)\"", text))
    fields = {field.partition("missing-")[2].replace("-", "_") for field in RULES}
    named |= {f"missing-{f.replace('_', '-')}" for f in fields if f and f'"{f}": "没有' in text}
    lists = re.findall(r"^        \"([a-z_]+)\": \{", text, re.MULTILINE)
    named |= {f"unknown-{name.replace('_', '-')}" for name in lists}
    assert named == set(RULES)


def test_every_rule_is_in_the_docs_with_its_explanation_its_default_and_its_source() -> None:
    text = (ROOT / "docs" / "findings.md").read_text(encoding="utf-8").partition("## All rules")[2]
    rows = {
        f"| `{name}` | {rule.what} | {rule.why or '—'} | {rule.severity} | {rule.source} |"
        for name, rule in RULES.items()
    }
    assert {line for line in text.splitlines() if line.startswith("| `")} == rows


def test_every_rule_of_notices_is_explained_and_every_rule_has_its_source() -> None:
    assert {rule for rule in seeds() if not RULES[rule].why} == set()
    assert all(rule.source.startswith(("《", "做法：")) for rule in RULES.values())
    assert {article for rule in RULES.values() for article in cited(rule.source)} == set(SAYS)


@pytest.mark.parametrize(("article", "words"), SAYS.items(), ids="".join)
def test_the_article_that_is_named_says_it(article: tuple[str, str], words: list[str]) -> None:
    law, number = article
    text = "".join(articles(law_text(real_data("law"), law))[number])
    assert [word for word in words if word not in text] == []


def cited(source: str) -> list[tuple[str, str]]:
    return re.findall(r"《(\w+)》(第\w+条)", source)
