"""Where a file of the site points: every address in it, and what file of the site is meant."""

import posixpath
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from scripts.check.document import Document, Tag


class Reference(NamedTuple):
    """An address in a file. A browser fetches a `resource` by itself; a link is followed."""

    line: int
    address: str
    resource: bool


class Target(NamedTuple):
    """A file of the site, and the place within it ("" for its top)."""

    path: str
    fragment: str


_RESOURCES = {
    "img": ("src",), "script": ("src", "href", "xlink:href"), "iframe": ("src",),
    "source": ("src",), "video": ("src", "poster"), "audio": ("src",), "track": ("src",),
    "embed": ("src",), "object": ("data",), "input": ("src", "formaction"),
    "use": ("href", "xlink:href"), "image": ("href", "xlink:href"),
    "feImage": ("href", "xlink:href"), "form": ("action",), "button": ("formaction",),
    "body": ("background",),
}  # fmt: skip
"""Attributes a browser acts on by itself, and forms: the portal itself collects nothing."""

_LINKS = {"a": ("href", "xlink:href"), "area": ("href",)}
_FETCHED_RELATIONS = frozenset((
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "preload", "modulepreload",
    "prefetch", "preconnect", "dns-prefetch", "manifest",
))  # fmt: skip
_ADDRESS_PROPERTIES = frozenset(("og:url", "og:image", "twitter:image"))
_REFRESH = re.compile(r"url\s*=\s*['\"]?([^'\"]+)", re.IGNORECASE)
_CANDIDATE = re.compile(r"\s*([^\s,]\S*[^\s,]|[^\s,])(?:\s+[^,]*)?(?:,|$)")
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ADDRESS = re.compile(
    r"url\(\s*(?P<quote>['\"]?)(?P<url>.*?)(?P=quote)\s*\)|@import\s+(?P<mark>['\"])(?P<import>.*?)(?P=mark)"
)
_SCRIPT_ADDRESS = re.compile(
    r"(?:\bfrom|\bimport|\bimport\(|\bfetch\(|\bopen\(.GET.,|\.(?:src|href|action)\s*=)\s*"
    r"['\"`]((?:https?:)?//[^'\"`]+)"
)


@lru_cache(maxsize=1)
def references(document: Document) -> tuple[Reference, ...]:
    """Return every address in a file; three checks of the same file ask for them."""
    return tuple(_references(document))


def _references(document: Document) -> Iterator[Reference]:
    if document.kind == "css":
        yield from _in_style(document.text)
    elif document.kind == "js":
        for found in _SCRIPT_ADDRESS.finditer(document.text):
            yield Reference(_line(document.text, found.start()), found[1], resource=True)
    elif document.kind == "xml":
        yield from _in_feed(document)
    for tag in document.tags if document.kind in ("html", "svg") else ():
        yield from _in_tag(tag)


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1


def _in_style(text: str) -> Iterator[Reference]:
    bare = _COMMENT.sub(lambda comment: "\n" * comment[0].count("\n"), text)
    for found in _CSS_ADDRESS.finditer(bare):
        address = found["url"] or found["import"] or ""
        yield Reference(_line(bare, found.start()), address.strip(), resource=True)


def _in_feed(document: Document) -> Iterator[Reference]:
    for tag in document.tagged("link", "atom:link"):
        if address := tag.attributes.get("href"):
            yield Reference(tag.line, address, resource=False)
    for passage in document.passages:
        if passage.inside in ("loc", "link") and passage.text.strip():
            yield Reference(passage.line, passage.text.strip(), resource=False)


_POINTING = frozenset(("srcset", "imagesrcset")).union(*_RESOURCES.values(), *_LINKS.values())
_WITH_MORE = frozenset(("link", "meta"))


def _in_tag(tag: Tag) -> Iterator[Reference]:
    if tag.name not in _WITH_MORE and _POINTING.isdisjoint(tag.attributes):
        return
    for names, resource in ((_RESOURCES, True), (_LINKS, False)):
        for name in names.get(tag.name, ()):
            if name in tag.attributes:
                yield Reference(tag.line, tag.attributes[name].strip(), resource)
    for name in ("srcset", "imagesrcset"):
        for found in _CANDIDATE.finditer(tag.attributes.get(name, "")):
            yield Reference(tag.line, found[1], resource=True)
    if tag.name == "link":
        relations = set(tag.attributes.get("rel", "").lower().split())
        fetched = bool(relations & _FETCHED_RELATIONS)
        yield Reference(tag.line, tag.attributes.get("href", "").strip(), fetched)
    elif tag.name == "meta":
        yield from _in_meta(tag)


def _in_meta(tag: Tag) -> Iterator[Reference]:
    content = tag.attributes.get("content", "")
    name = tag.attributes.get("property") or tag.attributes.get("name") or ""
    if name.lower() in _ADDRESS_PROPERTIES and content:
        yield Reference(tag.line, content.strip(), resource=False)
    if tag.attributes.get("http-equiv", "").lower() == "refresh":
        for found in _REFRESH.finditer(content):
            yield Reference(tag.line, found[1].strip(), resource=False)


def leaves_site(address: str, base_url: str) -> bool:
    """Tell whether an address lies on another host, or names a scheme of its own."""
    parts = urlsplit(_without_base(address, base_url))
    return bool(parts.scheme or parts.netloc)


def resolve(origin: str, address: str, base_url: str) -> Target | None:
    """Find which file an address in the file `origin` means; None where it leaves the site.

    Raises ValueError where the address can't be understood at all.
    """
    if address.startswith("/"):
        return _resolve("", address, base_url)  # the same from every file, so asked once
    return _resolve(origin, address, base_url)


@lru_cache(maxsize=10_000)
def _resolve(origin: str, address: str, base_url: str) -> Target | None:
    inside = _without_base(address, base_url)
    parts = urlsplit(inside)
    if parts.scheme or parts.netloc:
        return None
    fragment = unquote(parts.fragment)
    if not parts.path:
        return Target(origin, fragment)
    path = posixpath.join("/", posixpath.dirname(origin), unquote(parts.path))
    folder = "index.html" if path.endswith(("/", "/.", "/..")) else ""
    return Target(posixpath.join(posixpath.normpath(path), folder).strip("/"), fragment)


def _without_base(address: str, base_url: str) -> str:
    """Cut the site's own public address off: what remains counts from the root."""
    if base_url and address.startswith(base_url):
        rest = address[len(base_url) :]
        if rest[:1] in ("", "/", "?", "#"):
            return rest if rest.startswith("/") else "/" + rest
    return address
