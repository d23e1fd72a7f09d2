"""Pictures and links of a Markdown text, with their lines; code is passed over."""

import re
from collections.abc import Iterator
from typing import NamedTuple

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_PLACE = re.compile(r"(!?)\[([^\[\]]{0,500})\]\(\s*(?:<([^<>]*)>|([^\s()]*(?:\([^\s()]*\))?))")
_PICTURE_LINK = re.compile(r"\]\(\s*(?:<([^<>]*)>|([^\s()]+))")
_DEFINITION = re.compile(r" {0,3}\[[^\]^]{1,200}\]:\s*<?([^\s<>]+)")
_TAG = re.compile(r"<(img|a)\b[^>]*>", re.IGNORECASE)
_ATTRIBUTE = re.compile(
    r"\b(src|href|alt)\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.IGNORECASE
)


class Place(NamedTuple):
    """An address in a text. `label` is None where a picture has no word for its text."""

    line: int
    address: str
    label: str | None
    picture: bool


def places(body: str, first_line: int) -> Iterator[Place]:
    """Yield every picture and every link of a Markdown text."""
    for number, line in _prose(body, first_line):
        for found in _PLACE.finditer(line):
            address = found[3] if found[3] is not None else found[4]
            yield Place(number, address, found[2], picture=found[1] == "!")
        bare = _PLACE.sub("", line)
        for link in _PICTURE_LINK.finditer(bare):
            yield Place(number, link[1] or link[2] or "", "", picture=False)
        if definition := _DEFINITION.match(line):
            yield Place(number, definition[1], "", picture=False)
        yield from _tags(number, line)


def _tags(number: int, line: str) -> Iterator[Place]:
    for tag in _TAG.finditer(line):
        values = {a[1].lower(): a[2] or a[3] or a[4] or "" for a in _ATTRIBUTE.finditer(tag[0])}
        picture = tag[1].lower() == "img"
        address = values.get("src" if picture else "href", "")
        yield Place(number, address, values.get("alt") if picture else "", picture)


def _prose(body: str, first_line: int) -> Iterator[tuple[int, str]]:
    """Yield the lines that aren't code, with inline code blanked out."""
    fence = ""
    for number, line in enumerate(body.split("\n"), first_line):
        mark = _FENCE.match(line)
        if fence:
            fence = "" if mark and mark[1].startswith(fence) else fence
        elif mark:
            fence = mark[1]
        else:
            yield number, _CODE.sub("", line)
