"""Projects: their lists and pages."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from plugins.listings import related
from plugins.listings.facets import by_category, by_division, by_entry
from plugins.listings.facts import fact, known, period, phone, spirit
from plugins.listings.indexes import Group, Indexes, grouped
from plugins.listings.lists import Facet, Listing, Slice, list_pages
from plugins.listings.media import first_picture
from plugins.listings.need_rows import answered_needs, needs_change
from plugins.listings.plan import plan_changes, plan_lines
from plugins.listings.project_state import is_over, project_changes, state_of
from plugins.listings.record_page import declared_record, record_meta, section
from plugins.listings.sessions import Clock
from plugins.listings.trainings import related_trainings, training_book
from plugins.pages import text, urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, FactSection, RecordPage, Related, Row
from scripts.records import City, Project
from scripts.rules.project_state import LABELS


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
        tag=LABELS[state_of(project, indexes.clock)],
        lines=(where, body.name) if body else (where,),
    )


def listing(indexes: Indexes) -> Listing[Project]:
    """Return the lists: what goes on first, then what is over."""
    city, clock = indexes.portal.city, indexes.clock
    order = list(LABELS)
    ordered = sorted(
        indexes.projects.values(),
        key=lambda project: (order.index(state_of(project, clock)), project.id),
    )
    return Listing(
        kind="projects",
        base=urls.PROJECTS,
        label="项目",
        scope=city.name,
        summary=lambda scope, projects: f"{scope}：{len(projects)} 个志愿服务项目",
        fill=lambda items: {"rows": tuple(project_row(project, indexes) for project in items)},
        all=Slice(items=ordered, changes_at=project_changes(ordered, clock)),
        facets=_facets(ordered, city, clock),
        pairs=(("state", "division"), ("division", "category"), ("division", "people")),
        empty="这个条件下暂时没有项目。可以换个条件再找。",
    )


def _facets(projects: Sequence[Project], city: City, clock: Clock) -> tuple[Facet[Project], ...]:
    def part(keys: Callable[[Project], Iterable[str | None]]) -> dict[str, Slice[Project]]:
        found = grouped(projects, keys)
        return {
            code: Slice(items=some, changes_at=project_changes(some, clock))
            for code, some in found.items()
        }

    states = tuple((found.value, label) for found, label in LABELS.items())
    standing = part(lambda project: [state_of(project, clock).value])
    served = part(lambda project: project.service_object)
    return (
        Facet(name="state", title="按状态", values=states, slices=standing, moves=True),
        by_division(city, part(lambda project: [project.division])),
        by_category(city, part(lambda project: [project.category])),
        by_entry("people", "按服务对象", city.service_objects, served),
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
            note=LABELS[state_of(project, indexes.clock)],
        ),
        kind="project",
        title=project.title,
        lang=project.lang,
        tag=LABELS[state_of(project, indexes.clock)],
        paragraphs=text.paragraphs(project.description),
        sections=tuple(_sections(project, indexes)),
        plan=plan_lines(project, indexes.clock),
        picture=first_picture(project.pictures, indexes),
        related=tuple(_related(project, group, indexes)),
    )  # fmt: skip
    due = indexes.stories_due.get(("projects", project.id))
    changes_at = earliest(
        group.changes_at,
        due,
        project_changes([project], indexes.clock),
        plan_changes(project, indexes.clock),
        training_book(indexes.portal).for_project(project.id).changes_at,
        needs_change(indexes, "projects", project.id),
    )
    return declared_record(view, changes_at)


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


def _related(project: Project, group: Group, indexes: Indexes) -> Iterator[Related]:
    """Yield what belongs to the project, each kind in a group of its own."""
    yield from related.own_openings("这个项目正在招募", group.current)
    if not is_over(project, indexes.clock):
        courses = training_book(indexes.portal).for_project(project.id)
        yield from related_trainings("参加这个项目要先参加的培训", courses)
    yield from answered_needs(indexes, "projects", project.id)
    yield from related.openings("已结束的活动", group.past)
    yield from related.stories(indexes, "projects", project.id)
