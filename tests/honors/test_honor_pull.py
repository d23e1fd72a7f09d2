"""A withdrawal gets through even where the rest of its update is wrong."""

import msgspec

from scripts.pull.hold import carry
from scripts.records import Recognition
from tests.honors.honored import recognition

GOOD = recognition("RC-1", {"name": "赵甲子"})
BEFORE = msgspec.convert(GOOD, Recognition)
WITHDRAWN = {"withdrawn_on": "2026-11-01", "reason": "异议成立"}


def test_a_withdrawal_gets_through_an_invalid_update() -> None:
    after = carry(BEFORE, {**GOOD, "seq": 9, "hours": "很多", "decision": WITHDRAWN})
    assert isinstance(after, Recognition)
    assert after.decision
    assert str(after.decision.withdrawn_on) == "2026-11-01"
    assert (after.seq, after.hours) == (9, 612.5)


def test_a_grant_or_a_withdrawal_that_cannot_be_read_does_not() -> None:
    granted = {**GOOD, "hours": "很多", "decision": {"granted_on": "2026-11-01"}}
    unreadable = {**GOOD, "hours": "很多", "decision": {"withdrawn_on": "昨天"}}
    assert carry(BEFORE, granted) is BEFORE
    assert carry(BEFORE, unreadable) is BEFORE
