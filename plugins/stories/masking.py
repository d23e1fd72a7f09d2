"""The mask of a story's body, on finished HTML: texts, alternative texts, headings' ids."""

import html
import re
from urllib.parse import unquote

from scripts.rules.naming import Names

_TAG = re.compile(r"(<[^>]*>)")
_SPOKEN = re.compile(r'\b(alt|title|id|aria-label)="([^"]*)"')
_PLACE = re.compile(r'\bhref="(#[^"]*)"')
_ADDRESS = re.compile(r'\b(?:href|src)="([^"]*)"')
_INLINE = re.compile(r"</?(?:a|b|code|em|i|img|span|strong|sup)\b[^>]*>")
_BLOCK = re.compile(r"<[^>]*>")


def masked_html(text: str, names: Names) -> tuple[str, list[str]]:
    """Return the HTML with hidden names masked, and what no mask can mend."""
    parts = _TAG.split(text)
    found = "".join(
        _in_tag(part, names) if part.startswith("<") else _in_text(part, names) for part in parts
    )
    return found, _unmended(found, names)


def _in_text(text: str, names: Names) -> str:
    plain = html.unescape(text)
    return html.escape(names.masked(plain), quote=False) if names.reveals(plain) else text


def _in_tag(tag: str, names: Names) -> str:
    def spoken(match: re.Match[str]) -> str:
        return f'{match[1]}="{_in_value(match[2], names)}"'

    def place(match: re.Match[str]) -> str:
        return f'href="{_in_value(match[1], names)}"'

    return _PLACE.sub(place, _SPOKEN.sub(spoken, tag))


def _in_value(value: str, names: Names) -> str:
    plain = html.unescape(value)
    return html.escape(names.masked(plain)) if names.reveals(plain) else value


def _unmended(text: str, names: Names) -> list[str]:
    joined = _BLOCK.sub("\n\n", _INLINE.sub("", text))
    addresses = [unquote(html.unescape(address)) for address in _ADDRESS.findall(text)]
    problems = []
    if names.reveals(html.unescape(joined)):
        problems.append("正文里有姓名被标记隔开（例如中间加了粗），无法隐去；请把姓名写连续")
    if any(map(names.reveals, addresses)):
        problems.append("正文里有链接的地址含有不能公开的姓名，请删去这个链接")
    return problems


def without_pictures(text: str, withheld: frozenset[str]) -> str:
    """Return the HTML without the pictures that show somebody who doesn't consent."""
    for address in withheld:
        picture = rf'<img\b[^>]*\bsrc="{re.escape(address)}"[^>]*>'
        text = re.sub(rf"<figure>\s*{picture}.*?</figure>\s*", "", text, flags=re.DOTALL)
        text = re.sub(rf"<p>\s*{picture}\s*</p>\s*", "", text)
        text = re.sub(picture, "", text)
    return text
