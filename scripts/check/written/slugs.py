"""Slugs make addresses, so each is used once, whatever the letters' case."""

from collections.abc import Iterator

from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.problem import Problem, Rule

TAKEN = Rule("slug-taken", "两篇文稿不能用同一个 slug", "改其中一篇的 slug")


def check_all(manuscripts: list[Manuscript]) -> Iterator[Problem]:
    """Yield every slug that another manuscript of the same kind has already."""
    taken: dict[tuple[type, str], Manuscript] = {}
    for manuscript in manuscripts:
        slug = manuscript.entries.get("slug")
        if not isinstance(slug, str):
            continue
        first = taken.setdefault((manuscript.kind, slug.casefold()), manuscript)
        if first is not manuscript:
            found = f"slug {slug} 已用于 {first.path}"
            yield TAKEN.broken(manuscript.path, manuscript.line_of("slug"), found)
