"""/honors/rules/: what a star takes, from when to when, and who says so."""

from collections.abc import Iterator

from plugins.honors.book import Book
from plugins.honors.wording import full_date, hours_word, star_word
from plugins.listings.facts import fact, known
from plugins.pages import text, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, Link, Meta, Searched, StarRulesPage, StarRuleView
from scripts.records import StarRule
from scripts.rules.stars import in_order, replaced_on, rule_in_force


def rules_pages(book: Book) -> Iterator[DeclaredPage]:
    """Declare the page, if there are rules."""
    if not book.rules:
        return
    city = book.indexes.portal.city.name
    view = StarRulesPage(
        meta=Meta(
            title="星级是怎样认定的", url=urls.STAR_RULES, section="honors",
            description=f"{city}星级志愿者的认定标准：各星级的时数、生效日期和制定单位。",
            crumbs=(Link(label="荣誉", url=urls.HONORS),), searched=Searched(kind="page"),
        ),
        title="星级是怎样认定的",
        summary="按时数截止那一天生效的标准认定；以后标准变了，已经认定的不变。",
        rules=tuple(_view(rule, book) for rule in reversed(in_order(book.rules))),
        links=(Link(label="全部荣誉", url=urls.HONORS),),
    )  # fmt: skip
    yield DeclaredPage(
        path=urls.path(urls.STAR_RULES), template="pages/honors_rules.html", view=view,
        changes_at=book.changes_at,
    )  # fmt: skip


def _view(rule: StarRule, book: Book) -> StarRuleView:
    current = rule_in_force(book.rules, book.today) is rule
    return StarRuleView(
        anchor=f"rule-{rule.id}",
        title=rule.title,
        tag=_tag(rule, book, current=current),
        current=current,
        facts=tuple(_facts(rule, book)),
        steps=tuple(
            (star_word(step.star), f"{hours_word(step.hours)}以上")
            for step in sorted(rule.steps, key=lambda step: step.star)
        ),
        paragraphs=text.paragraphs(rule.explanation),
        lang=rule.lang,
    )


def _tag(rule: StarRule, book: Book, *, current: bool) -> str:
    if current:
        return "现行标准"
    return "将要生效" if rule.effective_from > book.today else "以前的标准"


def _facts(rule: StarRule, book: Book) -> Iterator[Fact]:
    until = replaced_on(book.rules, rule)
    days = f"{full_date(rule.effective_from)}起"
    if until:
        days += f"，到 {full_date(until)}由新标准替代"
    yield fact("生效", days)
    yield fact("制定单位", rule.authority, lang=rule.lang)
    yield from known((fact("依据", rule.document, lang=rule.lang),))
    yield fact("公示", f"至少 {rule.notice_days} 个工作日，法定节假日不算，调休上班的日子算")
