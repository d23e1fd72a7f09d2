"""Surveys: the rounds in which the city asked what is needed. Their list and pages."""

from collections.abc import Iterator, Sequence

from plugins.listings import related
from plugins.listings.facets import by_division
from plugins.listings.facts import fact
from plugins.listings.indexes import Indexes, grouped
from plugins.listings.lists import Listing, Slice, list_pages
from plugins.listings.need_book import need_book
from plugins.listings.need_rows import need_row
from plugins.listings.record_page import declared_record, record_meta, section
from plugins.pages import text, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, FactSection, Link, RecordPage, Related, Row
from scripts.records import Survey

_MOST = 60
"""Needs that a survey's page names; the rest stand in the list of all."""
_ALL = Link(label="现有的服务需求", url=urls.NEEDS)


def survey_pages(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare the lists and every survey's page; nothing in a city that enters none."""
    if not any(indexes.portal.snapshot.of(name) for name in ("needs", "surveys")):
        return
    yield from list_pages(listing(indexes))
    for survey in need_book(indexes.portal).surveys.values():
        yield survey_detail(survey, indexes)


def survey_row(survey: Survey, indexes: Indexes) -> Row:
    """Make a survey's row."""
    return Row(
        title=survey.title,
        url=urls.survey(survey.id),
        lang=survey.lang,
        lines=(f"{text.date(survey.date)} · {survey.by}", _found(survey, indexes)),
    )


def _found(survey: Survey, indexes: Indexes) -> str:
    found = len(need_book(indexes.portal).found_by(survey))
    return f"发现 {found} 条需求" if found else "没有发现新的需求"


def listing(indexes: Indexes) -> Listing[Survey]:
    """Return the lists of surveys, the latest first."""
    city, book = indexes.portal.city, need_book(indexes.portal)
    rounds = list(book.surveys.values())

    def part(surveys: Sequence[Survey]) -> Slice[Survey]:
        return Slice(items=surveys, changes_at=book.changes_at)

    by = grouped(rounds, lambda survey: [survey.division])
    return Listing(
        kind="surveys",
        base=urls.SURVEYS,
        label="需求调查",
        scope=city.name,
        summary=_summary,
        fill=lambda items: {"rows": tuple(survey_row(survey, indexes) for survey in items)},
        all=part(rounds),
        facets=(by_division(city, {code: part(found) for code, found in by.items()}),),
        empty="这里还没有公布过需求调查。",
        more=(_ALL,),
    )


def _summary(scope: str, surveys: Sequence[Survey]) -> str:
    return f"{scope}：{f'做过 {len(surveys)} 次' if surveys else '还没有公布过'}需求调查"


def survey_detail(survey: Survey, indexes: Indexes) -> DeclaredPage:
    """Declare one survey's page; it changes with the needs that it found."""
    view = RecordPage(
        meta=record_meta(
            indexes, "surveys", urls.survey(survey.id),
            title=survey.title, description="，".join(survey_row(survey, indexes).lines),
            division=survey.division, lang=survey.lang,
        ),
        kind="survey",
        title=survey.title,
        lang=survey.lang,
        tag=None,
        paragraphs=text.paragraphs(survey.summary) or (f"这次调查{_found(survey, indexes)}。",),
        sections=tuple(_sections(survey, indexes)),
        related=tuple(_related(survey, indexes)),
    )  # fmt: skip
    return declared_record(view, need_book(indexes.portal).changes_at)


def _sections(survey: Survey, indexes: Indexes) -> Iterator[FactSection]:
    body = indexes.organizations.get(survey.organization or "")
    lang = survey.lang
    yield section(
        "how", "怎样调查的",
        fact("完成日期", text.date(survey.date)),
        fact("调查单位", survey.by, urls.organization(body.id) if body else None, lang),
        fact("所在地区", indexes.names.division(survey.division)),
        Fact(label="范围", values=text.paragraphs(survey.scope), lang=lang),
        Fact(label="方法", values=text.paragraphs(survey.method), lang=lang),
    )  # fmt: skip
    results = (
        fact(one.what, f"{text.number(one.number)} {one.unit}".replace(" %", "%"), lang=lang)
        for one in survey.results
    )
    yield section("results", "结果", *(results if survey.results else (fact("数字", None),)))


def _related(survey: Survey, indexes: Indexes) -> Iterator[Related]:
    found = need_book(indexes.portal).found_by(survey)
    rows = tuple(need_row(need, indexes) for need in found[:_MOST])
    title = "这次调查发现的需求"
    if rows:
        yield Related(title=title, rows=rows, more=_ALL)
    else:
        yield Related(title=title, empty="没有。", more=_ALL)
    yield from related.stories(indexes, "surveys", survey.id)
