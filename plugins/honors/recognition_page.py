"""One recognition: who, which star, where it stands, and why this star."""

from collections.abc import Iterator

from plugins.honors.book import Book, Entry
from plugins.honors.notices import channel
from plugins.honors.why import why, why_sentence
from plugins.honors.wording import full_date, is_masked, star_word
from plugins.listings.facts import fact, known
from plugins.pages import text, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, Link, Meta, RecognitionPage, StateTag
from scripts.rules.naming import shown_name
from scripts.rules.recognition_state import LABELS, State


def recognition_page(entry: Entry, book: Book) -> DeclaredPage:
    """Declare it; where the star was not granted, nothing of the person is said."""
    view = _withdrawn(entry) if entry.state is State.WITHDRAWN else _shown(entry, book)
    return DeclaredPage(
        path=urls.path(view.meta.url),
        template="pages/honors_recognition.html",
        view=view,
        changes_at=entry.changes_at,
        listed=entry.state is not State.WITHDRAWN,
    )


def _shown(entry: Entry, book: Book) -> RecognitionPage:
    found = entry.recognition
    name, star = shown_name(found.person, book.today), f"{star_word(found.star)}志愿者"
    return RecognitionPage(
        meta=Meta(
            title=f"{name} · {star}",
            description=f"{name}，{_sentence(entry)}",
            url=urls.recognition(found.id),
            section="honors",
            crumbs=tuple(_crumbs(entry)),
        ),
        title=name,
        masked=is_masked(found.person),
        star=found.star,
        star_word=star,
        state=StateTag(key=entry.state.value, label=LABELS[entry.state]),
        sentence=_sentence(entry),
        notice=_notice(entry, book),
        why=why(entry),
        why_sentence=why_sentence(entry),
        paragraphs=text.paragraphs(found.deeds),
        facts=tuple(_facts(entry, book)),
        lang=found.lang,
        links=(Link(label="星级是怎样认定的", url=urls.STAR_RULES),) if book.rules else (),
    )


def _withdrawn(entry: Entry) -> RecognitionPage:
    decision = entry.recognition.decision
    was_granted = bool(decision and decision.granted_on)
    title = "这项星级认定已经撤销" if was_granted else "这项公示没有通过"
    day = decision.withdrawn_on if decision else None
    sentence = f"{full_date(day)}决定。" if day else ""
    return RecognitionPage(
        meta=Meta(
            title=title, description=title, url=urls.recognition(entry.recognition.id),
            section="honors", crumbs=(Link(label="荣誉", url=urls.HONORS),), noindex=True,
        ),
        title=title,
        masked=False,
        star=None,
        star_word=None,
        state=StateTag(key=entry.state.value, label="已撤销" if was_granted else "未予认定"),
        sentence=sentence,
        notice=(fact("原因", decision.reason if decision else None),),
        why=None,
        why_sentence="",
        paragraphs=(),
        facts=(),
        links=(Link(label="全部荣誉", url=urls.HONORS),),
    )  # fmt: skip


def _crumbs(entry: Entry) -> Iterator[Link]:
    yield Link(label="荣誉", url=urls.HONORS)
    if entry.state is State.GRANTED:
        star = entry.recognition.star
        url = urls.facet(urls.HONORS, "star", str(star))
        yield Link(label=f"{star_word(star)}志愿者名录", url=url)


def _sentence(entry: Entry) -> str:
    notice, star = entry.recognition.notice, star_word(entry.recognition.star)
    words = {
        State.NOTICE: f"拟认定为{star}志愿者，公示到 {full_date(notice.end)}。",
        State.REVIEW: f"拟认定为{star}志愿者，公示已在 {full_date(notice.end)}结束，等待认定。",
        State.GRANTED: f"{full_date(entry.granted_on)}认定为{star}志愿者。",
    }
    return words[entry.state]


def _notice(entry: Entry, book: Book) -> tuple[Fact, ...]:
    """Say from when to when, and while anybody may still object, how."""
    notice = entry.recognition.notice
    days = fact("公示", f"{full_date(notice.start)} 至 {full_date(notice.end)}")
    how = channel(entry.recognition, book) if entry.state is State.NOTICE else ()
    return (days, *how)


def _facts(entry: Entry, book: Book) -> Iterator[Fact]:
    found = entry.recognition
    body = book.indexes.organizations.get(found.organization or "")
    yield fact("所在地区", book.indexes.names.division(found.division))
    yield from known(
        (
            fact("所在组织", body.name, urls.organization(body.id), body.lang)
            if body
            else fact("所在组织", None),
            fact("身份", found.person.role),
        )
    )
