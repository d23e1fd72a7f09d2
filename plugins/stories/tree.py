"""What is done to the tree of a Markdown text before it becomes HTML."""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from scripts.rules.addresses import LINK_SCHEMES, PICTURE_ADDRESS

_CJK = "\u3001-\u303f\u3400-\u9fff\uff00-\uffef\u2014\u2018-\u201d\u2026"
_BROKEN_LINE = re.compile(rf"(?<=[{_CJK}])([*_]*|\]\([^()\s]*\))\n([*_\[]*)(?=[{_CJK}])")
_PLACEHOLDER = re.compile("\x02[^\x03]*\x03")
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


@dataclass(kw_only=True)
class Notes:
    """What the conversion of one text has to tell besides its HTML."""

    problems: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)

    def clear(self) -> None:
        """Forget the text before."""
        self.problems.clear()
        self.pictures.clear()

    def copy(self) -> "Notes":
        """Keep what was noted, apart from the next text."""
        return Notes(problems=list(self.problems), pictures=list(self.pictures))


class Processor(Treeprocessor):
    """A step that may note something."""

    def __init__(self, md: Markdown, notes: Notes) -> None:
        """Keep the notes of the conversion."""
        super().__init__(md)
        self.notes = notes


class JoinLines(Processor):
    """A newline between two Chinese characters is no space: join the lines."""

    def run(self, root: Element) -> None:
        """Run before emphasis and links are read, so that a line may end with either."""
        for element in root.iter():
            if element.text and not isinstance(element.text, AtomicString):
                element.text = _BROKEN_LINE.sub(r"\1\2", element.text)
            if element.tail:
                element.tail = _BROKEN_LINE.sub(r"\1\2", element.tail)


class Headings(Processor):
    """The body's headings begin at h2 and skip no level; ids come from their words."""

    def run(self, root: Element) -> None:
        """Renumber the levels and set the ids."""
        open_levels: list[int] = []
        taken: set[str] = set()
        for element in root.iter():
            if element.tag in _HEADINGS:
                level = _HEADINGS[element.tag]
                while open_levels and open_levels[-1] >= level:
                    open_levels.pop()
                open_levels.append(level)
                element.tag = f"h{min(len(open_levels) + 1, 6)}"
                element.set("id", _free_id(element, taken))


def _free_id(element: Element, taken: set[str]) -> str:
    words = _PLACEHOLDER.sub("", "".join(element.itertext()))
    base = "-".join(re.findall(r"\w+", words)) or "section"
    found, number = base, 2
    while found in taken:
        found, number = f"{base}-{number}", number + 1
    taken.add(found)
    return found


def safe_link(address: str) -> bool:
    """Tell whether a link may stand: a web, mail or phone address, or one of this site."""
    plain = re.sub(r"[\x00-\x20\x7f]", "", html.unescape(address))
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", plain)
    if scheme:
        return scheme[1].lower() in LINK_SCHEMES
    return not plain.startswith(("//", "\\")) and "\x02" not in plain


class Links(Processor):
    """Links lead to the web, to mail, to a phone or into this site, nowhere else."""

    def run(self, root: Element) -> None:
        """Report and disarm every other link."""
        for element in root.iter("a"):
            address = element.get("href", "")
            if not safe_link(address):
                self.notes.problems.append(
                    f"链接“{address}”：只能用 http、https、mailto、tel 或本站地址（以 / 开头）"
                )
                del element.attrib["href"]


class Pictures(Processor):
    """Pictures are the site's own, say what they show, and load when they are scrolled to."""

    def run(self, root: Element) -> None:
        """Check every picture; one that stands alone with a title becomes a figure."""
        for paragraph in root.iter("p"):
            for picture in paragraph.iter("img"):
                self._check(picture)
            if _is_figure(paragraph):
                _make_figure(paragraph)

    def _check(self, picture: Element) -> None:
        address = picture.get("src", "")
        if re.search(PICTURE_ADDRESS, address):
            self.notes.pictures.append(address)
        else:
            self.notes.problems.append(
                f"图片“{address}”：应放在 content/images/ 中，写成 /images/文件名（字母、数字、-）"
            )
            picture.attrib.pop("src", None)
        if not picture.get("alt", "").strip():
            self.notes.problems.append(
                f"图片“{address}”：没有替代文字，请写成 ![图片说明]({address})"
            )
        picture.set("loading", "lazy")


def _is_figure(paragraph: Element) -> bool:
    alone = len(paragraph) == 1 and not (paragraph.text or "").strip()
    return (
        alone
        and paragraph[0].tag == "img"
        and bool(paragraph[0].get("title"))
        and not (paragraph[0].tail or "").strip()
    )


def _make_figure(paragraph: Element) -> None:
    picture = paragraph[0]
    paragraph.tag = "figure"
    SubElement(paragraph, "figcaption").text = picture.attrib.pop("title")


class Tables(Processor):
    """A wide table scrolls in a box of its own, reachable by keyboard."""

    def run(self, root: Element) -> None:
        """Wrap each table; alignment becomes a class, for no page has an inline style."""
        for number, (parent, table) in enumerate(list(_tables(root)), start=1):
            box = Element(
                "div",
                {
                    "class": "table-scroll", "tabindex": "0", "role": "region",
                    "aria-label": f"表格 {number}（可左右滑动）",
                },
            )  # fmt: skip
            box.tail, table.tail = table.tail, None
            parent[list(parent).index(table)] = box
            box.append(table)
            for cell in (*table.iter("th"), *table.iter("td")):
                if side := cell.attrib.pop("align", None):
                    cell.set("class", f"align-{side}")


def _tables(root: Element) -> Iterator[tuple[Element, Element]]:
    for parent in root.iter():
        for child in parent:
            if child.tag == "table":
                yield parent, child
