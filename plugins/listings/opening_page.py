"""The page of one recruitment notice."""

from collections.abc import Iterator

from plugins.listings import opening_facts, related, sessions
from plugins.listings.entries import Entry, places, state_tag
from plugins.listings.indexes import Group, Indexes
from plugins.listings.media import first_picture
from plugins.listings.sessions import Clock
from plugins.pages import text, urls
from plugins.pages.clock import earliest, lapses_at
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Link, Meta, OpeningPage, Related
from scripts.records import City, Opening
from scripts.rules.opening_state import State, sign_up_closes


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
        ),
    )


def opening_view(entry: Entry, siblings: Group, indexes: Indexes) -> OpeningPage:
    """Put a notice together in the order a volunteer asks."""
    opening, clock = entry.opening, indexes.clock
    return OpeningPage(
        meta=_meta(entry, indexes),
        title=opening.title,
        lang=opening.lang,
        state=state_tag(entry.state),
        state_sentence=state_sentence(opening, entry.state, clock),
        reason=opening.cancellation_reason if entry.state is State.CANCELLED else None,
        sign_up=sign_up(opening, entry.state, indexes.portal.city),
        sign_up_note=sign_up_note(opening, entry.state, indexes.portal.city),
        organization=_organization(opening, indexes),
        project=_project(opening, indexes),
        paragraphs=text.paragraphs(opening.description),
        sessions=tuple(
            sessions.session_line(session, opening, indexes.names, clock)
            for session in sessions.in_order(opening)
        ),
        sections=opening_facts.sections(opening, indexes.names, clock),
        picture=first_picture(opening.pictures, indexes),
        afterwards=opening_facts.afterwards(opening) if entry.over else None,
        related=tuple(_related(entry, siblings, indexes)),
    )


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
    )


def state_sentence(opening: Opening, state: State, clock: Clock) -> str:
    """Say what the state means for the reader."""
    if state is State.CANCELLED:
        return "这次招募已取消，请不要前往。"
    if state is State.ENDED:
        last = max(session.end_date for session in opening.sessions)
        return f"活动已于 {text.date(last)} 结束。"
    if state is State.CLOSED:
        return "报名已截止。"
    if state is State.FULL:
        counted = places(opening, state, clock)
        return f"名额已满（{counted}）。" if counted else "名额已满。"
    return "，".join(_joinable(opening, state, clock)) + "。"


def _joinable(opening: Opening, state: State, clock: Clock) -> Iterator[str]:
    year = clock.now.year
    if counted := places(opening, state, clock):
        yield counted
    if state is State.SCHEDULED and opening.sign_up_opens:
        yield f"{text.moment(clock.local(opening.sign_up_opens), year)} 开始报名"
    if opening.sign_up_deadline:
        closes = min(opening.sign_up_deadline, sign_up_closes(opening, clock.zone))
        yield f"{text.moment(clock.local(closes), year)} 截止报名"
    else:
        yield "没有写明截止时间，请尽早报名"


def sign_up(opening: Opening, state: State, city: City) -> Link | None:
    """Lead to the official system while one can sign up."""
    if state is not State.OPEN:
        return None
    return Link(label="去官方平台报名", url=opening.sign_up_url or city.sign_up.url)


def sign_up_note(opening: Opening, state: State, city: City) -> str:
    """Say where one signs up; where one can't, what else to do: why, the sentence has said."""
    if state is State.OPEN and opening.sign_up_url:
        return f"报名在{city.sign_up.name}办理，本站不收集你的信息。"
    if state is State.OPEN:
        return f"这条信息没有提供报名网址，请在{city.sign_up.name}查找，或致电主办单位。"
    if state is State.SCHEDULED:
        return f"到时在{city.sign_up.name}报名，本站不收集你的信息。"
    return "可以看看别的活动。"


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
    opening = entry.opening
    others = [found for found in siblings.current if found.joinable and found is not entry]
    code = opening.division
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
    yield from related.stories(indexes, "openings", opening.id)
