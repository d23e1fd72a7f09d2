"""Whether a finding holds a record back: where the city says that its rule is an error. Pure.

Only what was never public is held back: a published record stays, and so do its changes, flagged.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass

import msgspec

from scripts.pull.decode import Wrong
from scripts.records import City, Record, StarRule
from scripts.records.explain import Fault
from scripts.rules.findings import findings
from scripts.rules.severity import can_hold

JUDGEMENT = "judgement"
"""Begins what a record needs that a finding holds back: another judgement, `judgement/MARK`."""

_MANNER = 2
"""Raised when this file judges differently: what was held back before is asked for again."""


@dataclass(frozen=True, kw_only=True)
class Judge:
    """Judges by a city's file and the star rules that there are."""

    city: City
    star_rules: Collection[StarRule] = ()

    def holds(self, record: Record, *, late: bool) -> Wrong | None:
        """Return the first finding that is an error for a record that was never public, or None.

        `late` tells that others were public before it came, so that it may have come too late.
        """
        if not can_hold(self.city):
            return None
        for finding in findings(record, self.city, self.star_rules, first=late):
            if finding.severity == "error":
                said = f"{finding.message}（city.yaml 规定：{finding.rule} 不改正，不能首次公开）"
                return Wrong(Fault(finding.field, said), f"{JUDGEMENT}/{self.mark}")
        return None

    @property
    def mark(self) -> str:
        """Digest of what is judged by; when it changes, what was held back is asked for again."""
        if not can_hold(self.city):
            return ""
        by = msgspec.json.encode([_MANNER, self.city, list(self.star_rules)], order="sorted")
        return hashlib.blake2b(by, digest_size=8).hexdigest()
