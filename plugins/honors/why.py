"""Why this star: the hours, the rule in force on that day, who set it, and from when it holds."""

from collections.abc import Iterator

from plugins.honors.book import Entry
from plugins.honors.wording import full_date, hours_word, star_word
from plugins.listings.facts import fact, known
from plugins.pages import urls
from plugins.pages.views import Fact, FactSection
from scripts.records import StarRule
from scripts.rules.stars import hours_needed


def why(entry: Entry) -> FactSection:
    """Return the facts a star follows from."""
    return FactSection(anchor="why", title="为什么是这个星级", facts=tuple(_facts(entry)))


def why_sentence(entry: Entry) -> str:
    """Say it in one sentence; where record and rule don't agree, say that."""
    found, rule = entry.recognition, entry.rule
    day, star = full_date(found.judged_on), star_word(found.star)
    so_far = f"到 {day}，累计服务 {hours_word(found.hours)}"
    if rule is None:
        return f"{so_far}；那一天还没有生效的星级标准，已请认定单位核对。"
    needed = hours_needed(rule, found.star)
    if needed is None:
        return f"{so_far}；当天生效的标准没有{star}，已请认定单位核对。"
    if found.hours < needed:
        return f"{so_far}；按当天生效的标准，{star}要满 {hours_word(needed)}，已请认定单位核对。"
    return f"{so_far}；按当天生效的标准，满 {hours_word(needed)}认定为{star}。"


def _facts(entry: Entry) -> Iterator[Fact]:
    found = entry.recognition
    yield fact("累计时数", f"{hours_word(found.hours)}（截至 {full_date(found.judged_on)}）")
    if entry.rule is None:
        yield fact("当天生效的标准", None)
        return
    yield from _rule(entry.rule, found.star)


def _rule(rule: StarRule, star: int) -> Iterator[Fact]:
    needed, above = hours_needed(rule, star), hours_needed(rule, star + 1)
    yield fact("当天生效的标准", rule.title, urls.star_rule(rule.id), rule.lang)
    yield fact("制定单位", rule.authority, lang=rule.lang)
    yield fact("何时生效", f"{full_date(rule.effective_from)}")
    yield from known(
        (
            fact(f"{star_word(star)}要求", f"满 {hours_word(needed)}" if needed else None),
            fact("再高一级", f"{star_word(star + 1)}，满 {hours_word(above)}" if above else None),
        )
    )
