"""Pictures in a text have a description, for those who don't see them."""

from collections.abc import Iterator

from scripts.check.problem import Problem, Rule
from scripts.check.written.manuscript import Desk, Manuscript
from scripts.check.written.markdown import places

NO_ALT = Rule("picture-alt", "每张图片都要有文字说明", "写成 ![说明](图片)，说明写图里有什么")


def check(manuscript: Manuscript, _desk: Desk) -> Iterator[Problem]:
    """Yield every picture of the text without a description."""
    for place in places(manuscript.body, manuscript.body_line):
        if place.picture and not (place.label or "").strip():
            yield NO_ALT.broken(manuscript.path, place.line, f"图片 {place.address} 没有说明")
