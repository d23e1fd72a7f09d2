"""The index of the site search: its own files only, of pages that are there, and light.

Reads Pagefind's fragments, one for each page: `pagefind_dcd` and a JSON object, in gzip.
"""

import re
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from scripts.check.built.weight import KB
from scripts.rules.problem import Problem, Rule

FOLDER = "search/index/"
FIRST_LIMIT, PART_LIMIT = 160 * KB, 100 * KB

FILE = Rule(
    "search-file",
    "search/index/ 里只放搜索要用的索引文件，而且完整",
    "重新运行 python -m scripts build，不要手工改这个文件夹",
)
PAGE = Rule(
    "search-page",
    "索引里的每一页都在网站里，并且标明可以搜索",
    "重新运行 python -m scripts build：索引要按这次的网页来建",
)
UNFOUND = Rule(
    "search-unfound",
    "标明可以搜索的每一页都在索引里",
    "重新运行 python -m scripts build：索引要按这次的网页来建",
)
WEIGHT = Rule(
    "search-weight",
    "第一次搜索要下载的不超过 160 KB，索引的每一份不超过 100 KB",
    "在模板里用 data-pagefind-ignore 标出不必搜索的部分",
)

_ONCE = ("pagefind.js", "wasm.unknown.pagefind", "shards.json")
_SHARD = r"(?:\d{4}/)?"
_OWN = re.compile(
    rf"{FOLDER}(?:{'|'.join(map(re.escape, _ONCE))}|{_SHARD}(?:pagefind-entry\.json"
    r"|pagefind\.unknown_[0-9a-f]+\.pf_meta"
    r"|(?:index/unknown_[0-9a-f]+\.pf_index|filter/unknown_[0-9a-f]+\.pf_filter"
    r"|fragment/unknown_[0-9a-f]+\.pf_fragment)))"
)
_FIRST = re.compile(rf"{FOLDER}(?:[^/]+|\d{{4}}/[^/]+)")
_SIGNATURE = b"pagefind_dcd"
_MARK = b"data-pagefind-body"
_GZIP = 31


class _Fragment(msgspec.Struct):
    url: str


def check(root: Path, files: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong with the index below a site's root; a site without one has no marks."""
    inside = [path for path in files if path.startswith(FOLDER)]
    for path in inside:
        if not _OWN.fullmatch(path):
            yield FILE.broken(path, None, "不是索引的文件")
    for path in (FOLDER + name for name in (*_ONCE, "pagefind-entry.json") if inside):
        if path not in inside:
            yield FILE.broken(path, None, "没有这个文件")
    marked = {path for path in files if path.endswith(".html") and _MARK in _read(root, path)}
    yield from _pages(root, inside, marked)
    yield from _weights(root, inside)


def _pages(root: Path, inside: list[str], marked: set[str]) -> Iterator[Problem]:
    indexed = set()
    for path in inside:
        if not path.endswith(".pf_fragment"):
            continue
        page = _page(_read(root, path))
        if page is None:
            yield FILE.broken(path, None, "读不懂")
        elif page not in marked:
            there = "没有标明可以搜索" if (root / page).is_file() else "网站里没有"
            yield PAGE.broken(path, None, f"{page} {there}")
        else:
            indexed.add(page)
    for page in sorted(marked - indexed):
        yield UNFOUND.broken(page, None, "不在索引里")


def _page(data: bytes) -> str | None:
    """Return the path of a fragment's page; None where the file is no fragment."""
    try:
        said = zlib.decompress(data, _GZIP).removeprefix(_SIGNATURE)
        return msgspec.json.decode(said, type=_Fragment).url.lstrip("/") + "index.html"
    except (zlib.error, msgspec.DecodeError):
        return None


def _weights(root: Path, inside: list[str]) -> Iterator[Problem]:
    """Yield what a browser would wait for: all that stands outside the folders, then each part."""
    sent = {path: len(zlib.compress(_read(root, path))) for path in inside}
    first = sum(size for path, size in sent.items() if _FIRST.fullmatch(path))
    if first > FIRST_LIMIT:
        yield WEIGHT.broken(FOLDER, None, f"第一次搜索要下载 {first / KB:.1f} KB")
    for path, size in sent.items():
        if size > PART_LIMIT:
            yield WEIGHT.broken(path, None, f"有 {size / KB:.1f} KB")


def _read(root: Path, path: str) -> bytes:
    return (root / path).read_bytes()
