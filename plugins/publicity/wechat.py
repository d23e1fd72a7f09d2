"""A story as WeChat's editor takes it: pasted from a browser, with inline styles and no more.

WeChat drops classes, ids, scripts and style sheets, and kills links to other sites. So styles
are inlined, links are numbered and spelled out at the end, and footnotes lose their jumps.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin
from xml.etree.ElementTree import Element, SubElement

import css_inline
import html5lib
from html5lib.serializer import HTMLSerializer
from html5lib.treewalkers import getTreeWalker
from markupsafe import Markup

_KEPT = frozenset(("style", "src", "alt", "width", "height", "colspan", "rowspan", "start", "lang"))
_RENAMED = {"a": "span", "div": "section", "figure": "section", "figcaption": "p"}
_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False)


@dataclass(frozen=True, kw_only=True)
class Body:
    """A story's text without links."""

    html: Markup
    links: tuple[str, ...]
    """The addresses that the text's numbers stand for, in their order."""


def without_links(html: str, base_url: str) -> Body:
    """Put numbers in the place of a text's links, and make the addresses of its pictures absolute.

    `base_url` is the site's; where it is empty, addresses stay as they are.
    """
    root = html5lib.parseFragment(html, namespaceHTMLElements=False)
    links: list[str] = []
    for parent, element in list(_pairs(root)):
        if element.tag == "img":
            element.set("src", absolute(element.get("src", ""), base_url))
        elif element.tag == "a":
            _settle(parent, element, base_url, links)
        elif element.get("class") == "footnote":
            _head(element)
    return Body(html=Markup(_written(root)), links=tuple(links))  # noqa: S704 # was safe before


def inlined(html: str, css: str) -> str:
    """Return a fragment whose every element carries its own style, and little else."""
    styled = _INLINER.inline_fragment(html, css)
    root = html5lib.parseFragment(styled, namespaceHTMLElements=False)
    for element in root.iter():
        element.tag = _RENAMED.get(element.tag, element.tag)
        element.attrib = {n: v for n, v in element.attrib.items() if n in _KEPT}
    return _written(root)


def absolute(address: str, base_url: str) -> str:
    """Return an address with its host; a place within the page stays one."""
    if not base_url or address.startswith("#"):
        return address
    return urljoin(f"{base_url}/", address)


def _pairs(root: Element) -> Iterator[tuple[Element, Element]]:
    for parent in root.iter():
        for child in parent:
            yield parent, child


def _settle(parent: Element, link: Element, base_url: str, links: list[str]) -> None:
    """Leave a link's words, and a number in brackets where they don't say the address."""
    words, kind = "".join(link.itertext()), link.get("class", "")
    address = re.sub(r"^(mailto|tel):", "", absolute(link.get("href", ""), base_url))
    if kind == "footnote-backref":
        _remove(parent, link)
    elif kind == "footnote-ref":
        link.text = f"[{words}]"
    elif address and not address.startswith("#") and address.rstrip("/") not in words:
        if address not in links:
            links.append(address)
        SubElement(link, "sup").text = f"[链接{links.index(address) + 1}]"


def _remove(parent: Element, element: Element) -> None:
    before = list(parent)[: list(parent).index(element)]
    if before:
        before[-1].tail = (before[-1].tail or "").rstrip("\u00a0 ")
    else:
        parent.text = (parent.text or "").rstrip("\u00a0 ")
    parent.remove(element)


def _head(notes: Element) -> None:
    """Give the footnotes a heading in place of their rule."""
    for rule in notes.findall("hr"):
        notes.remove(rule)
    heading = Element("p")
    SubElement(heading, "strong").text = "注释"
    notes.insert(0, heading)


def _written(root: Element) -> str:
    serializer = HTMLSerializer(
        quote_attr_values="always", omit_optional_tags=False, alphabetical_attributes=True
    )
    return str(serializer.render(getTreeWalker("etree")(root)))
