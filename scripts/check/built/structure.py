"""The frame every page owes: language, title, one main heading, viewport, ids used once."""

from collections import Counter
from collections.abc import Iterator

from scripts.check.built.surroundings import Surroundings
from scripts.check.document import Document
from scripts.rules.problem import Problem, Rule

LANGUAGE = Rule("page-language", "<html> 要用 lang 写明语言", "在模板的 <html> 上写 lang")
TITLE = Rule("page-title", "每页要有标题", "在文稿开头写 title，或改模板的 <title>")
HEADING = Rule("one-h1", "每页要有一个，且只有一个 <h1>", "正文里的小标题从 ## 写起")
VIEWPORT = Rule(
    "viewport",
    "网页要适应手机屏幕，并允许放大",
    '在模板里写 <meta name="viewport" content="width=device-width, initial-scale=1">',
)
SAME_ID = Rule("duplicate-id", "同一页里 id 不能重复", "改其中一个 id")
_NO_ZOOM = ("user-scalable=no", "user-scalable=0", "maximum-scale=1")


def check(document: Document, _site: Surroundings) -> Iterator[Problem]:
    """Yield what the page's frame lacks."""
    if document.kind != "html":
        return
    path = document.path
    if not any(tag.attributes.get("lang", "").strip() for tag in document.tagged("html")):
        yield LANGUAGE.broken(path, 1, "没有写语言")
    if not any(p.text.strip() for p in document.passages if p.inside == "title"):
        yield TITLE.broken(path, 1, "没有标题")
    yield from _headings(document)
    yield from _viewport(document)
    yield from _ids(document)


def _headings(document: Document) -> Iterator[Problem]:
    lines = [tag.line for tag in document.tagged("h1")]
    if not lines:
        yield HEADING.broken(document.path, 1, "没有 <h1>")
    for line in lines[1:]:
        yield HEADING.broken(document.path, line, f"第 {lines[0]} 行已有一个 <h1>")


def _viewport(document: Document) -> Iterator[Problem]:
    for tag in document.tagged("meta"):
        if tag.attributes.get("name", "").lower() == "viewport":
            content = tag.attributes.get("content", "").replace(" ", "")
            if "width=device-width" not in content or any(no in content for no in _NO_ZOOM):
                yield VIEWPORT.broken(document.path, tag.line, f"viewport 写成了 {content}")
            return
    yield VIEWPORT.broken(document.path, 1, "没有写 viewport")


def _ids(document: Document) -> Iterator[Problem]:
    seen: Counter[str] = Counter()
    for tag in document.tags:
        if (name := tag.attributes.get("id")) is not None:
            seen[name] += 1
            if seen[name] > 1:
                yield SAME_ID.broken(document.path, tag.line, f"id {name} 已经用过")
