"""What gives a person away is refused, whatever it is; what doesn't, passes."""

import pytest

from scripts.city import load_city
from scripts.records import City
from scripts.rules.anonymity.gate import in_text
from tests.needs.texts import HARMLESS, REVEALING
from tests.support import ROOT

WORDS = {"name": "姓名", "number": "号码", "place": "门牌", "age": "年龄", "few": "不足 5 个"}
"""What the message speaks of."""


@pytest.fixture(scope="module")
def city() -> City:
    return load_city(ROOT / "content" / "city.yaml")


@pytest.mark.parametrize("kind", REVEALING)
def test_what_gives_a_person_away_is_refused_and_not_quoted(city: City, kind: str) -> None:
    for text in REVEALING[kind]:
        said = list(in_text(text, city))
        assert any(WORDS[kind] in one for one in said), text
        assert not any(text in one for one in said)


def test_what_says_only_what_is_needed_passes(city: City) -> None:
    assert {text: said for text in HARMLESS if (said := list(in_text(text, city)))} == {}
