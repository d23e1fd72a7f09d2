"""Needs: what groups of people wait for, and who can help. Their lists and pages."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from plugins.listings import related
from plugins.listings.facets import by_category, by_division
from plugins.listings.facts import fact
from plugins.listings.indexes import Indexes, grouped
from plugins.listings.lists import Facet, Listing, Slice, list_pages
from plugins.listings.need_book import Answers, NeedBook, midnight, need_book
from plugins.listings.need_rows import how_many, need_row
from plugins.listings.projects import project_row
from plugins.listings.record_page import declared_record, record_meta, section
from plugins.pages import text, urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, FactSection, Link, RecordPage, Related
from scripts.records import City, Need
from scripts.rules.need_state import LABELS, WAITING, State, next_change

_NOBODY = (
    "现在还没有对得上的招募和项目。你或者你的队伍能做这件事，可以提出一个项目；"
    "有了对得上的，这里会自动列出来。"
)


def need_pages(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare the lists and every need's page; one list that says so in a city that enters none."""
    found = listing(indexes)
    entered = any(indexes.portal.snapshot.of(name) for name in ("needs", "surveys"))
    yield from list_pages(found if entered else replace(found, facets=()))
    for need in need_book(indexes.portal).needs.values():
        yield need_detail(need, indexes)


def listing(indexes: Indexes) -> Listing[Need]:
    """Return the lists of the needs that count today."""
    city, book = indexes.portal.city, need_book(indexes.portal)

    def part(needs: Sequence[Need]) -> Slice[Need]:
        return Slice(items=needs, changes_at=book.changes_at)

    def parts(by: dict[str, list[Need]]) -> dict[str, Slice[Need]]:
        return {code: part(found) for code, found in by.items()}

    current = book.current
    surveys = (Link(label="历次需求调查", url=urls.SURVEYS),) if book.surveys else ()
    return Listing(
        kind="needs",
        base=urls.NEEDS,
        label="服务需求",
        scope=city.name,
        summary=lambda scope, needs: _summary(scope, needs, book),
        fill=lambda items: {"rows": tuple(need_row(need, indexes) for need in items)},
        all=part(current),
        facets=(
            by_division(city, parts(grouped(current, lambda need: [need.division]))),
            by_category(city, parts(grouped(current, lambda need: [need.category]))),
            _by_people(city, parts(grouped(current, lambda need: need.service_object))),
        ),
        empty="这个条件下暂时没有需求。可以换个条件再找。",
        more=(*surveys, propose(indexes)),
    )  # fmt: skip


def _by_people(city: City, found: dict[str, Slice[Need]]) -> Facet[Need]:
    values = tuple((entry.code, entry.name) for entry in city.service_objects)
    return Facet(name="people", title="按服务对象", values=values, slices=found)


def _summary(scope: str, needs: Sequence[Need], book: NeedBook) -> str:
    if not needs:
        return f"{scope}：暂时没有服务需求"
    waiting = sum(book.state(need) in WAITING for need in needs)
    return f"{scope}：{len(needs)} 条服务需求，其中 {waiting} 条等着人来"


def propose(indexes: Indexes) -> Link:
    """Return where one learns how to propose a project: the page of prose, if there is one."""
    own = (link for link in indexes.portal.prose if link.url == urls.prose("propose"))
    return next(own, Link(label="找一个组织问问", url=urls.ORGANIZATIONS))


def need_detail(need: Need, indexes: Indexes) -> DeclaredPage:
    """Declare one need's page; it changes with its days and with what answers it."""
    book = need_book(indexes.portal)
    answers = book.answers.get(need.id, Answers())
    view = RecordPage(
        meta=record_meta(
            indexes, "needs", urls.need(need.id),
            title=need.title, description="，".join((need.title, *need_row(need, indexes).lines)),
            division=need.division, lang=need.lang,
        ),
        kind="need",
        title=need.title,
        lang=need.lang,
        tag=LABELS[book.state(need)],
        paragraphs=tuple(_how_it_stands(need, book, answers)),
        sections=tuple(_sections(need, book, indexes)),
        related=tuple(_related(need, book, answers, indexes)),
    )  # fmt: skip
    clock = indexes.clock
    turn = midnight(next_change(need, clock.now.date()), clock)
    survey = indexes.portal.snapshot.of("surveys").get(need.survey or "")
    known = midnight(survey.date, clock) if survey and survey.id not in book.surveys else None
    return declared_record(view, earliest(turn, known, answers.changes_at))


def _how_it_stands(need: Need, book: NeedBook, answers: Answers) -> Iterator[str]:
    found = book.state(need)
    if found is State.OVER and need.valid_until:
        yield f"这条需求到{text.date(need.valid_until)}为止，已经不再征集。"
    elif found is State.MET:
        yield "这个需要已经满足，谢谢每一位出力的人。"
    elif found is State.PARTLY:
        yield "已经有人在做，还缺人手。"
    elif answers.openings or answers.projects:
        yield "有人等着。下面是对得上的招募和项目。"
    else:
        yield "有人等着，还没有人回应。"


def _sections(need: Need, book: NeedBook, indexes: Indexes) -> Iterator[FactSection]:
    names, survey = indexes.names, book.surveys.get(need.survey or "")
    yield section("what", "需要什么", Fact(label="需要", values=need.needs, lang=need.lang))
    yield section(
        "who", "什么人",
        Fact(label="服务对象", values=names.people(need.service_object)),
        fact("人数", how_many(need.people_range, indexes.portal.city.least_group)),
        fact("所在地区", names.where(need.division, need.street)),
        Fact(label="服务类别", values=names.category(need.category)),
    )  # fmt: skip
    found_by = survey and fact("来自调查", survey.title, urls.survey(survey.id), survey.lang)
    yield section(
        "source", "从哪里知道的",
        found_by or fact("来自调查", None),
        fact("公布日期", text.date(need.valid_from) if need.valid_from else None),
        fact("有效到", text.date(need.valid_until) if need.valid_until else None),
    )  # fmt: skip


def _related(
    need: Need, book: NeedBook, answers: Answers, indexes: Indexes
) -> Iterator[Related]:  # fmt: skip
    if book.state(need) in WAITING:
        yield from related.openings("能帮上忙的招募", answers.openings)
        projects = answers.projects[: related.FEW]
        yield from related.rows("能帮上忙的项目", (project_row(p, indexes) for p in projects))
        if not answers.openings and not answers.projects:
            yield Related(title="谁能帮上忙", empty=_NOBODY, more=propose(indexes))
    else:
        yield Related(title="看看别的需求", more=Link(label="现有的服务需求", url=urls.NEEDS))
    yield from related.stories(indexes, "needs", need.id)
