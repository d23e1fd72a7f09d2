"""JSON Feed 1.1 (jsonfeed.org/version/1.1)."""

import json
from collections.abc import Iterable
from typing import Any

from plugins.feeds import words
from plugins.feeds.atom import content, identifier
from plugins.feeds.words import Head, Notice


def compact(value: Any) -> str:
    """Write JSON on one line, Chinese as it is."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def item(notice: Notice) -> str:
    """Write an opening's item."""
    opening = notice.opening
    published = opening.publish_at and opening.publish_at.astimezone(notice.indexes.clock.zone)
    found = {
        "id": identifier(notice),
        "url": notice.url,
        "title": notice.title,
        "summary": words.state(notice),
        "content_text": "\n".join(content(notice)),
        "date_published": published and published.isoformat(timespec="seconds"),
        "date_modified": notice.updated.isoformat(timespec="seconds"),
        "authors": [{"name": notice.organization}] if notice.organization else None,
        "tags": list(notice.categories) or None,
        "language": opening.lang,
    }
    return compact({name: value for name, value in found.items() if value is not None})


def feed(head: Head, items: Iterable[str]) -> tuple[str, ...]:
    """Put a feed together."""
    portal = head.indexes.portal
    top = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": head.marked,
        "home_page_url": portal.base_url + head.page,
        "feed_url": portal.base_url + head.file,
        "language": portal.city.language,
        "authors": [{"name": portal.city.site_name}],
    }
    return (compact(top)[:-1], ',"items":[\n', *joined(items), "\n]}\n")


def joined(items: Iterable[str]) -> Iterable[str]:
    """Yield the items of a JSON list, each on a line of its own."""
    between = ""
    for one in items:
        yield from (between, one) if between else (one,)
        between = ",\n"
