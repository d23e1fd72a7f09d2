"""The credit of a picture names organizations and other sources; what may be a person is masked.

Nobody's consent stands behind a credit: who took a picture stands in `taken_by`. Pure.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from scripts.records.city import City
from scripts.rules.anonymity.surnames import WORDS
from scripts.rules.naming.credit_words import (
    AFTER,
    ANYWHERE,
    BEFORE,
    ENDINGS,
    LABELS,
    LATIN_LABELS,
    LATIN_LINKS,
    LATIN_ORGANIZATIONS,
    LONG_ENDINGS,
    SHORT_ENDINGS,
)
from scripts.rules.naming.mask import COMPOUND, IDEOGRAPH, INVISIBLE, NOBODY, mask

_WITHIN = rf"(?:[^\W_]|\*|{IDEOGRAPH}|[{INVISIBLE}\u0300-\u036f])"
_LETTER = rf"(?:(?!{IDEOGRAPH})[^\W_])"
_WORD = rf"(?<!{_WITHIN}){_LETTER}(?:{_LETTER}|[{INVISIBLE}\u0300-\u036f'’.-])*(?!{_WITHIN})"
_PIECE = re.compile(rf"(?P<latin>{_WORD}(?:\s+{_WORD})*)|{_WITHIN}+")
"""A run of Latin words, or characters with nothing between them."""
_INVISIBLE = re.compile(f"[{INVISIBLE}]")
_APART = re.compile(f"({'|'.join(ANYWHERE)})")
_DOT = re.compile(r"\s*[·•・‧．.]\s*")
_DATE = re.compile(r"\d+(?:年(?:\d+月)?(?:\d+日)?|月(?:\d+日)?)?")
_MASKED = re.compile(rf"(?:.|{'|'.join(sorted(COMPOUND))})\*\*|(?:[^\W\d_]\. ?){{1,2}}|{NOBODY}")
_TWO = re.compile(r"(?P<name>.{2,4}?)(?P<and>[和与及])(?P<rest>(?![平谐睦]).+)")
_SHORTEST, _SHORTEST_OF_LONG = 3, 4
"""Characters of an organization's name."""


def credited(credit: str, known: frozenset[str] = frozenset()) -> str:
    """Return a credit in which everything that may be a person's name is masked.

    `known` are the keys of names that may stand as they are: see `keys` and `known_sources`.
    """
    return _Credit(credit, known).shown()


def keys(names: Iterable[str]) -> frozenset[str]:
    """Return what names are known by, however they are spaced and in either case."""
    return frozenset(map(_key, names))


def known_sources(city: City, organizations: Iterable[str]) -> frozenset[str]:
    """Return the keys of the bodies and places of a city, and of its organizations' names."""
    marks = (city.marks.organizer, city.marks.undertaker)
    own = (city.name, city.province, city.site_name, city.sign_up.name, *filter(None, marks))
    divisions = (division.name for division in city.divisions)
    streets = (street.name for division in city.divisions for street in division.streets)
    return keys((*own, *divisions, *streets, *organizations))


def _key(text: str) -> str:
    plain = unicodedata.normalize("NFC", _INVISIBLE.sub("", text))
    return " ".join(plain.split()).casefold()


@dataclass(frozen=True)
class _Credit:
    text: str
    known: frozenset[str]

    def shown(self) -> str:
        if _key(self.text) in self.known:
            return self.text
        found, end = "", 0
        for start, stop in self._joined():
            found += self.text[end:start] + self._of(start, stop)
            end = stop
        return found + self.text[end:]

    def _of(self, start: int, stop: int) -> str:
        piece = self.text[start:stop]
        return self._judge(piece)(piece) if piece in self._pieces.values() else self._whole(piece)

    @cached_property
    def _pieces(self) -> dict[tuple[int, int], str]:
        return {found.span(): found[0] for found in _PIECE.finditer(self.text)}

    def _joined(self) -> Iterator[tuple[int, int]]:
        """Yield where the pieces stand; the parts of a name that is written apart are one."""
        last: tuple[int, int] | None = None
        for span in self._pieces:
            if last and self._is_one_name(last, span):
                last = (last[0], span[1])
                continue
            if last:
                yield last
            last = span
        if last:
            yield last

    def _is_one_name(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Tell whether two pieces, neither of which passes, are a surname and a given name."""
        first, second = self.text[slice(*one)], self.text[slice(*other)]
        if _is_latin(first) or _is_latin(second) or self._passes(first) or self._passes(second):
            return False
        between = self.text[one[1] : other[0]]
        short = min(len(first), len(second)) == 1 or first in COMPOUND
        return bool(_DOT.fullmatch(between) or (not between.strip() and short))

    def _passes(self, piece: str) -> bool:
        return self._judge(piece)(piece) == piece

    def _judge(self, piece: str) -> Callable[[str], str]:
        return self._words if _is_latin(piece) else self._signs

    def _whole(self, name: str) -> str:
        """Mask a name, unless the caller knows it."""
        return name if _key(name) in self.known else mask(name)

    def _signs(self, piece: str) -> str:
        """Judge a piece of Chinese writing, with the labels that are written together with it."""
        if self._is_plain(piece):
            return piece
        parts = _APART.split(piece)
        if len(parts) > 1:
            return "".join(one if at % 2 else self._signs(one) for at, one in enumerate(parts))
        if (two := _TWO.fullmatch(piece)) and _is_name(two["name"]):
            return f"{mask(two['name'])}{two['and']}{self._signs(two['rest'])}"
        return piece if _is_organization(_INVISIBLE.sub("", piece)) else self._labelled(piece)

    def _labelled(self, piece: str) -> str:
        for label in BEFORE:
            if piece.startswith(label) and piece != label:
                return label + self._signs(piece.removeprefix(label))
        for label in AFTER:
            if piece.endswith(label) and piece != label:
                return self._signs(piece.removesuffix(label)) + label
        return mask(piece)

    def _is_plain(self, piece: str) -> bool:
        return (
            not piece
            or piece in LABELS
            or piece in BEFORE
            or piece in AFTER
            or _key(piece) in self.known
            or bool(_DATE.fullmatch(piece) or _MASKED.fullmatch(piece))
        )

    def _words(self, run: str) -> str:
        """Judge a run of Latin words, name by name between the labels."""
        if _key(run) in self.known or _MASKED.fullmatch(run):
            return run
        parts = re.split(r"(\s+)", run)
        found, name = "", ""
        for part in parts:
            if _bare(part) in LATIN_LABELS:
                found, name = found + self._name(name) + part, ""
            else:
                name += part
        return found + self._name(name)

    def _name(self, name: str) -> str:
        """Judge what stands between two labels, without the small words at its edges."""
        words = re.split(r"(\s+)", name)
        at = [n for n, word in enumerate(words) if word.strip() and _bare(word) not in LATIN_LINKS]
        if not at or any(_bare(word) in LATIN_ORGANIZATIONS for word in words):
            return name
        first, last = at[0], at[-1] + 1
        inside = "".join(words[first:last])
        shown = inside if self._is_plain(inside) else mask(inside)
        return "".join((*words[:first], shown, *words[last:]))


def _is_latin(piece: str) -> bool:
    found = _PIECE.fullmatch(piece)
    return bool(found and found["latin"])


def _bare(word: str) -> str:
    return word.strip("'’.-").casefold()


def _is_name(text: str) -> bool:
    """Tell whether characters are a surname and a given name, and no ordinary word."""
    if text[:2] in COMPOUND:
        return len(text) > len(text[:2])
    return text[0] in WORDS and text[1] not in WORDS[text[0]] and len(text) <= _SHORTEST


def _is_organization(name: str) -> bool:
    if name in ENDINGS:
        return True
    if len(name) < _SHORTEST:
        return False
    if name.endswith(ENDINGS):
        return len(name) > _SHORTEST or name[0] not in WORDS
    if name[-1] in SHORT_ENDINGS:
        return True
    of_four = len(name) == _SHORTEST_OF_LONG and name[:2] in COMPOUND
    return name[-1] in LONG_ENDINGS and len(name) >= _SHORTEST_OF_LONG and not of_four
