"""What the pages of projects, organisations, stations, needs and surveys have in common."""

import datetime as dt

from plugins.listings.indexes import Indexes
from plugins.pages import text, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, FactSection, Link, Meta, RecordPage, Searched

SEARCHED = ("projects", "organizations", "stations")
"""Whose pages the site search finds; needs are found by their lists and beside who can help."""
LISTS = {
    "projects": ("项目", urls.PROJECTS),
    "organizations": ("组织", urls.ORGANIZATIONS),
    "stations": ("服务站点", urls.STATIONS),
    "needs": ("服务需求", urls.NEEDS),
    "surveys": ("需求调查", urls.SURVEYS),
    "trainings": ("培训", urls.TRAININGS),
}


def record_meta(  # noqa: PLR0913 # what a head is made of
    indexes: Indexes,
    section: str,
    url: str,
    *,
    title: str,
    description: str,
    division: str,
    lang: str | None,
    linked_data: tuple[str, ...] = (),
    categories: tuple[str, ...] = (),
    note: str | None = None,
) -> Meta:
    """Make the head of a record's page, with the way back to its division's list."""
    label, base = LISTS[section]
    crumbs = [Link(label=label, url=base)]
    if division in indexes.names.divisions:
        narrowed = urls.facet(base, "division", division)
        crumbs.append(Link(label=indexes.names.division(division), url=narrowed))
    return Meta(
        title=title,
        description=text.shorten(description),
        url=url,
        section=section,
        crumbs=tuple(crumbs),
        lang=lang,
        linked_data=linked_data,
        searched=Searched(
            kind=section.removesuffix("s"), divisions=(division,), categories=categories, note=note
        )
        if section in SEARCHED
        else None,
    )


def section(anchor: str, title: str, *facts: Fact) -> FactSection:
    """Group facts under a title."""
    return FactSection(anchor=anchor, title=title, facts=facts)


def declared_record(view: RecordPage, changes_at: dt.datetime | None = None) -> DeclaredPage:
    """Declare a record's page."""
    return DeclaredPage(
        path=urls.path(view.meta.url),
        template="pages/record.html",
        view=view,
        changes_at=changes_at,
    )
