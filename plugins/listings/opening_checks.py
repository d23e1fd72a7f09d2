"""The self-check: what one must be able to say yes to before signing up."""

from collections.abc import Iterator

from plugins.listings.opening_facts import age
from scripts.records.opening import Requirements


def checks(asked: Requirements | None) -> Iterator[str]:
    """Yield a statement for each condition that is set, in the first person."""
    if asked is None:
        return
    if years := age(asked):
        yield f"我的年龄符合：{years}"
    if asked.guardian_required:
        yield "我已满 18 岁，或者监护人已经同意"
    yield from (f"我符合技能要求：{skill}" for skill in asked.skills)
    yield from (f"我参加过培训，或者会在活动前参加：{course}" for course in asked.training)
    if asked.health:
        yield f"我的身体情况符合：{asked.health}"
