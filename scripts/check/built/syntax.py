"""Well-formed files: browsers mend faults each in its own way, feed readers not at all."""

from collections.abc import Iterator

from scripts.check.built.surroundings import Surroundings
from scripts.check.document import Document
from scripts.rules.problem import Problem, Rule

HTML = Rule(
    "html-syntax",
    "网页要符合 HTML 规范",
    "改模板或正文里的这一处标签",
)
DATA = Rule(
    "data-syntax",
    "XML、SVG 和 JSON 文件要能被程序读懂",
    "改生成它的模板，或重新导出这个文件",
)


def check(document: Document, _site: Surroundings) -> Iterator[Problem]:
    """Yield every fault of the file's format."""
    rule = HTML if document.kind == "html" else DATA
    for fault in document.faults:
        yield rule.broken(document.path, fault.line, fault.message)
