"""The independent count itself says what one reads off the notices."""

import json

import pytest

from tests.finding.count import Count
from tests.finding.tricky import EXPECTED, FOUR_OR_LESS, NO_PLACES_KNOWN, TRICKY
from tests.support import MOMENT, ROOT


@pytest.fixture(scope="module")
def count(tmp_path_factory: pytest.TempPathFactory) -> Count:
    data = tmp_path_factory.mktemp("data")
    lines = [json.dumps(row, ensure_ascii=False) for row in TRICKY]
    (data / "openings.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Count(data, ROOT / "content" / "city.yaml", MOMENT)


@pytest.mark.parametrize("address", EXPECTED)
def test_the_count_agrees_with_a_reader(count: Count, address: str) -> None:
    assert set(count.pages[address]) == EXPECTED[address]


def test_places_that_nobody_knows_are_not_left(count: Count) -> None:
    current = set(count.pages["/openings/"])
    assert set(count.pages["/openings/places/left/"]) == current - NO_PLACES_KNOWN
    assert set(count.pages["/openings/places/five/"]) == current - NO_PLACES_KNOWN - FOUR_OR_LESS


def test_an_address_stays_when_its_last_opening_is_over(count: Count) -> None:
    assert count.pages["/openings/division/431023/category/community/"] == []
    assert "/openings/division/431023/category/health/" not in count.pages
    assert "/openings/street/431002004/" not in count.pages
