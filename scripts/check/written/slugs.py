"""Slugs make addresses, so each is well-formed and used once, whatever the letters' case."""

import re
from collections.abc import Iterator

from scripts.check.problem import Problem, Rule
from scripts.check.written.manuscript import Desk, Manuscript
from scripts.check.written.matter import SLUG

TAKEN = Rule("slug-taken", "两篇文稿不能用同一个 slug", "改其中一篇的 slug")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST = 80


def check(manuscript: Manuscript, _desk: Desk) -> Iterator[Problem]:
    """Yield a slug that can't stand in an address."""
    slug = manuscript.matter.get("slug")
    if isinstance(slug, str) and slug and not (_SLUG.fullmatch(slug) and len(slug) <= _LONGEST):
        yield SLUG.broken(manuscript.path, manuscript.line_of("slug"), f"slug 写成了 {slug}")


def check_all(manuscripts: list[Manuscript]) -> Iterator[Problem]:
    """Yield every slug that another manuscript of the same kind has already."""
    taken: dict[tuple[str, str], Manuscript] = {}
    for manuscript in manuscripts:
        slug = manuscript.matter.get("slug")
        if not isinstance(slug, str):
            continue
        first = taken.setdefault((manuscript.kind, slug.casefold()), manuscript)
        if first is not manuscript:
            found = f"slug {slug} 已用于 {first.path}"
            yield TAKEN.broken(manuscript.path, manuscript.line_of("slug"), found)
