"""The page of one training, in the order a volunteer asks."""

from collections.abc import Iterator
from functools import partial

from plugins.listings import related
from plugins.listings.entries import Entry, cancelled_because, state_tag
from plugins.listings.facts import fact, known, phone
from plugins.listings.linked_data import training_data
from plugins.listings.opening_places import places
from plugins.listings.project_state import project_changes
from plugins.listings.projects import project_row
from plugins.listings.record_page import record_meta, section
from plugins.listings.session_lines import session_line
from plugins.listings.sessions import in_order
from plugins.listings.sign_up import sign_up, sign_up_note, sign_up_way, state_sentence
from plugins.listings.steps import opening_steps
from plugins.listings.trainings import TrainingBook, TrainingEntry, mode
from plugins.pages import text, urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, FactSection, Link, Meta, OpeningPage, Related
from scripts.records import Project, Training
from scripts.records.training import RequiredFor
from scripts.rules.opening_state import State


def training_page(entry: TrainingEntry, book: TrainingBook) -> DeclaredPage:
    """Declare it; it changes with its state and with the openings and projects that ask for it."""
    indexes = book.indexes
    asking = indexes.openings.all.changes_at if not entry.over else None
    projects = project_changes(_projects(entry.training, book), indexes.clock)
    return DeclaredPage(
        path=urls.path(urls.training(entry.training.id)),
        template="pages/training.html",
        view=training_view(entry, book),
        changes_at=earliest(entry.changes_at, asking, projects),
    )


def training_view(entry: TrainingEntry, book: TrainingBook) -> OpeningPage:
    """Put it together: what, when, where, for whom, who asks for it, how to sign up."""
    training, found, indexes = entry.training, entry.state, book.indexes
    clock, city = indexes.clock, indexes.portal.city
    return OpeningPage(
        meta=_meta(entry, book),
        title=training.title,
        lang=training.lang,
        state=state_tag(found),
        state_sentence=state_sentence(training, found, clock),
        reason=cancelled_because(training, found),
        sign_up=sign_up(training, found, city),
        sign_up_note=sign_up_note(training, found, city),
        organization=_organization(training, book),
        project=None,
        paragraphs=text.paragraphs(training.description),
        sessions=tuple(
            session_line(session, training, found, indexes.names, clock)
            for session in in_order(training)
        ),
        places=() if training.mode == "online" else places(training, found, indexes),
        sections=tuple(_sections(entry, book)),
        way=sign_up_way(training, found, city),
        picture=None,
        steps=opening_steps(training, clock, partial(state_sentence, training)),
        related=tuple(_related(entry, book)),
    )


def _meta(entry: TrainingEntry, book: TrainingBook) -> Meta:
    training, row = entry.training, entry.row
    return record_meta(
        book.indexes, "trainings", urls.training(training.id),
        title=training.title,
        description=f"{row.when}，{row.where}。{training.description or ''}",
        division=training.division, lang=training.lang,
        linked_data=training_data(training, entry.state, book.indexes),
    )  # fmt: skip


def _organization(training: Training, book: TrainingBook) -> Link | None:
    body = book.indexes.organizations.get(training.organization)
    if body is None:
        return None
    return Link(label=body.name, url=urls.organization(body.id), lang=body.lang)


def _sections(entry: TrainingEntry, book: TrainingBook) -> Iterator[FactSection]:
    training, lang, clock = entry.training, entry.training.lang, book.indexes.clock
    yield section(
        "who", "适合谁，学什么",
        fact("对象", training.audience, lang=lang),
        fact("方式", mode(training)),
        Fact(label="内容", values=training.topics, lang=lang),
        *(fact("资料", one.title, one.url, lang) for one in training.materials),
    )  # fmt: skip
    if asked := tuple(_required_for(entry, book)):
        yield section("required", "哪些招募要求先参加", *asked)
    deadline, updated = training.sign_up_deadline, training.updated_at
    opens = training.sign_up_opens
    yield section(
        "source", "报名时间和联系",
        *known([fact("开始报名", text.moment(clock.local(opens)) if opens else None)]),
        fact("报名截止", text.moment(clock.local(deadline)) if deadline else None),
        phone(training.office_phone),
        fact("内容更新", text.date(clock.local(updated)) if updated else None),
    )  # fmt: skip


def _required_for(entry: TrainingEntry, book: TrainingBook) -> Iterator[Fact]:
    """Yield the rules by which openings ask for it; the openings themselves stand below."""
    training, names = entry.training, book.indexes.names
    asked = training.required_for or RequiredFor()
    fields = "、".join(names.categories.get(code, code) for code in asked.categories)
    count = len(_asking(entry, book))
    yield from known(
        (
            fact("服务类别", fields or None),
            Fact(label="技能或培训", values=asked.skills, lang=training.lang),
            fact("现在有", f"{count} 个招募，列在下面" if count else None),
        )
    )


def _asking(entry: TrainingEntry, book: TrainingBook) -> list[Entry]:
    """Return the openings that ask for it; none, where nobody can take it any more."""
    gone = entry.over or entry.state is State.CANCELLED
    return [] if gone else book.openings(entry.training.id)


def _projects(training: Training, book: TrainingBook) -> list[Project]:
    asked = training.required_for or RequiredFor()
    projects = book.indexes.projects
    return [projects[one] for one in dict.fromkeys(asked.projects) if one in projects]


def _related(entry: TrainingEntry, book: TrainingBook) -> Iterator[Related]:
    """Yield the openings and projects that ask for it, then the way to other trainings."""
    training, indexes = entry.training, book.indexes
    more = Link(label="全部招募信息", url=urls.OPENINGS)
    yield from related.openings("要求先参加它的招募", _asking(entry, book), more)
    rows = (project_row(one, indexes) for one in _projects(training, book))
    yield from related.rows("要求先参加它的项目", rows)
    yield Related(title="看看别的培训", more=Link(label="全部培训", url=urls.TRAININGS))
