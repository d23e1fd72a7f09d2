"""Atom feeds (RFC 4287)."""

from collections.abc import Iterable, Iterator, Sequence

from markupsafe import escape

from plugins.feeds import words
from plugins.feeds.plain import one_line, printable
from plugins.feeds.words import BEFORE_EVERYTHING, Head, Notice
from plugins.listings.sessions import to_come


def entry(notice: Notice) -> str:
    """Write an opening's entry."""
    return "".join(f"{part}\n" for part in _parts(notice))


def _parts(notice: Notice) -> Iterator[str]:
    opening = notice.opening
    language = f' xml:lang="{opening.lang}"' if opening.lang else ""
    yield "<entry>"
    yield f"<id>{identifier(notice)}</id>"
    yield f"<title{language}>{escape(notice.title)}</title>"
    yield f"<updated>{notice.updated.isoformat(timespec='seconds')}</updated>"
    if opening.publish_at:
        published = opening.publish_at.astimezone(notice.indexes.clock.zone)
        yield f"<published>{published.isoformat(timespec='seconds')}</published>"
    yield f'<link rel="alternate" type="text/html" href="{notice.url}"/>'
    if notice.organization:
        yield f"<author><name>{escape(notice.organization)}</name></author>"
    for name in notice.categories:
        yield f'<category term="{opening.category}" label="{escape(name)}"/>'
    yield f"<summary>{escape(words.state(notice))}</summary>"
    html = "<br>".join(escape(line) for line in content(notice))
    yield f'<content type="html">{escape(str(html))}</content>'
    yield "</entry>"


def identifier(notice: Notice) -> str:
    """Return an opening's id in feeds, which no change of address touches."""
    return f"urn:volunteer-city:{notice.indexes.portal.city.code}:opening:{notice.opening.id}"


def content(notice: Notice) -> list[str]:
    """Return the lines of an entry: how things stand, when and where, what, and the rest."""
    waiting = to_come(notice.opening, notice.indexes.clock)
    times = [f"{notice.when(session)}，{notice.where(session)}" for session in waiting]
    told = printable(notice.opening.description or "").split("\n")
    paragraphs = [one_line(line) for line in told if line.strip()]
    return [words.state(notice), *times, *paragraphs, *words.lines(notice)]


def feed(head: Head, notices: Sequence[Notice], entries: Iterable[str]) -> tuple[str, ...]:
    """Put a feed together; its own moment is that of its newest entry."""
    updated = max((notice.updated for notice in notices), default=BEFORE_EVERYTHING)
    base, city = head.indexes.portal.base_url, head.indexes.portal.city
    opening = (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{city.language}">\n'
        f"<id>urn:volunteer-city:{city.code}:list:{head.page}</id>\n"
        f"<title>{escape(head.marked)}</title>\n"
        f"<updated>{updated.isoformat(timespec='seconds')}</updated>\n"
        f"<author><name>{escape(city.site_name)}</name></author>\n"
        f'<link rel="self" type="application/atom+xml" href="{base}{head.file}"/>\n'
        f'<link rel="alternate" type="text/html" href="{base}{head.page}"/>\n'
    )
    return (opening, *entries, "</feed>\n")
