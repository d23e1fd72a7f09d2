"""Who was honored for what shows a pillar: recognitions that were granted, and awards."""

from collections.abc import Iterator

from plugins.honors.book import Book, Entry
from plugins.honors.wording import full_date, honored, star_word
from plugins.pages import text, urls
from plugins.pages.pillars import Pillar
from plugins.pages.views import Row
from scripts.records import Award
from scripts.rules.naming import shown_name
from scripts.rules.recognition_state import State

_DEEDS = 60
"""Characters of what somebody did."""


def honored_rows(pillar: Pillar, book: Book) -> Iterator[Row]:
    """Yield the latest awards, then recognitions by star; names as consent allows today."""
    awards = sorted(book.awards, key=lambda award: (-award.year, award.title, award.id))
    yield from (_award(award, book) for award in awards if pillar.code in award.spirit)
    for entry in book.in_state(State.GRANTED):
        if pillar.code in entry.recognition.spirit:
            yield _recognition(entry, book)


def _award(award: Award, book: Book) -> Row:
    body = book.indexes.organizations.get(award.organization or "")
    if award.person:
        name, lang = shown_name(award.person, book.today), None
    else:
        name, lang = (body.name, body.lang) if body else ("未提供", None)
    return Row(
        title=name,
        url=f"{urls.AWARDS}#year-{award.year}",
        lang=lang,
        lines=(f"{award.year}年 {award.title}", *_deeds(award.deeds)),
    )


def _recognition(entry: Entry, book: Book) -> Row:
    found = honored(entry, book)
    star = star_word(entry.recognition.star)
    return Row(
        title=found.name,
        url=found.url,
        lines=(
            f"{full_date(entry.granted_on)}认定{star}志愿者 · {found.where}",
            *_deeds(entry.recognition.deeds),
        ),
    )


def _deeds(deeds: str | None) -> tuple[str, ...]:
    return (text.shorten(deeds, _DEEDS),) if deeds else ()
