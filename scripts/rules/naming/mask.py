"""What stands in the place of a name: enough to be known by those who know them, no more."""

import re
import unicodedata

from scripts.records.person import Person

NOBODY = "某志愿者"
"""Of whom there is no name, or whose name is no name."""

STARS = "**"
"""Always two: how long a name is, is nobody's business."""

_PAIRS = (
    "欧阳歐陽太史端木上官司马司馬东方東方独孤獨孤南宫南宮万俟萬俟闻人聞人夏侯诸葛諸葛"
    "尉迟尉遲公羊赫连赫連澹台澹臺皇甫宗政濮阳濮陽公冶太叔申屠公孙公孫慕容仲孙仲孫钟离"
    "鍾離长孙長孫宇文司徒鲜于鮮于司空闾丘閭丘子车子車亓官司寇巫马巫馬公西颛孙顓孫壤驷"
    "壤駟公良漆雕乐正樂正宰父谷梁穀梁拓跋轩辕軒轅令狐段干百里呼延东郭東郭南门南門羊舌"
    "微生梁丘左丘东门東門西门西門第五完颜完顏纳兰納蘭单于單于淳于即墨夹谷夾谷"
)
COMPOUND = frozenset(_PAIRS[at : at + 2] for at in range(0, len(_PAIRS), 2))
"""Surnames of two characters."""

INVISIBLE = r"\u00ad\u200b-\u200f\u2060\ufeff"
"""Characters that take no room, as a range within brackets."""
_SPACE = re.compile(rf"[\s{INVISIBLE}]+")
_DOTS = re.compile(r"[·•・‧．.。]")
IDEOGRAPH = (
    r"[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\ue000-\uf8ff\uf900-\ufaff"
    r"\U00020000-\U0003ffff]"
)
"""A character of Chinese (or Japanese, Korean) writing, as a pattern."""
_SIGN = re.compile(rf"{IDEOGRAPH}[\ufe00-\ufe0f\U000e0100-\U000e01ef]*")
"""The same with its variation selectors."""


def mask(name: str) -> str:
    """Return 张** for 张三, 欧阳** for 欧阳娜, J. S. for John Smith, 某志愿者 for no name.

    The first part of a name with a dot is the given name, so only its first character stays.
    Other writing than Chinese gives initials, of the first and the last word.
    """
    plain = unicodedata.normalize("NFC", _SPACE.sub(" ", name)).strip()
    first = next((sign for sign in plain if sign.isalpha() or _SIGN.match(sign)), "")
    if not first:
        return NOBODY
    return _surname(plain) + STARS if _SIGN.match(first) else _initials(plain)


def _surname(name: str) -> str:
    signs = _SIGN.findall(_DOTS.split(name.lstrip("·•・‧．.。 "))[0])
    pair = "".join(signs[:2])
    return pair if len(signs) > len(pair) and pair in COMPOUND else str(signs[0])


def _initials(name: str) -> str:
    words = [letters for word in name.split() if (letters := [c for c in word if c.isalpha()])]
    ends = words if len(words) == 1 else [words[0], words[-1]]
    return " ".join(f"{letters[0].upper()}." for letters in ends)


def stand_in(person: Person) -> str:
    """Return what a person is called who may not be named.

    Of who is never named not even the surname stays: they are 某 and their role.
    """
    if person.masked:
        return person.masked
    if person.never_named or not person.name:
        return f"某{person.role}" if person.role else NOBODY
    return mask(person.name)
