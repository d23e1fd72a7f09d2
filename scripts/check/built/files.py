"""A whole site, and only what a site is made of."""

import posixpath
from collections.abc import Iterator

from scripts.check.built import search
from scripts.check.built.surroundings import Site
from scripts.check.document import KINDS
from scripts.rules.problem import Problem, Rule

KIND = Rule(
    "file-kind",
    "网站里只放网页、数据和图片等认识的文件",
    "把它移出 content/ 里会发布的文件夹；确实要发布的种类加进 scripts/check/built/files.py",
)
TOO_FEW = Rule(
    "too-few-pages",
    "网页不能比公开的记录还少",
    "查看构建的消息和 content/data，找出少了什么",
)
NO_PAGE = Rule(
    "record-page",
    "每条公开的记录都要有以编号结尾的网址，例如 /opening/OP-17/",
    "查看插件为什么没有为它生成网页",
)
FRONT = Rule("no-home", "网站要有首页 index.html 和 404.html", "查看构建的消息")

_PICTURES = (".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".ico")
_ALLOWED = frozenset((*KINDS, *_PICTURES, ".pdf"))
_NEEDED = ("index.html", "404.html")


def check(site: Site) -> Iterator[Problem]:
    """Yield files that don't belong, and say what is missing."""
    for path in sorted(site.files):
        if path.startswith(search.FOLDER):
            continue  # search.py knows its files
        hidden = any(part.startswith(".") for part in path.split("/"))
        ending = posixpath.splitext(path)[1]
        if hidden or ending not in _ALLOWED:
            yield KIND.broken(path, None, "不认识这种文件" if not hidden else "是隐藏文件")
    for path in _NEEDED:
        if path not in site.files:
            yield FRONT.broken(path, None, "没有这个文件")
    yield from _check_records(site)
    pages = sum(path.endswith(".html") for path in site.files)
    if pages < site.expected.least_pages:
        found = f"只有 {pages} 个网页，按数据至少应有 {site.expected.least_pages} 个"
        yield TOO_FEW.broken("", None, found)


def _check_records(site: Site) -> Iterator[Problem]:
    named = {path.split("/")[-2] for path in site.files if path.endswith("/index.html")}
    for collection, identifier in sorted(site.expected.records):
        if identifier not in named:
            yield NO_PAGE.broken(f"{collection}/{identifier}", None, "这条记录没有网页")
