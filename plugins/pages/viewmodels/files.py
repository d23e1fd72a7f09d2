"""Views of files that are no pages."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class FeedEntry:
    """One entry of an Atom feed."""

    id: str
    title: str
    url: str
    updated: str
    """RFC 3339."""
    summary: str
    lang: str | None = None


@dataclass(frozen=True, kw_only=True)
class Feed:
    """An Atom feed."""

    id: str
    title: str
    url: str
    """Of the feed itself."""
    page: str
    """Of the page it belongs to."""
    updated: str
    entries: tuple[FeedEntry, ...]


@dataclass(frozen=True, kw_only=True)
class UrlSet:
    """sitemap.xml: root-relative addresses, sorted; of pages, or of files that name them."""

    urls: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class PlainFile:
    """A file that needs the site's chrome alone, such as robots.txt."""


@dataclass(frozen=True, kw_only=True)
class JoinedFile:
    """A file put together from parts that other files share; nothing is added to them."""

    parts: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the whole file."""
        return "".join(self.parts)
