"""A story as WeChat's editor takes it: pasted from a browser, with inline styles and no more.

WeChat drops classes, ids, scripts and style sheets, and kills links to other sites; so styles
are inlined, a link becomes its words with the address behind them, a footnote its number.
"""

import re
from collections.abc import Iterator
from urllib.parse import urljoin
from xml.etree.ElementTree import Element

import css_inline
import html5lib
from html5lib.serializer import HTMLSerializer
from html5lib.treewalkers import getTreeWalker

_KEPT = frozenset(("style", "src", "alt", "width", "height", "colspan", "rowspan", "start", "lang"))
_RENAMED = {"a": "span", "div": "section", "article": "section", "header": "section"}
_INLINER = css_inline.CSSInliner(load_remote_stylesheets=False)


def wechat_article(html: str, css: str, base_url: str) -> str:
    """Return an HTML fragment whose every element carries its own style.

    `base_url` makes addresses absolute; where it is empty they stay as they are.
    """
    styled = _INLINER.inline_fragment(html, css)
    root = html5lib.parseFragment(styled, namespaceHTMLElements=False)
    for parent, element in list(_pairs(root)):
        _settle(parent, element, base_url)
    for element in root.iter():
        element.tag = _RENAMED.get(element.tag, element.tag)
        element.attrib = {n: v for n, v in element.attrib.items() if n in _KEPT}
    return _written(root)


def _pairs(root: Element) -> Iterator[tuple[Element, Element]]:
    for parent in root.iter():
        for child in parent:
            yield parent, child


def _settle(parent: Element, element: Element, base_url: str) -> None:
    """Make links words and pictures' addresses absolute."""
    if element.tag == "img":
        element.set("src", absolute(element.get("src", ""), base_url))
    elif element.tag == "a" and "footnote-backref" in element.get("class", ""):
        _remove(parent, element)
    elif element.tag == "a" and (address := element.get("href", "")):
        _spell_out(element, absolute(address, base_url))


def _remove(parent: Element, element: Element) -> None:
    before = list(parent)[: list(parent).index(element)]
    if before:
        before[-1].tail = (before[-1].tail or "").rstrip("\u00a0 ")
    else:
        parent.text = (parent.text or "").rstrip("\u00a0 ")
    parent.remove(element)


def _spell_out(element: Element, address: str) -> None:
    """Put a link's address behind its words, and a footnote's number in brackets."""
    words = "".join(element.itertext())
    if address.startswith("#"):
        if "footnote-ref" in element.get("class", ""):
            element.text = f"[{words}]"
        return
    plain = re.sub(r"^(mailto|tel):", "", address)
    if plain.rstrip("/") not in words:
        end = element[-1] if len(element) else element
        if end is element:
            element.text = f"{element.text or ''}（{plain}）"
        else:
            end.tail = f"{end.tail or ''}（{plain}）"


def absolute(address: str, base_url: str) -> str:
    """Return an address with its host; a place within the page stays one."""
    if not base_url or address.startswith("#"):
        return address
    return urljoin(f"{base_url}/", address)


def _written(root: Element) -> str:
    serializer = HTMLSerializer(
        quote_attr_values="always", omit_optional_tags=False, alphabetical_attributes=True
    )
    walker = getTreeWalker("etree")
    return str(serializer.render(walker(root)))
