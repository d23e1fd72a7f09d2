"""What of a site's pages has nothing to do with given records."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher

from bs4 import BeautifulSoup

_PAGE = re.compile(r"page/(\d+)/index\.html$")
_ABOUT = re.compile(r'href="/(?:opening|organization)/([^/]+)/"')
_CARD = re.compile(r"<(li|dd|tr)\b[^<]*(?:<(?!\1\b|/\1>)[^<]*)*</\1>")
"""The innermost element of a list."""
_COUNTED = re.compile(
    r"\d+ (?=[条个])|(?<=class=\"count\">)\d+|(?<=class=\"number\">)\d+"
    r"|<nav[^>]*aria-label=\"[^\"]*页[^\"]*\".*?</nav>",
    re.DOTALL,
)

_FOLLOWING = re.compile(
    r'<h2>[^<]*</h2> (?=<ul class="links">|<ol class="agenda">)|<ol class="agenda"> </ol>'
    r'|<details class="filter"[^>]*>.*?</details>|<p class="lead">[^<]*</p>'
    r'|<div class="empty">.*?</div>|<ul class="links">.*?</ul>|<p class="buttons">.*?</p>'
    r'|<script type="application/ld.json">.*?</script>|<meta [^>]*description[^>]*>'
    r'| data-open="[^"]*"'
)
"""What depends on which entries there are: what heads them, says that there are none, counts them
or leads to lists that have some."""

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
        page = " ".join(_COUNTED.sub("", site[path].decode()).split())
        cards = [card[0] for card in _CARD.finditer(page) if _ABOUT.search(card[0])]
        for card in cards:
            about = set(_ABOUT.findall(card))
            shows = shows or bool(about & records)
            entries += [] if about & records else [(" ".join(sorted(about)), card)]
        rest = " ".join(_CARD.sub(_if_about_nobody, page).split())
        around = around or " ".join(_FOLLOWING.sub("", rest).split())
    return Shown(entries=tuple(entries), around=around, shows=shows)


def _if_about_nobody(card: re.Match[str]) -> str:
    return "" if _ABOUT.search(card[0]) else card[0]


def same_but_for(before: Shown, after: Shown, *, complete: bool) -> bool:
    """Tell whether nothing differs but what an entry that came or went made room for or took.

    A list that isn't complete shows the first few entries, and another one where a record moves.
    """
    old, new = dict(before.entries), dict(after.entries)
    stay = [entry for entry in before.entries if entry[0] in new]
    moved = old.keys() != new.keys()
    return (
        before.around == after.around
        and stay == [entry for entry in after.entries if entry[0] in old]
        and (not moved or (not complete and (before.shows or after.shows)))
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
