"""Pictures lie in content/images, in the spelling that is written, and say what they show.

Only photographs that can be written anew with nothing but their pixels may be published: a GIF
keeps its comments, an SVG its scripts.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from scripts.check.written.desk import Desk
from scripts.check.written.markdown import places
from scripts.rules.addresses import PICTURE_ADDRESS
from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.picture_kinds import ENDINGS, is_what, kind_of
from scripts.rules.problem import Problem, Rule

NO_ALT = Rule("picture-alt", "每张图片都要有文字说明", "写成 `![说明](图片)`，说明写图里有什么")
PLACE = Rule(
    "picture-place",
    "图片放在 content/images/ 里，地址写成 /images/文件名",
    "把图片放好；文件名只用字母、数字、- 和 _，并区分大小写",
)

KIND = Rule(
    "picture-kind",
    "图片只能是 JPEG、PNG 或 WebP，文件名以小写的 .jpg、.jpeg、.png 或 .webp 结尾",
    "用看图软件打开，另存为 JPEG 或 PNG；苹果手机的 HEIC 照片也这样转换",
)
_HEAD = 512
"""Bytes that tell what a file is."""


def check(manuscript: Manuscript, desk: Desk) -> Iterator[Problem]:
    """Yield every picture of the text, and the cover, that isn't there or isn't described."""
    for place in places(manuscript.body, manuscript.body_line):
        if place.picture:
            if not place.label.strip():
                yield NO_ALT.broken(manuscript.path, place.line, f"图片 {place.address} 没有说明")
            yield from _check_file(manuscript, place.line, place.address, desk.content)
    cover = manuscript.entries.get("cover")
    if isinstance(cover, dict) and _is_address(str(cover.get("path"))):
        line = manuscript.line_of("cover.path")
        yield from _check_file(manuscript, line, cover["path"], desk.content)


def _check_file(
    manuscript: Manuscript, line: int, address: str, content: Path
) -> Iterator[Problem]:
    if not _is_address(address):
        yield PLACE.broken(manuscript.path, line, f"图片地址写成了 {address or '空的'}")
    elif not _is_there(content / address.removeprefix("/")):
        yield PLACE.broken(manuscript.path, line, f"没有 content{address} 这个文件")
    elif wrong := _wrong_kind(content / address.removeprefix("/")):
        yield KIND.broken(manuscript.path, line, f"{address} {wrong}")


def _wrong_kind(file: Path) -> str:
    """Say what is wrong with a file's kind or its ending, empty where nothing is."""
    with file.open("rb") as opened:
        kind = kind_of(opened.read(_HEAD))
    said = ENDINGS.get(file.suffix.removeprefix("."))
    if kind == said:
        return ""
    if kind in ENDINGS.values():
        return f"其实{is_what(kind)}，文件名的结尾不对"
    return is_what(kind)


def _is_address(address: str) -> bool:
    return re.search(PICTURE_ADDRESS, address) is not None


def _is_there(file: Path) -> bool:
    """Tell whether the file is there in this very spelling, also where case is ignored."""
    return file.is_file() and file.name in {entry.name for entry in file.parent.iterdir()}
