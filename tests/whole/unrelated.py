"""What of a site's pages has nothing to do with given records."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from bs4 import BeautifulSoup, Tag

_PAGE = re.compile(r"page/(\d+)/index\.html$")
_ABOUT = re.compile(r"^/(?:opening|organization)/([^/]+)/$")
_CARD = ["li", "article", "tr", "dd"]
_COUNTS = ".count, .number, nav[aria-label*=页]"
_COUNTED = re.compile(r"\d+ (?=[条个])")

Site = Mapping[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Shown:
    """A listing's entries that are about other records, each with its text, and what is round."""

    entries: tuple[tuple[str, str], ...]
    around: str
    shows: bool
    """Whether any of the records is among the entries."""


def listings(site: Site) -> dict[str, list[str]]:
    """Return the pages of each listing in their order; any other page stands alone."""
    found: dict[str, dict[int, str]] = {}
    for path in site:
        if path.endswith(".html"):
            number = _PAGE.search(path)
            place = int(number[1]) if number else 1
            found.setdefault(_PAGE.sub("index.html", path), {})[place] = path
    return {name: [pages[n] for n in sorted(pages)] for name, pages in found.items()}


def unrelated(site: Site, paths: Iterable[str], records: frozenset[str]) -> Shown:
    """Return what a listing shows of other records.

    What a reader counts (entries, pages) is left out: it follows from the entries.
    """
    entries: list[tuple[str, str]] = []
    around, shows = "", False
    for path in paths:
        page = BeautifulSoup(site[path], "html.parser")
        for found in page.select(_COUNTS):
            found.decompose()
        for about, text in _cards(page):
            shows = shows or bool(about & records)
            entries += [] if about & records else [(" ".join(sorted(about)), text)]
        around = around or _text(page)
    return Shown(entries=tuple(entries), around=around, shows=shows)


def _cards(page: BeautifulSoup) -> Iterator[tuple[set[str], str]]:
    """Take all entries out of a page; yield whom each is about, and its text."""
    for link in page.find_all("a", href=_ABOUT):
        card = link.find_parent(_CARD) or link.parent
        if card is not None and card.parent is not None and not link.decomposed:
            links = card.extract().find_all("a")
            yield {found[1] for a in links if (found := _ABOUT.match(str(a["href"])))}, _text(card)


def _text(part: Tag) -> str:
    return _COUNTED.sub("", " ".join(str(part).split()))


def same_but_for(before: Shown, after: Shown) -> bool:
    """Tell whether nothing differs but what an entry that came or went made room for or took.

    A list that shows only the first few entries lets another one in where a record moves.
    """
    old, new = dict(before.entries), dict(after.entries)
    stay = [entry for entry in before.entries if entry[0] in new]
    moved = old.keys() != new.keys()
    return (
        before.around == after.around
        and stay == [entry for entry in after.entries if entry[0] in old]
        and (not moved or before.shows or after.shows)
    )


def changed_lines(before: bytes, after: bytes) -> tuple[list[str], list[str]]:
    """Return the visible lines that a page no longer has, and those that it has instead."""
    old, new = _lines(before), _lines(after)
    gone: list[str] = []
    come: list[str] = []
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if kind != "equal":
            gone += old[i:j]
            come += new[k:m]
    return gone, come


def _lines(page: bytes) -> list[str]:
    text = BeautifulSoup(page, "html.parser").get_text("\n")
    return [line.strip() for line in text.splitlines() if line.strip()]
