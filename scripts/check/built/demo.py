"""A demo says so everywhere; a real site nowhere."""

from collections.abc import Iterator

from scripts.check.built import search
from scripts.check.built.surroundings import Surroundings
from scripts.check.document import Document
from scripts.rules.problem import Problem, Rule

MARKED = Rule(
    "demo-mark",
    "演示数据的每个网页和数据文件都要写明“演示”",
    "改生成它的模板，加上演示说明",
)
NOINDEX = Rule(
    "demo-noindex",
    "演示网站不能被搜索引擎收录",
    '在模板里写 <meta name="robots" content="noindex">',
)
NOT_MARKED = Rule(
    "no-demo-mark",
    "正式网站上不能留下演示的记号",
    "确认数据来自正式的管理系统，演示文稿（demo: true）没有发布",
)
_WORD = "演示"
_MARKS = ("演示网站", "演示数据")
_WITHOUT_MARK = ("css", "js", "svg")


def check(document: Document, site: Surroundings) -> Iterator[Problem]:
    """Yield the page or file that lacks the mark, or has it without being a demo."""
    if document.kind in _WITHOUT_MARK or document.path.startswith(search.FOLDER):
        return
    if site.expected.demo:
        yield from _check_marked(document)
        return
    for passage in document.passages:
        if passage.text.strip().startswith(_MARKS):
            yield NOT_MARKED.broken(document.path, passage.line, "有演示的记号")


def _check_marked(document: Document) -> Iterator[Problem]:
    unseen = ("title", "script", "style", "comment") if document.kind == "html" else ()
    if not any(_WORD in p.text for p in document.passages if p.inside not in unseen):
        yield MARKED.broken(document.path, None, "没有演示说明")
    if document.kind == "html" and not any(
        "noindex" in tag.attributes.get("content", "")
        for tag in document.tagged("meta")
        if tag.attributes.get("name", "").lower() == "robots"
    ):
        yield NOINDEX.broken(document.path, 1, "没有 noindex")
