"""What of a built page is to be found.

A template marks it in Pagefind's own words: `data-pagefind-body` on what is indexed,
`data-pagefind-ignore` on what of that is not, `data-pagefind-filter="kind:opening,
division:431002"` for what a search can be narrowed by, `data-pagefind-meta="note:报名中"` for
what a result says beside the title. A page without the first is in no index.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from scripts.errors import BuildError

MARK = b"data-pagefind-body"
_VOID = frozenset(("area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"))
_INLINE = frozenset(("a", "abbr", "b", "em", "i", "q", "small", "span", "strong", "sub", "sup"))


@dataclass(frozen=True, kw_only=True)
class MarkedPage:
    """A page of the index."""

    url: str
    title: str
    summary: str
    """The page's own description."""
    blocks: tuple[str, ...]
    """The texts below the title, as they stand on the page; a block's is one."""
    filters: tuple[tuple[str, str], ...] = ()
    note: str = ""

    @property
    def year(self) -> int | None:
        """The year of a story; None for whatever else."""
        return next((int(value) for name, value in self.filters if name == "year"), None)


def marked_pages(site: Path) -> Iterator[MarkedPage]:
    """Yield the marked pages of a built site, in the order of their addresses.

    Raises BuildError where a page can't be read or lacks its title.
    """
    for file in sorted(site.rglob("*.html")):
        data = file.read_bytes()
        if MARK in data:
            yield read(file.relative_to(site).as_posix(), data.decode())


def read(path: str, text: str) -> MarkedPage:
    """Read one marked page; `path` is below the site's root."""
    reader = _Reader()
    try:
        reader.feed(text)
        reader.close()
    except AssertionError as error:  # what the standard library says of `<![`
        raise BuildError(f"{path}：网页不合 HTML 规范，不能放进搜索：{error}") from None
    title = " ".join("".join(reader.title).split())
    if not title:
        raise BuildError(f"{path}：标了 data-pagefind-body，但其中没有 <h1>；请改模板")
    return MarkedPage(
        url="/" + path.removesuffix("index.html"),
        title=title,
        summary=reader.summary,
        blocks=tuple(filter(None, (" ".join(block.split()) for block in reader.blocks))),
        filters=tuple(_pairs(reader.filters)),
        note=dict(_pairs(reader.meta)).get("note", ""),
    )


def _pairs(value: str) -> Iterator[tuple[str, str]]:
    for pair in filter(None, value.split(", ")):
        name, _, said = pair.partition(":")
        yield name, said


@dataclass
class _Open:
    """An element that has begun."""

    name: str
    indexed: bool
    titled: bool


@dataclass
class _Found:
    title: list[str] = field(default_factory=list)
    blocks: list[str] = field(default_factory=lambda: [""])
    filters: str = ""
    meta: str = ""
    summary: str = ""


class _Reader(HTMLParser, _Found):
    """Gathers the texts within the marked element."""

    def __init__(self) -> None:
        HTMLParser.__init__(self)
        _Found.__init__(self)
        self._open: list[_Open] = [_Open("", indexed=False, titled=False)]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Go into an element, and note what it says of the page."""
        said = {name: value or "" for name, value in attrs}
        if tag == "meta" and said.get("name") == "description":
            self.summary = said.get("content", "")
        if tag not in _INLINE:
            self.blocks.append("")
        if tag in _VOID:
            return
        above = self._open[-1]
        begins = "data-pagefind-body" in said
        indexed = (above.indexed or begins) and "data-pagefind-ignore" not in said
        self._open.append(_Open(tag, indexed=indexed, titled=above.titled or tag == "h1"))
        if begins:
            self.filters = said.get("data-pagefind-filter", "")
            self.meta = said.get("data-pagefind-meta", "")

    def handle_endtag(self, tag: str) -> None:
        """Leave an element, and with it any that was not closed."""
        while tag not in _VOID and len(self._open) > 1:
            if self._open.pop().name == tag:
                break
        if tag not in _INLINE:
            self.blocks.append("")

    def handle_data(self, data: str) -> None:
        """Take a text, if it stands where the page is indexed."""
        here = self._open[-1]
        if here.indexed and here.name not in ("script", "style"):
            if here.titled:
                self.title.append(data)
            else:
                self.blocks[-1] += data
