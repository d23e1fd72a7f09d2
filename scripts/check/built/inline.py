"""No inline style or script: the site runs under a Content Security Policy that forbids them."""

import re
from collections.abc import Iterator

from scripts.check.built.surroundings import Surroundings
from scripts.check.document import Document, Tag
from scripts.rules.problem import Problem, Rule

STYLE = Rule(
    "inline-style",
    "样式只写在样式表里",
    "给元素一个 class，把样式写进 theme/static/css；文稿里不要贴带样式的 HTML",
)
SCRIPT = Rule(
    "inline-script",
    "脚本只能是单独的 .js 文件",
    "把脚本移到 theme/static/js；文稿里不要贴脚本",
)
_DATA_BLOCKS = ("application/ld+json",)
_HANDLER = re.compile(r"on[a-z]+")
_CONTROLS = re.compile(r"[\x00-\x20]+")
_SCHEMES = ("javascript:", "vbscript:", "data:text/html", "data:image/svg")
_ADDRESSES = ("href", "src", "action", "formaction", "xlink:href", "data", "poster", "to", "values")


def check(document: Document, _site: Surroundings) -> Iterator[Problem]:
    """Yield every style and script that is written into a page or a drawing."""
    if document.kind not in ("html", "svg"):
        return
    for tag in document.tags:
        if document.kind == "html":
            yield from _styles(document.path, tag)
        yield from _scripts(document.path, tag)


def _styles(path: str, tag: Tag) -> Iterator[Problem]:
    if tag.name == "style":
        yield STYLE.broken(path, tag.line, "有 <style>")
    if "style" in tag.attributes:
        yield STYLE.broken(path, tag.line, f"<{tag.name}> 上有 style 属性")


def _scripts(path: str, tag: Tag) -> Iterator[Problem]:
    if tag.name == "script" and not {"src", "href"} & tag.attributes.keys():
        kind = tag.attributes.get("type", "").strip().lower()
        if kind not in _DATA_BLOCKS:
            yield SCRIPT.broken(path, tag.line, "有写在页面里的 <script>")
    if "srcdoc" in tag.attributes:
        yield SCRIPT.broken(path, tag.line, f"<{tag.name}> 上有 srcdoc")
    for name, value in tag.attributes.items():
        if _HANDLER.fullmatch(name):
            yield SCRIPT.broken(path, tag.line, f"<{tag.name}> 上有 {name} 属性")
        elif name in _ADDRESSES and _CONTROLS.sub("", value).lower().startswith(_SCHEMES):
            yield SCRIPT.broken(path, tag.line, f"<{tag.name}> 的 {name} 是 {value[:20]}…")
