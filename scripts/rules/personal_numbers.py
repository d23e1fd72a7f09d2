"""Find identity-card and mobile numbers in a text (条例 art. 20, 21; PIPL art. 28).

Full-width digits, invisible characters and the usual separators don't hide a number. A run of
digits within a longer one is none: record numbers and moments must not be taken for people's.
"""

import datetime as dt
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_IDENTITY = re.compile(r"(?<![0-9])[1-9](?:[ -]?[0-9]){16}[ -]?[0-9Xx](?![0-9])")
_MOBILE = re.compile(
    r"(?<![0-9])(?<![0-9]\.)(?:(?:\+|00)?86[ -]{0,2})?"
    r"(1[3-9][0-9](?:[ .·‐–-]?[0-9]){8})(?![0-9])"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECK = "10X98765432"
_SHORTEST_GROUP = 3
"""Digits between two separators: `138 0013 8000`, but not `155 2026-11-24`."""


class PersonalNumber(NamedTuple):
    """A number that belongs to a person; `kind` is its Chinese name."""

    kind: str
    digits: str

    @property
    def masked(self) -> str:
        """The number as a report may show it."""
        return f"{self.digits[:3]}{'*' * (len(self.digits) - 5)}{self.digits[-2:]}"


def personal_numbers(text: str) -> Iterator[PersonalNumber]:
    """Yield every identity-card number and every mobile number in a text."""
    plain = unicodedata.normalize("NFKC", text.translate(_INVISIBLE))
    for found in _IDENTITY.finditer(plain):
        number = re.sub(r"[ -]", "", found[0]).upper()
        if is_identity_number(number):
            yield PersonalNumber("身份证号", number)
            plain = plain.replace(found[0], "*")
    for found in _MOBILE.finditer(plain):
        groups = re.split(r"[ .·‐–-]", found[1])
        if _grouped_as_spoken(found[1], groups) and not _in_digest(plain, found):
            yield PersonalNumber("手机号", "".join(groups))


def is_identity_number(number: str) -> bool:
    """Tell whether a text is a valid identity-card number (GB 11643-1999).

    Six digits of a division, a birthday, three digits, and a checksum after ISO 7064.
    """
    if not re.fullmatch(r"[1-9][0-9]{16}[0-9X]", number):
        return False
    try:
        born = dt.datetime.strptime(number[6:14], "%Y%m%d").replace(tzinfo=dt.UTC)
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return born.year >= 1900 and number[17] == _CHECK[total % 11]  # noqa: PLR2004 # nobody is older


def _grouped_as_spoken(text: str, groups: list[str]) -> bool:
    decimal = len(groups) == 2 and "." in text  # noqa: PLR2004 # one point makes a decimal
    return not decimal and min(map(len, groups)) >= _SHORTEST_GROUP


def _in_digest(text: str, found: re.Match[str]) -> bool:
    """Tell whether the digits stand in a hexadecimal digest, such as a file's name has."""
    before = re.search(r"[0-9A-Za-z]*\Z", text[max(0, found.start() - 64) : found.start()])
    after = re.match(r"[0-9A-Za-z]*", text[found.end() : found.end() + 64])
    around = (before[0] if before else "") + (after[0] if after else "")
    return bool(around) and re.fullmatch(r"[0-9a-f]+", around) is not None
