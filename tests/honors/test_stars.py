"""A recognition is judged by the rule in force on its date."""

import datetime as dt

import pytest

from scripts.records.star_rule import StarRule, StarStep
from scripts.rules.stars import hours_needed, replaced_on, rule_in_force, star_for


def rule(name: str, begins: str, *hours: float) -> StarRule:
    steps = tuple(StarStep(star=star, hours=least) for star, least in enumerate(hours, 1))
    return StarRule(
        id=name, title="星级标准", authority="市志愿者协会",
        effective_from=dt.date.fromisoformat(begins), steps=steps,
    )  # fmt: skip


OLD = rule("SR-OLD", "2019-03-05", 30, 60, 100, 200, 300)
NEW = rule("SR-NEW", "2026-01-01", 100, 300, 600, 1000, 1500)
RULES = [NEW, OLD]


@pytest.mark.parametrize(
    ("day", "found"),
    [
        ("2019-03-04", None), ("2019-03-05", OLD), ("2025-12-31", OLD), ("2026-01-01", NEW),
        ("2030-06-01", NEW),
    ],
)  # fmt: skip
def test_a_rule_holds_from_its_day_until_a_later_one(day: str, found: StarRule | None) -> None:
    assert rule_in_force(RULES, dt.date.fromisoformat(day)) is found
    assert rule_in_force(reversed(RULES), dt.date.fromisoformat(day)) is found


@pytest.mark.parametrize(
    ("hours", "before", "after"),
    [
        (29.9, 0, 0),
        (30, 1, 0),
        (99.5, 2, 0),
        (100, 3, 1),
        (300, 5, 2),
        (1499.9, 5, 4),
        (1500, 5, 5),
    ],
)
def test_a_change_on_new_years_day_judges_both_sides(hours: float, before: int, after: int) -> None:
    last, first = dt.date(2025, 12, 31), dt.date(2026, 1, 1)
    (old, new) = (rule_in_force(RULES, day) for day in (last, first))
    assert old
    assert new
    assert (star_for(old, hours), star_for(new, hours)) == (before, after)


def test_when_a_rule_is_replaced() -> None:
    assert replaced_on(RULES, OLD) == dt.date(2026, 1, 1)
    assert replaced_on(RULES, NEW) is None


def test_of_two_rules_on_one_day_the_same_one_always_wins() -> None:
    twin = rule("SR-OTHER", "2026-01-01", 1)
    for order in ([NEW, twin], [twin, NEW]):
        assert rule_in_force(order, dt.date(2026, 5, 1)) is twin


def test_a_star_that_a_rule_does_not_have() -> None:
    assert hours_needed(NEW, 5) == 1500
    assert hours_needed(rule("SR-3", "2026-01-01", 1, 2, 3), 5) is None
