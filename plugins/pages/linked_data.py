"""schema.org in pages, as JSON-LD: data for machines, the one thing written into <script>.

Only what the page itself says, and nobody's name.
"""

import json
from collections.abc import Mapping
from typing import Any

from plugins.pages.views import Meta, StoryPage
from scripts.records import City

CONTEXT = "https://schema.org"
_UNSAFE = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"}
"""Nothing in it can end the element it stands in, whatever a record says."""


def block(kind: str, **properties: Any) -> str:
    """Write one thing as JSON-LD; what isn't known is left out."""
    found = json.dumps(
        known({"@context": CONTEXT, "@type": kind, **properties}),
        ensure_ascii=False,
        separators=(",", ":"),
    )
    for sign, safe in _UNSAFE.items():
        found = found.replace(sign, safe)
    return found


def thing(kind: str, **properties: Any) -> dict[str, Any] | None:
    """Return a thing within another; None where nothing is known of it."""
    found = known(properties)
    return {"@type": kind, **found} if found else None


def known(properties: Mapping[str, Any]) -> dict[str, Any]:
    """Leave out what has no value."""
    return {name: value for name, value in properties.items() if value not in (None, "", [], ())}


def story(view: StoryPage, meta: Meta, city: City, base: str) -> str:
    """Return a story: news where it is a report. The site answers for it, not a person."""
    picture = meta.image or view.cover
    publisher = thing("Organization", name=city.marks.organizer or city.site_name, url=base or None)
    return block(
        "NewsArticle" if view.kind == "报道" else "Article",
        headline=view.title,
        description=view.summary,
        datePublished=meta.published,
        dateModified=meta.modified,
        inLanguage=view.lang or city.language,
        articleSection=view.kind,
        image=[base + picture.url] if picture else None,
        mainEntityOfPage=base + meta.url,
        author=thing("Organization", name=view.source) or publisher,
        publisher=publisher,
    )
