"""What a notice's words say that a notice shouldn't: phrases, clause by clause. Pure.

A phrase counts only in a clause without a word that turns it: 助餐 for old people is service, a
dinner of the team is none. The phrases: scripts/rules/phrases.py.
"""

import re
from collections.abc import Iterable, Iterator

from scripts.rules.finding import Finding
from scripts.rules.phrases import PHRASES, Phrase
from scripts.rules.rulebook import found

CLAUSE = re.compile(r"[^，。；！？,;!?\n]+")
"""What stands between two marks."""


def wording(texts: Iterable[tuple[str, str]]) -> Iterator[Finding]:
    """Yield one finding for each rule and field that the texts (field, text) break."""
    for field, text in texts:
        told: set[str] = set()
        clauses = CLAUSE.findall(text)
        plain = field.partition("[")[0]
        for phrase in PHRASES:
            fits = not phrase.fields or plain in phrase.fields
            if fits and phrase.rule not in told and (words := _said(clauses, phrase)):
                told.add(phrase.rule)
                yield found(phrase.rule, field, f"写着“{words}”，{phrase.advice}")


def _said(clauses: Iterable[str], phrase: Phrase) -> str | None:
    """Return the words that break the rule, where no word of their clause turns them."""
    for clause in clauses:
        broken = phrase.pattern.search(clause)
        if broken and not (phrase.unless and phrase.unless.search(clause)):
            return broken[0].strip()
    return None
