"""Ways to reach a private person, in a text that everybody reads (条例 art. 20; PIPL art. 25).

An office's line, an official account or the number of a group is none.
"""

import re
import unicodedata

from scripts.rules.personal_numbers import personal_numbers

_HANDLE = r"[A-Za-z][A-Za-z0-9_-]{5,19}"
_PATTERNS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"(?:微信|wechat|(?<![a-z])(?:vx|wx|v信)|威信|薇信)(?!公众号|小程序|群)(?:号|\s*id)?[^A-Za-z0-9，。]{{0,2}}{_HANDLE}",
        r"加我的?微信|(?:个人|私人|领队|队长|负责人|站长)的?微信(?!群)",
        r"(?:(?<![A-Za-z])QQ(?!群)|企鹅)(?:号码?)?[\s:：]*[1-9][0-9]{4,10}",
        r"[1-9][0-9]{4,10}@(?:qq|foxmail)\.com",
        r"(?:私人|个人|自己的)邮箱",
        r"(?:手机|电话|微信|联系)[^0-9，。]{0,4}(?:1(?:[\s.-]?[0-9]){10})(?![0-9])",
        "一[三四五六七八九][零〇一二两三四五六七八九]{9}",
    )
)

_WORTH_A_LOOK = re.compile(
    r"\d[\d\s.·‐–-]{4,}|[A-Za-z][\w-]{5}|微信|邮箱|[零〇一二三四五六七八九]{9}"
)
"""Whatever the patterns find has one of these; most texts have none."""


def private_contact(text: str, declared: str = "") -> str:
    """Return the first way to reach a private person that a text names, masked; or nothing.

    `declared` is what the office has named as its own number.
    """
    if not _WORTH_A_LOOK.search(text):
        return ""
    known = {number.digits for number in personal_numbers(declared)}
    for number in personal_numbers(text):
        if number.digits not in known:
            return f"{number.kind} {number.masked}"
    plain = unicodedata.normalize("NFKC", text)
    found = next((hit for pattern in _PATTERNS if (hit := pattern.search(plain))), None)
    return _masked(found[0]) if found else ""


def _masked(words: str) -> str:
    """Leave of every handle and number its first two signs."""
    return re.sub(r"[A-Za-z0-9_@.-]{5,}", lambda one: f"{one[0][:2]}***", words.replace(" ", ""))
