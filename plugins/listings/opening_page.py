"""The page of one recruitment notice."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from plugins.listings import opening_facts, related
from plugins.listings.commitments import commitment_changes, commitment_facts
from plugins.listings.entries import Entry, cancelled_because, state_tag
from plugins.listings.indexes import Group, Indexes
from plugins.listings.linked_data import opening_data
from plugins.listings.media import first_picture
from plugins.listings.need_rows import answered_needs, needs_change
from plugins.listings.opening_checks import checks
from plugins.listings.opening_places import places
from plugins.listings.session_lines import session_line
from plugins.listings.sessions import in_order
from plugins.listings.sign_up import sign_up, sign_up_note, sign_up_way, state_sentence
from plugins.listings.steps import opening_steps
from plugins.listings.trainings import opening_facts as training_facts
from plugins.listings.trainings import training_book
from plugins.pages import text, urls
from plugins.pages.clock import earliest, lapses_at
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import FactSection, Link, Meta, OpeningPage, Related, Searched
from scripts.records import Opening
from scripts.rules.opening_state import State


def opening_detail(entry: Entry, indexes: Indexes) -> DeclaredPage:
    """Declare the page of one opening; it changes with its state and with what it links to."""
    opening = entry.opening
    siblings = indexes.openings.by_organization.get(opening.organization, Group())
    return DeclaredPage(
        path=urls.path(urls.opening(opening.id)),
        template="pages/opening.html",
        view=opening_view(entry, siblings, indexes),
        changes_at=earliest(
            entry.changes_at,
            siblings.changes_at,
            lapses_at(opening, indexes.clock.zone),
            indexes.stories_due.get(("openings", opening.id)),
            needs_change(indexes, "openings", opening.id),
            commitment_changes(entry, indexes),
            None if entry.over else training_book(indexes.portal).for_opening(opening).changes_at,
        ),
    )


def opening_view(entry: Entry, siblings: Group, indexes: Indexes) -> OpeningPage:
    """Put a notice together in the order a volunteer asks."""
    opening, found, clock = entry.opening, entry.state, indexes.clock
    city = indexes.portal.city
    return OpeningPage(
        meta=_meta(entry, indexes),
        title=opening.title,
        lang=opening.lang,
        state=state_tag(found),
        state_sentence=state_sentence(opening, found, clock),
        reason=cancelled_because(opening, found),
        sign_up=sign_up(opening, found, city),
        sign_up_note=sign_up_note(opening, found, city),
        organization=_organization(opening, indexes),
        project=_project(opening, indexes),
        paragraphs=text.paragraphs(opening.description),
        sessions=tuple(
            session_line(session, opening, found, indexes.names, clock)
            for session in in_order(opening)
        ),
        places=places(opening, found, indexes),
        sections=_sections(entry, indexes),
        checks=tuple(checks(opening.requirements)) if entry.joinable else (),
        way=sign_up_way(opening, found, city),
        picture=first_picture(opening.pictures, indexes),
        steps=opening_steps(opening, clock, partial(state_sentence, opening)),
        afterwards=opening_facts.afterwards(opening) if found is State.ENDED else None,
        related=tuple(_related(entry, siblings, indexes)),
    )


def _sections(entry: Entry, indexes: Indexes) -> tuple[FactSection, ...]:
    """Return what the notice says; of what is over, no training that one could still take."""
    book = training_book(indexes.portal)
    courses = () if entry.over else tuple(training_facts(entry.opening, book))
    return opening_facts.sections(
        entry.opening, indexes.names, indexes.clock,
        courses=courses, promises=tuple(commitment_facts(entry, indexes)),
    )  # fmt: skip


def _meta(entry: Entry, indexes: Indexes) -> Meta:
    opening = entry.opening
    code = opening.division
    division = Link(
        label=indexes.names.division(code), url=urls.facet(urls.OPENINGS, "division", code)
    )
    home = Link(label="招募信息", url=urls.OPENINGS)
    return Meta(
        title=opening.title,
        description=text.shorten(
            f"{entry.row.when}，{entry.row.where}。{opening.description or ''}"
        ),
        url=urls.opening(opening.id),
        section="openings",
        crumbs=(home, division) if code in indexes.names.divisions else (home,),
        lang=opening.lang,
        linked_data=opening_data(entry, indexes),
        searched=None if entry.over else _searched(entry),
    )


def _searched(entry: Entry) -> Searched:
    category = entry.opening.category
    return Searched(
        kind="opening",
        divisions=tuple(sorted(entry.divisions)),
        categories=(category,) if category else (),
        note=state_tag(entry.state).label,
    )


def _organization(opening: Opening, indexes: Indexes) -> Link | None:
    body = indexes.organizations.get(opening.organization)
    if body is None:
        return None
    return Link(label=body.name, url=urls.organization(body.id), lang=body.lang)


def _project(opening: Opening, indexes: Indexes) -> Link | None:
    project = indexes.projects.get(opening.project or "")
    if project is None:
        return None
    return Link(label=project.title, url=urls.project(project.id), lang=project.lang)


def _related(entry: Entry, siblings: Group, indexes: Indexes) -> Iterator[Related]:
    """Yield the story told afterwards, then what else one can do."""
    stories = related.stories(indexes, "openings", entry.opening.id)
    if entry.state is State.ENDED:
        yield from (replace(found, title="活动之后的故事") for found in stories)
    yield from answered_needs(indexes, "openings", entry.opening.id)
    yield from _others(entry, siblings, indexes)
    if entry.state is not State.ENDED:
        yield from stories


def _others(entry: Entry, siblings: Group, indexes: Indexes) -> Iterator[Related]:
    others = [found for found in siblings.current if found.joinable and found is not entry]
    code = entry.opening.division
    nearby = Link(
        label=f"{indexes.names.division(code)}的招募信息",
        url=urls.facet(urls.OPENINGS, "division", code),
    )
    if code not in indexes.names.divisions:
        nearby = Link(label="全部招募信息", url=urls.OPENINGS)
    if others:
        yield from related.openings("同一组织的其他招募", others, nearby)
    else:
        yield Related(title="看看别的", more=nearby)
