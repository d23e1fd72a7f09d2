"""Relative links and pictures in a text name files that are there.

Addresses from the root (`/openings/`) are looked up in the built site, except those of files
that people put into content/images themselves.
"""

import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scripts.check.problem import Problem, Rule
from scripts.check.written.manuscript import Desk, Manuscript
from scripts.check.written.markdown import places

BROKEN = Rule(
    "content-link",
    "文稿里的相对地址要有对应的文件",
    "核对文件名（区分大小写），或把文件放进 content/ 里",
)
_OWN_FILES = ("/images/",)
_PELICAN = re.compile(r"\{(filename|static|attach)\}|\|(filename|static|attach)\|")


def check(manuscript: Manuscript, desk: Desk) -> Iterator[Problem]:
    """Yield every address in the text, and the cover, whose file isn't there."""
    found = [(place.line, place.address) for place in places(manuscript.body, manuscript.body_line)]
    cover = manuscript.matter.get("cover")
    if isinstance(cover, dict) and isinstance(cover.get("path"), str):
        found.append((manuscript.line_of("cover.path"), cover["path"]))
    for line, address in found:
        if not _exists(address, manuscript.file.parent, desk.content):
            yield BROKEN.broken(manuscript.path, line, f"没有 {address or '（空地址）'} 这个文件")


def _exists(address: str, folder: Path, content: Path) -> bool:
    """Tell whether the file is in content/; True where an address isn't for this check."""
    bare = _PELICAN.sub("", address)
    try:
        parts = urlsplit(bare)
    except ValueError:
        return False
    if parts.scheme or parts.netloc:
        return True
    path = unquote(parts.path)
    if not path:
        return bool(parts.fragment)
    if path.startswith("/") and bare == address and not path.startswith(_OWN_FILES):
        return True
    base = content if path.startswith("/") else folder
    target = Path(posixpath.normpath(base / path.lstrip("/")))
    return content in target.parents and _in_folder(target)


def _in_folder(target: Path) -> bool:
    """Tell whether the file is there in this very spelling, also where case is ignored."""
    return target.is_file() and target.name in {entry.name for entry in target.parent.iterdir()}
