"""One text file of a site, read once: its tags, texts and faults, with their lines.

Pages, feeds, drawings, JSON and plain files all become a `Document`, so that a check need not
know how a file is parsed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

Kind = Literal["html", "xml", "svg", "json", "text", "css", "js"]

KINDS: dict[str, Kind] = {
    ".html": "html", ".xml": "xml", ".svg": "svg", ".json": "json", ".geojson": "json",
    ".webmanifest": "json", ".txt": "text", ".csv": "text", ".ics": "text", ".css": "css",
    ".js": "js",
}  # fmt: skip
"""How the text files of a site are read, by the end of their names."""


class Tag(NamedTuple):
    """A start tag as it is written; `line` is where it ends."""

    line: int
    name: str
    attributes: dict[str, str]


class Passage(NamedTuple):
    """A piece of text between two tags.

    `inside` names the element where the text isn't prose: title, script, style, comment.
    `continues`: no block stands between this piece and the one before, so that a reader sees
    one text.
    """

    line: int
    text: str
    inside: str = ""
    continues: bool = False


class Fault(NamedTuple):
    """Something that breaks the file's format, said in Chinese."""

    line: int | None
    message: str


@dataclass(frozen=True, kw_only=True, eq=False)
class Document:
    """A text file of the site; `path` is below the site's root, with slashes.

    Equal only to itself, so that what is derived from it can be kept for the next check.
    """

    path: str
    kind: Kind
    text: str
    tags: tuple[Tag, ...] = ()
    passages: tuple[Passage, ...] = ()
    faults: tuple[Fault, ...] = ()

    def tagged(self, *names: str) -> Iterator[Tag]:
        """Yield the tags of these names."""
        return (tag for tag in self.tags if tag.name in names)

    def runs(self) -> Iterator[Passage]:
        """Yield the texts as a reader sees them: pieces that only inline tags part are one."""
        run: Passage | None = None
        for piece in self.passages:
            if run and piece.continues and piece.inside == run.inside:
                run = run._replace(text=run.text + piece.text)
                continue
            if run:
                yield run
            run = piece
        if run:
            yield run
