"""Pictures for those who don't see them (无障碍环境建设法 art. 32; WCAG 2.2, 1.1.1)."""

from collections.abc import Iterator

from scripts.check.built.surroundings import Surroundings
from scripts.check.document import Document, Tag
from scripts.rules.problem import Problem, Rule

MISSING = Rule(
    "alt-missing",
    "每张图片都要有文字说明",
    "在文稿的 `![说明](图片)` 里写上说明，或在管理系统里填图片的说明",
)
EMPTY = Rule(
    "alt-empty",
    "说明只有在图片纯属装饰时才能为空",
    '写上说明；纯装饰的图片加上 aria-hidden="true" 或 role="presentation"',
)
_NAMES = ("aria-label", "aria-labelledby", "title")


def check(document: Document, _site: Surroundings) -> Iterator[Problem]:
    """Yield every picture without a text, and every drawing that claims to be one."""
    if document.kind != "html":
        return
    for tag in document.tags:
        if not _is_picture(tag) or _is_decorative(tag):
            continue
        shown = tag.attributes.get("src") or tag.attributes.get("href") or ""
        if "alt" not in tag.attributes and not any(map(tag.attributes.get, _NAMES)):
            yield MISSING.broken(document.path, tag.line, f"<{tag.name}> {shown} 没有说明")
        elif "alt" in tag.attributes and not tag.attributes["alt"].strip():
            yield EMPTY.broken(document.path, tag.line, f"<{tag.name}> {shown} 的说明是空的")


def _is_picture(tag: Tag) -> bool:
    if tag.name == "input":
        return tag.attributes.get("type", "").lower() == "image"
    if tag.name == "svg":
        return tag.attributes.get("role") == "img"
    return tag.name == "img" or (tag.name == "area" and "href" in tag.attributes)


def _is_decorative(tag: Tag) -> bool:
    """Tell whether the picture is hidden from those who hear the page; alt must still be there."""
    hidden = tag.attributes.get("aria-hidden") == "true"
    silent = tag.attributes.get("role") in ("presentation", "none")
    return (hidden or silent) and (tag.name != "img" or "alt" in tag.attributes)
