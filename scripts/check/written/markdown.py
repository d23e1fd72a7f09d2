"""Pictures and links of a Markdown text, with their lines; code is passed over.

HTML in a text is shown as text, so there is nothing to find in it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

_FENCE = re.compile(r" {0,3}(```+|~~~+)")
_CODE = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_PLACE = re.compile(r"(!?)\[([^\[\]]{0,500})\]\(\s*(?:<([^<>]*)>|([^\s()]*(?:\([^\s()]*\))?))")
_PICTURE_LINK = re.compile(r"\]\(\s*(?:<([^<>]*)>|([^\s()]+))")
_DEFINITION = re.compile(r" {0,3}\[[^\]^]{1,200}\]:\s*<?([^\s<>]+)")


class Place(NamedTuple):
    """An address in a text; `label` is what is shown or, of a picture, said instead."""

    line: int
    address: str
    label: str
    picture: bool


def places(body: str, first_line: int) -> Iterator[Place]:
    """Yield every picture and every link of a Markdown text."""
    for number, line in _prose(body, first_line):
        for found in _PLACE.finditer(line):
            address = found[3] if found[3] is not None else found[4]
            yield Place(number, address, found[2], picture=found[1] == "!")
        for link in _PICTURE_LINK.finditer(_PLACE.sub("", line)):
            yield Place(number, link[1] or link[2] or "", "", picture=False)
        if definition := _DEFINITION.match(line):
            yield Place(number, definition[1], "", picture=False)


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
