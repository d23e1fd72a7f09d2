"""What a template leaves behind when a value is missing or a mark is not closed."""

import re
from collections.abc import Iterator

from scripts.check.built.surroundings import Surroundings
from scripts.check.document import Document
from scripts.rules.problem import Problem, Rule

MARK = Rule(
    "template-mark",
    "网页里不能留下模板的记号",
    "改模板里没有写完的 {{ }} 或 {% %}",
)
NO_VALUE = Rule(
    "no-value",
    "没有的值要写“未提供”或整项略去",
    "改模板：值为空时写“未提供”",
)
_MARKS = re.compile(r"\{\{|\}\}|\{%|%\}|\{#|#\}")
_NO_VALUES = frozenset(("None", "Undefined", "undefined", "NaN", "nan"))


def check(document: Document, _site: Surroundings) -> Iterator[Problem]:
    """Yield template marks, and texts that are nothing but the name of a missing value."""
    if document.kind in ("css", "js"):
        return
    for line, text in _texts(document):
        if found := _MARKS.search(text):
            yield MARK.broken(document.path, line, f"有 {found[0]}")
        if text.strip() in _NO_VALUES:
            yield NO_VALUE.broken(document.path, line, f"有一处写成了 {text.strip()}")


def _texts(document: Document) -> Iterator[tuple[int, str]]:
    for passage in document.passages:
        yield passage.line, passage.text if passage.inside != "script" else ""
    for tag in document.tags:
        for value in tag.attributes.values():
            yield tag.line, value
