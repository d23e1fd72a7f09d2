"""Every occurrence of a name in running text, however it is spaced."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scripts.records.person import Person
from scripts.rules.naming.mask import stand_in

_INSIDE = (
    "[ \\t\u00a0\u3000·•・‧．.\u00ad\u200b-\u200f\u2060\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_BETWEEN = rf"(?:{_INSIDE}*\n?{_INSIDE}*)"
"""What may stand between two characters of a name: spaces, dots, the invisible, one line end."""
_GAPS = re.compile(rf"{_INSIDE[:-1]}\n]+")
_LETTER = "A-Za-z\u00c0-\u024f\u0370-\u052f"
_WORD = re.compile(rf"[{_LETTER}\u0300-\u036f'’-]+")
_SHORTEST = 2
"""Characters of a name that are looked for: one alone is only a surname, which a mask shows."""


@dataclass(frozen=True, kw_only=True)
class Names:
    """The names that one record or story knows: which to mask, and which not to touch."""

    hidden: Mapping[str, str] = field(default_factory=dict)
    """Each name, and what stands in its place."""
    shown: frozenset[str] = frozenset()

    def masked(self, text: str) -> str:
        """Return the text with every hidden name masked; the longest name goes first."""
        if self._pattern is None:
            return text
        return self._pattern.sub(self._in_place, text)

    def reveals(self, text: str) -> bool:
        """Tell whether a text still holds a hidden name."""
        return self.masked(text) != text

    def __or__(self, other: "Names") -> "Names":
        """Put two sets of names together; who is hidden in one is hidden in both."""
        return Names(hidden={**self.hidden, **other.hidden}, shown=(self.shown | other.shown))

    @cached_property
    def _longest_first(self) -> list[str]:
        known = {*self.hidden, *self.shown}
        return sorted((n for n in known if len(n) >= _SHORTEST), key=lambda n: (-len(n), n))

    def _in_place(self, found: re.Match[str]) -> str:
        name = self._longest_first[int((found.lastgroup or "n0")[1:])]
        return self.hidden.get(name, found[0])

    @cached_property
    def _pattern(self) -> "re.Pattern[str] | None":
        if not any(len(name) >= _SHORTEST for name in self.hidden):
            return None
        groups = (f"(?P<n{at}>{_pattern(name)})" for at, name in enumerate(self._longest_first))
        return re.compile("|".join(groups), re.IGNORECASE)


def run_together(text: str) -> str:
    """Return a text in which every name stands in one way, however it is spaced, in either case."""
    return _GAPS.sub("", unicodedata.normalize("NFC", text).lower())


def _pattern(name: str) -> str:
    """Write a name as a pattern: composed or not, its words or characters apart or not."""
    forms = {unicodedata.normalize(form, name) for form in ("NFC", "NFD")}
    return "|".join(sorted(map(_spaced, forms)))


def _spaced(name: str) -> str:
    """Let words and characters stand apart; a word of letters isn't looked for within another."""
    pieces = [piece for piece in re.split(rf"({_WORD.pattern})|{_INSIDE}+|\s+", name) if piece]
    parts: list[str] = []
    for piece in pieces:
        parts += [re.escape(piece)] if _WORD.fullmatch(piece) else map(re.escape, piece)
    whole = _BETWEEN.join(parts)
    before = rf"(?<![{_LETTER}])" if _WORD.match(name) else ""
    after = rf"(?![{_LETTER}])" if _WORD.fullmatch(pieces[-1]) else ""
    return f"{before}{whole}{after}"


def names_of(judged: Iterable[tuple[Person, bool]]) -> Names:
    """Return the names of persons, each with whether it may be shown.

    Where two persons have one name, the text can't tell them apart, so it is hidden.
    """
    hidden: dict[str, str] = {}
    shown: set[str] = set()
    for person, may in judged:
        forms = {form.strip() for form in (person.name or "", *person.also) if form.strip()}
        if may:
            shown |= forms
        else:
            hidden |= dict.fromkeys(forms, stand_in(person))
    return Names(hidden=hidden, shown=frozenset(shown.difference(hidden)))
