"""Which shard a page belongs to, and what a shard is made of.

A shard is a pure function of its pages: their digest names it, and where that is known the
shard isn't made again. So each past year's stories are frozen, until one of them changes or
goes; what is current is made anew whenever a single page of it changed.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import astuple, dataclass

from scripts.search.marked import MarkedPage

CURRENT = ""


@dataclass(frozen=True, kw_only=True)
class Shard:
    """Pages that share an index."""

    name: str
    """The year of its stories; CURRENT: everything else."""
    pages: tuple[MarkedPage, ...]

    def digest(self, version: str) -> str:
        """Return the SHA-256 of its pages and of what makes it."""
        said = (version, *(repr(astuple(page)) for page in self.pages))
        return hashlib.sha256("\0".join(said).encode()).hexdigest()


def shards(pages: Iterable[MarkedPage], year: int) -> list[Shard]:
    """Put the stories of each year before `year` into a shard of their own; current first."""
    found: dict[str, list[MarkedPage]] = {CURRENT: []}
    for page in sorted(pages, key=lambda page: page.url):
        past = page.year is not None and page.year < year
        found.setdefault(str(page.year) if past else CURRENT, []).append(page)
    return [Shard(name=name, pages=tuple(found[name])) for name in sorted(found) if found[name]]
