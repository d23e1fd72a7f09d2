"""Weibo and SMS texts: how long they count, and how much of a story fits.

Weibo counts 140 Chinese characters, two Latin ones as one. An SMS in Chinese is UCS-2: 70 code
units in a single message, 67 in each part of a longer one, because the rest tells the phone how
to put the parts together (3GPP TS 23.040).
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

WEIBO_LIMIT = 140
SMS_SINGLE, SMS_PART = 70, 67
SMS_MOST_PARTS = 3
"""A text of more parts is a letter; each part is paid for."""
DEMO_MARK = "（演示，内容虚构）"

_SENTENCE = re.compile(r".*?(?:[。！？!?]+[”’」』）)]*|\.(?=\s|$)|$)\s*", re.DOTALL)
_SENTENCE_ENDS = tuple("。！？!?…")
_CLAUSE_ENDS = "，、；：,;"
_SHORT_TITLE = 40
_WORD = re.compile(r"[A-Za-z0-9]")


def weibo_length(text: str) -> int:
    """Return how many of Weibo's 140 characters a text takes."""
    return -(-sum(1 if sign.isascii() else 2 for sign in text) // 2)


def sms_length(text: str) -> int:
    """Return the UCS-2 code units of a text: characters outside the BMP take two."""
    return sum(2 if ord(sign) > 0xFFFF else 1 for sign in text)  # noqa: PLR2004 # the BMP's end


def sms_parts(text: str) -> int:
    """Return in how many messages a text goes out."""
    length = sms_length(text)
    return 1 if length <= SMS_SINGLE else -(-length // SMS_PART)


@dataclass(frozen=True, kw_only=True)
class Told:
    """What a short text is made of."""

    title: str
    summary: str
    link: str
    """The story's address; it stands last, where every phone finds it."""
    sign: str
    """Who sends it: an SMS begins with it in 【】."""
    demo: bool = False
    weibo: str | None = None
    """Written by staff: taken as it is."""
    sms: str | None = None
    """The same."""


def weibo_text(told: Told) -> str:
    """Return the post: 【title】, as many sentences of the summary as fit, the link."""
    if told.weibo:
        return _ended(told.weibo, told)
    heads = [f"【{told.title}】{begun}" for begun in _beginnings(told.summary)]
    candidates = [*heads, f"【{told.title}】", *_cut(told.title)]
    return _first_fitting(candidates, told, lambda text: weibo_length(text) <= WEIBO_LIMIT)


def sms_text(told: Told) -> str:
    """Return the message, in as few parts as its title (or first sentence) and link need."""
    sign = f"【{told.sign}】"
    if told.sms:
        return _ended(told.sms if told.sms.startswith("【") else sign + told.sms, told)
    heads = [sign + head for head in _sms_heads(told)]
    least = min(SMS_MOST_PARTS, sms_parts(_ended(heads[-1], told)))
    candidates = [*heads, *_cut(heads[-1])]
    return _first_fitting(candidates, told, lambda text: sms_parts(text) <= least)


def _sms_heads(told: Told) -> list[str]:
    """Return the longest text first. A long title says less than the summary's first sentence."""
    beginnings = list(_beginnings(told.summary))
    if len(told.title) > _SHORT_TITLE:
        return beginnings or [told.title]
    title = told.title if told.title.endswith(_SENTENCE_ENDS) else f"{told.title}。"
    return [*(title + begun for begun in beginnings), title]


def _ended(text: str, told: Told) -> str:
    """Add the demo mark and, where the text doesn't have it, the link."""
    mark = DEMO_MARK if told.demo and "演示" not in text else ""
    return text + mark if told.link in text else f"{text.rstrip()}{mark} {told.link}"


def _first_fitting(heads: list[str], told: Told, fits: Callable[[str], bool]) -> str:
    """Return the first that fits; where none does, nothing but the link."""
    wholes = (_ended(head, told) for head in heads)
    return next((whole for whole in wholes if fits(whole)), told.link)


def _beginnings(text: str) -> Iterator[str]:
    """Yield the text and its beginnings that end with a sentence, the longest first."""
    sentences = [found for found in _SENTENCE.findall(text) if found]
    for count in range(len(sentences), 0, -1):
        yield "".join(sentences[:count])


def _cut(text: str) -> Iterator[str]:
    """Yield shorter and shorter beginnings with an ellipsis: at clauses, then between words."""
    for at in range(len(text) - 1, 0, -1):
        if text[at] in _CLAUSE_ENDS:
            yield text[:at] + "…"
    for at in range(len(text) - 1, 0, -1):
        if not (_WORD.match(text[at - 1]) and _WORD.match(text[at])):
            yield text[:at].rstrip() + "…"
