"""/honors/awards/: laureates by year with their deeds."""

from collections.abc import Iterator
from itertools import groupby

from plugins.honors.book import Book
from plugins.honors.wording import is_masked
from plugins.pages import text, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import AwardsPage, AwardYear, Laureate, Link, Meta
from scripts.records import Award
from scripts.rules.naming import shown_name

_UNKNOWN = "未提供"


def award_pages(book: Book) -> Iterator[DeclaredPage]:
    """Declare the page, if anything has been given."""
    if not book.awards:
        return
    years = tuple(_years(book))
    city = book.indexes.portal.city.name
    view = AwardsPage(
        meta=Meta(
            title="历年表彰", url=urls.AWARDS, section="honors",
            description=f"{city}历年受表彰的志愿者和组织，以及他们的事迹。",
            crumbs=(Link(label="荣誉", url=urls.HONORS),),
        ),
        title="历年表彰",
        summary=f"{city}：{len(years)} 个年度，共 {len(book.awards)} 份表彰",
        years=years,
        masked=any(one.masked for year in years for one in year.laureates),
    )  # fmt: skip
    yield DeclaredPage(
        path=urls.path(urls.AWARDS), template="pages/honors_awards.html", view=view,
        changes_at=book.changes_at,
    )  # fmt: skip


def _years(book: Book) -> Iterator[AwardYear]:
    ordered = sorted(book.awards, key=lambda award: (-award.year, award.title, award.id))
    for year, awards in groupby(ordered, key=lambda award: award.year):
        yield AwardYear(
            title=f"{year}年",
            anchor=f"year-{year}",
            laureates=tuple(_laureate(award, book) for award in awards),
        )


def _laureate(award: Award, book: Book) -> Laureate:
    names, body = book.indexes.names, book.indexes.organizations.get(award.organization or "")
    where = [names.division(award.division)] if award.division else []
    if award.person:
        where += [body.name] if body else []
        name, masked, url, lang = (
            shown_name(award.person, book.today), is_masked(award.person), None, None,
        )  # fmt: skip
    else:
        name, masked = (body.name if body else _UNKNOWN), False
        url, lang = (urls.organization(body.id), body.lang) if body else (None, None)
    return Laureate(
        name=name,
        masked=masked,
        url=url,
        award=award.title,
        where=" · ".join(where),
        paragraphs=text.paragraphs(award.deeds),
        lang=lang,
        award_lang=award.lang,
    )
