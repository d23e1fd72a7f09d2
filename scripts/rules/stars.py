"""Which rule is in force on a day, and which star so many hours are worth under it.

The rules are records with an effective date. A recognition is judged by the rule in force on
its own date, whatever came later; nothing is stored of it.
"""

import datetime as dt
from collections.abc import Iterable
from itertools import pairwise

from scripts.records.star_rule import StarRule


def in_order(rules: Iterable[StarRule]) -> list[StarRule]:
    """Sort rules by the day they come into force; of two on one day the larger id is the later."""
    return sorted(rules, key=lambda rule: (rule.effective_from, rule.id))


def rule_in_force(rules: Iterable[StarRule], day: dt.date) -> StarRule | None:
    """Return the latest rule that had come into force by `day`; None before the first one."""
    begun = [rule for rule in in_order(rules) if rule.effective_from <= day]
    return begun[-1] if begun else None


def replaced_on(rules: Iterable[StarRule], rule: StarRule) -> dt.date | None:
    """Return the day on which a later rule takes this one's place; None where none does."""
    for earlier, later in pairwise(in_order(rules)):
        if earlier.id == rule.id:
            return later.effective_from
    return None


def hours_needed(rule: StarRule, star: int) -> float | None:
    """Return from how many hours the rule gives a star; None where it has no such star."""
    return next((step.hours for step in rule.steps if step.star == star), None)


def star_for(rule: StarRule, hours: float) -> int:
    """Return the highest star that so many hours are worth; 0 where they are too few."""
    return max((step.star for step in rule.steps if step.hours <= hours), default=0)
