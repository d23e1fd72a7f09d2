"""Read needs off built pages, as a person sees them."""

from pathlib import Path

from bs4 import BeautifulSoup, Tag


def page(output: Path, address: str) -> BeautifulSoup:
    path = output / address.strip("/") / "index.html"
    return BeautifulSoup(path.read_text(encoding="utf-8"), "html5lib")


def ids(part: Tag | None, kind: str) -> list[str]:
    """Return the ids of the rows of a kind in a part of a page, in their order."""
    links = part.select(f'h2 a[href^="/{kind}/"], h3 a[href^="/{kind}/"]') if part else []
    return [str(link["href"]).split("/")[2] for link in links]


def section(found: BeautifulSoup, title: str) -> Tag | None:
    """Return the part of a page below a heading."""
    heads = [head for head in found.select("main h2") if head.get_text() == title]
    return heads[0].find_parent("section") if heads else None


def whole_list(output: Path, address: str) -> list[str]:
    """Follow the pager from the first page."""
    found = page(output, address)
    following = found.select_one('main a[rel="next"]')
    rest = whole_list(output, str(following["href"])) if following else []
    return ids(found.main, "need") + rest
