"""Read lists off built pages, as a person sees them."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import html5lib

PER_PAGE = 20


class Page:
    """One built page: its rows, its choices, its pager."""

    def __init__(self, output: Path, address: str) -> None:
        path = output / address.strip("/") / "index.html"
        text = path.read_text(encoding="utf-8")
        root: Any = html5lib.parse(text, namespaceHTMLElements=False)
        self.main = root.find(".//main")
        self.noindex = '<meta name="robots" content="noindex">' in text

    def titles(self) -> list[str]:
        heads = [node for node in self.main.iter() if node.get("class") == "opening-title"]
        return ["".join(node.itertext()).strip() for node in heads]

    def ids(self) -> list[str]:
        heads = [node for node in self.main.iter() if node.get("class") == "opening-title"]
        return [node.find("a").get("href").split("/")[2] for node in heads]

    def next(self) -> str | None:
        found = [node for node in self.main.iter("a") if node.get("rel") == "next"]
        return found[0].get("href") if found else None

    def choices(self) -> Iterator[tuple[str, int]]:
        """Yield address and count of every choice that carries one."""
        for link in self.main.iter("a"):
            count = next((n for n in link.iter("span") if n.get("class") == "count"), None)
            if count is not None:
                yield unquote(link.get("href")), int(str(count.text))

    def links(self) -> list[str]:
        return [link.get("href") for link in self.main.iter("a")]

    def lead(self) -> str:
        node = next(n for n in self.main.iter("p") if n.get("class") == "lead")
        return "".join(node.itertext())


def whole_list(output: Path, address: str) -> tuple[list[str], list[str], int]:
    """Follow the pager from the first page: ids, titles, pages."""
    ids: list[str] = []
    titles: list[str] = []
    pages = 0
    following: str | None = address
    while following:
        page = Page(output, following)
        ids += page.ids()
        titles += page.titles()
        pages += 1
        following = page.next()
        assert not following or len(page.ids()) == PER_PAGE, address
    return ids, titles, pages
