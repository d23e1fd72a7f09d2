"""Organisations: their lists and pages."""

from collections.abc import Iterator

from plugins.listings import related
from plugins.listings.awards import award_changes, award_rows
from plugins.listings.facets import by_division, by_entry, slices
from plugins.listings.facts import fact, known, period, person, phone, yes_or_no
from plugins.listings.indexes import Group, Indexes
from plugins.listings.linked_data import organization_data
from plugins.listings.lists import Listing, Slice, list_pages
from plugins.listings.media import first_picture
from plugins.listings.need_rows import answered_needs, needs_change
from plugins.listings.project_state import project_changes
from plugins.listings.projects import project_row
from plugins.listings.record_page import declared_record, record_meta, section
from plugins.listings.stations import station_row
from plugins.listings.trainings import related_trainings, training_book
from plugins.listings.tree import tree, tree_page
from plugins.pages import text, urls
from plugins.pages.clock import earliest, lapses_at
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, FactSection, Link, RecordPage, Related, Row
from scripts.records import Organization


def organization_pages(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare the lists and every organisation's page."""
    yield from list_pages(listing(indexes))
    if indexes.organizations:
        yield tree_page(indexes)
    for body in indexes.organizations.values():
        yield organization_detail(body, indexes)


def organization_row(body: Organization, indexes: Indexes) -> Row:
    """Make an organisation's row."""
    names = indexes.names
    fields = "、".join(names.categories.get(code, code) for code in body.fields)
    where = names.where(body.division, body.street)
    return Row(
        title=body.name,
        url=urls.organization(body.id),
        lang=body.lang,
        tag=names.kind(body.kind),
        lines=(where, fields) if fields else (where,),
    )


def listing(indexes: Indexes) -> Listing[Organization]:
    """Return the lists of organisations, by id."""
    city, bodies = indexes.portal.city, list(indexes.organizations.values())
    kinds = slices(bodies, lambda body: [body.kind])
    fields = slices(bodies, lambda body: body.fields)
    return Listing(
        kind="organizations",
        base=urls.ORGANIZATIONS,
        label="组织",
        scope=city.name,
        summary=lambda scope, found: f"{scope}：{len(found)} 个志愿服务组织",
        fill=lambda items: {"rows": tuple(organization_row(body, indexes) for body in items)},
        all=Slice(items=bodies),
        facets=(
            by_entry("kind", "按类型", city.organization_kinds, kinds),
            by_division(city, slices(bodies, lambda body: [body.division])),
            by_entry("field", "按服务领域", city.categories, fields),
        ),
        pairs=(("kind", "division"), ("division", "field")),
        more=(Link(label="上下级一览", url=urls.ORGANIZATION_TREE),) if bodies else (),
        empty="这个条件下暂时没有组织。可以换个条件再找。",
    )


def organization_detail(body: Organization, indexes: Indexes) -> DeclaredPage:
    """Declare one organisation's page."""
    group = indexes.openings.by_organization.get(body.id, Group())
    view = RecordPage(
        meta=record_meta(
            indexes, "organizations", urls.organization(body.id),
            title=body.name, description=body.description or body.name,
            division=body.division, lang=body.lang, linked_data=organization_data(body, indexes),
            categories=body.fields, note=indexes.names.kind(body.kind),
        ),
        kind="organization",
        title=body.name,
        lang=body.lang,
        tag=indexes.names.kind(body.kind),
        paragraphs=text.paragraphs(body.description),
        sections=tuple(_sections(body, indexes)),
        picture=first_picture(body.pictures, indexes),
        related=tuple(_related(body, group, indexes)),
    )  # fmt: skip
    due = indexes.stories_due.get(("organizations", body.id))
    projects = indexes.projects_of.get(body.id, [])
    return declared_record(
        view,
        earliest(
            group.changes_at,
            project_changes(projects, indexes.clock),
            due,
            needs_change(indexes, "organizations", body.id),
            lapses_at(body, indexes.clock.zone),
            training_book(indexes.portal).of(body.id).changes_at,
            award_changes(body, indexes),
        ),
    )


def _sections(body: Organization, indexes: Indexes) -> Iterator[FactSection]:
    names, parent = indexes.names, indexes.organizations.get(body.parent or "")
    above = parent and fact("上级组织", parent.name, urls.organization(parent.id), parent.lang)
    fields = "、".join(names.categories.get(code, code) for code in body.fields)
    optional = known(
        (
            *([above] if above else []),
            fact("登记信息", body.registration),
            yes_or_no("党组织", body.party_branch, "已建立", "尚未建立"),
            fact("业务指导单位", body.guiding_unit),
            fact("活动时期", period(body.active)),
        )
    )
    yield section(
        "about", "组织情况",
        fact("类型", names.kind(body.kind)), fact("服务领域", fields or None), *optional,
    )  # fmt: skip
    yield section(
        "contact", "联系",
        fact("所在地区", names.where(body.division, body.street)),
        Fact(label="地址", values=(body.address,) if body.address else (), lang=body.lang),
        phone(body.office_phone),
        *known(
            (person("联系人", body.contact, body.lang), fact("网站", body.website, body.website))
        ),
    )  # fmt: skip


def _below(body: Organization, indexes: Indexes) -> Iterator[Related]:
    """Yield those directly below it, by the tree: cut open where parents go in a circle."""
    found = (indexes.organizations[one] for one in tree(indexes).get(body.id, []))
    yield from related.rows("下属组织", (organization_row(one, indexes) for one in found))


def _related(body: Organization, group: Group, indexes: Indexes) -> Iterator[Related]:
    """Yield what is the organisation's, without its name on each row."""
    yield from related.own_openings("正在招募", related.unnamed(group.current))
    projects = indexes.projects_of.get(body.id, [])
    yield from related.rows(
        "项目", (project_row(found, indexes, named=False) for found in projects)
    )
    yield from answered_needs(indexes, "organizations", body.id)
    stations = indexes.stations_of.get(body.id, [])
    yield from related.rows("服务站点", (station_row(found, indexes) for found in stations))
    yield from related_trainings("培训", training_book(indexes.portal).of(body.id))
    yield from _below(body, indexes)
    yield from related.rows("荣誉", award_rows(body, indexes))
    yield from related.openings("已结束的活动", related.unnamed(group.past))
    yield from related.stories(indexes, "organizations", body.id)
