"""The table of what notices say: each bad text is found by its rule, each good one by none."""

from typing import Any

import msgspec
import pytest
import yaml

from scripts.city import load_city
from scripts.records import Opening
from scripts.rules.findings import findings
from tests.rules.test_findings import complete
from tests.support import ROOT

CITY = load_city(ROOT / "content" / "city.yaml")
OFFICIAL = msgspec.structs.replace(
    CITY, sign_up=msgspec.structs.replace(CITY.sign_up, hosts=("chinavolunteer.mca.gov.cn",))
)
TABLE = yaml.safe_load((ROOT / "tests" / "rules" / "wording_table.yaml").read_text("utf-8"))


def rows(kind: str) -> list[Any]:
    return [
        pytest.param(rule, text, id=f"{rule}: {str(text)[:24]}")
        for rule, texts in TABLE.items()
        for text in texts[kind]
    ]


def found(text: str | dict[str, Any]) -> set[str]:
    given = {"description": text} if isinstance(text, str) else dict(text)
    plain: dict[str, Any] = msgspec.to_builtins(Opening(**complete()))  # type: ignore[arg-type]
    if "address" in given:
        plain["sessions"][0]["address"] = given.pop("address")
    opening = msgspec.convert({**plain, **given}, Opening)
    return {finding.rule for finding in findings(opening, OFFICIAL)} & set(TABLE)


@pytest.mark.parametrize(("rule", "text"), rows("bad"))
def test_what_a_notice_should_not_say_is_found(rule: str, text: str | dict[str, Any]) -> None:
    assert rule in found(text)


@pytest.mark.parametrize(("rule", "text"), rows("good"))
def test_the_nearest_that_it_may_say_is_let_pass(rule: str, text: str | dict[str, Any]) -> None:
    assert rule, "the rule it is nearest to; it breaks none of the others either"
    assert found(text) <= {"thin-text"} - {rule}
