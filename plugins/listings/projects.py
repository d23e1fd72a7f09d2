"""Projects: their lists and pages."""

from collections.abc import Iterator, Sequence

from plugins.listings import related
from plugins.listings.facets import by_category, by_division
from plugins.listings.facts import fact, known, period, phone, spirit
from plugins.listings.indexes import Group, Indexes, grouped
from plugins.listings.lists import Listing, Slice, list_pages
from plugins.listings.media import first_picture
from plugins.listings.need_rows import answered_needs, needs_change
from plugins.listings.project_state import project_changes, tag
from plugins.listings.record_page import declared_record, record_meta, section
from plugins.pages import text, urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, FactSection, RecordPage, Related, Row
from scripts.records import Project


def project_pages(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare the lists and every project's page."""
    yield from list_pages(listing(indexes))
    for project in indexes.projects.values():
        yield project_detail(project, indexes)


def project_row(project: Project, indexes: Indexes, *, named: bool = True) -> Row:
    """Make a project's row; `named` says whose it is."""
    body = indexes.organizations.get(project.organization) if named else None
    names = indexes.names
    where = " · ".join((names.division(project.division), *names.category(project.category)))
    return Row(
        title=project.title,
        url=urls.project(project.id),
        lang=project.lang,
        tag=tag(project, indexes.clock),
        lines=(where, body.name) if body else (where,),
    )


def listing(indexes: Indexes) -> Listing[Project]:
    """Return the lists: what goes on first, then what is over."""
    city, clock = indexes.portal.city, indexes.clock
    ordered = sorted(
        indexes.projects.values(), key=lambda project: (tag(project, clock) is not None, project.id)
    )

    def part(projects: Sequence[Project]) -> Slice[Project]:
        return Slice(items=projects, changes_at=project_changes(projects, clock))

    divisions = grouped(ordered, lambda project: [project.division])
    categories = grouped(ordered, lambda project: [project.category])
    return Listing(
        kind="projects",
        base=urls.PROJECTS,
        label="项目",
        scope=city.name,
        summary=lambda scope, projects: f"{scope}：{len(projects)} 个志愿服务项目",
        fill=lambda items: {"rows": tuple(project_row(project, indexes) for project in items)},
        all=part(ordered),
        facets=(
            by_division(city, {code: part(found) for code, found in divisions.items()}),
            by_category(city, {code: part(found) for code, found in categories.items()}),
        ),
        empty="这个条件下暂时没有项目。可以换个条件再找。",
    )


def project_detail(project: Project, indexes: Indexes) -> DeclaredPage:
    """Declare one project's page."""
    group = indexes.openings.by_project.get(project.id, Group())
    view = RecordPage(
        meta=record_meta(
            indexes, "projects", urls.project(project.id),
            title=project.title, description=project.description or project.title,
            division=project.division, lang=project.lang,
            categories=(project.category,) if project.category else (),
            note=tag(project, indexes.clock),
        ),
        kind="project",
        title=project.title,
        lang=project.lang,
        tag=tag(project, indexes.clock),
        paragraphs=text.paragraphs(project.description),
        sections=tuple(_sections(project, indexes)),
        picture=first_picture(project.pictures, indexes),
        related=tuple(_related(project, group, indexes)),
    )  # fmt: skip
    due = indexes.stories_due.get(("projects", project.id))
    ending = project_changes([project], indexes.clock)
    needed = needs_change(indexes, "projects", project.id)
    return declared_record(view, earliest(group.changes_at, ending, due, needed))


def _sections(project: Project, indexes: Indexes) -> Iterator[FactSection]:
    names, body = indexes.names, indexes.organizations.get(project.organization)
    yield section(
        "about", "项目情况",
        Fact(
            label="组织", values=(body.name,) if body else (),
            url=urls.organization(body.id) if body else None, lang=body.lang if body else None,
        ),
        fact("所在地区", names.division(project.division)),
        Fact(label="服务类别", values=names.category(project.category)),
        Fact(label="服务对象", values=names.people(project.service_object)),
        *([fact("服务人群", project.group, lang=project.lang)] if project.group else []),
        *known([spirit(project.spirit)]),
        fact("起止日期", period(project.period)),
        phone(project.office_phone),
    )  # fmt: skip
    if project.plan:
        steps = tuple(f"{text.date(step.day)} {step.what}" for step in project.plan)
        yield section("plan", "活动计划", Fact(label="安排", values=steps, lang=project.lang))


def _related(project: Project, group: Group, indexes: Indexes) -> Iterator[Related]:
    yield from related.own_openings("这个项目正在招募", group.current)
    yield from answered_needs(indexes, "projects", project.id)
    yield from related.openings("已结束的活动", group.past)
    yield from related.stories(indexes, "projects", project.id)
