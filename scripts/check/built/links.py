"""Links that lead somewhere: every address within the site names a file and a place in it."""

from collections.abc import Iterator

from scripts.check.built.surroundings import Jump, Site, Surroundings
from scripts.check.document import Document
from scripts.check.reference import Reference, references, resolve
from scripts.rules.problem import Problem, Rule

FILE = Rule(
    "broken-link",
    "站内的地址要有对应的文件",
    "改正地址；文件夹的地址末尾要写 /",
)
FRAGMENT = Rule(
    "broken-fragment",
    "# 后面的位置在目标页里要有",
    "改正 # 后面的名字，或在目标页里加上这个 id",
)
BASE = Rule("base-element", "不使用 <base>", "从模板里去掉 <base>，地址从 / 写起")
OWN_ADDRESS = Rule(
    "own-address",
    "canonical、og:url 和站点地图要用本站的公开地址",
    "核对 SITE_URL 或 city.yaml 的 site_url，让页面写出自己的完整地址",
)


def check(document: Document, site: Surroundings) -> Iterator[Problem]:
    """Yield broken addresses; places in other pages are looked up later, by `check_jumps`."""
    anchors = anchors_of(document)
    for tag in document.tagged("base") if document.kind == "html" else ():
        yield BASE.broken(document.path, tag.line, "有 <base>")
    for reference in references(document):
        yield from _check_reference(document.path, reference, site, anchors)
    yield from _check_own_address(document, site)


def _check_reference(
    path: str, reference: Reference, site: Surroundings, anchors: frozenset[str]
) -> Iterator[Problem]:
    address = reference.address
    try:
        target = resolve(path, address, site.expected.base_url)
    except ValueError:
        yield FILE.broken(path, reference.line, f"地址 {address} 无法理解")
        return
    if target is None:
        return
    if not address or target.path not in site.files:
        yield FILE.broken(path, reference.line, f"地址 {address or '（空）'} 没有对应的文件")
    elif target.path == path and not _exists(target.fragment, anchors):
        yield FRAGMENT.broken(path, reference.line, f"本页里没有 #{target.fragment}")


def _check_own_address(document: Document, site: Surroundings) -> Iterator[Problem]:
    base = site.expected.base_url
    for line, address in _own_addresses(document) if base else ():
        if address != base and not address.startswith(base + "/"):
            yield OWN_ADDRESS.broken(document.path, line, f"{address} 不以 {base}/ 开头")


def _own_addresses(document: Document) -> Iterator[tuple[int, str]]:
    if document.kind == "html":
        for tag in document.tagged("link"):
            if tag.attributes.get("rel", "").lower() == "canonical":
                yield tag.line, tag.attributes.get("href", "")
        for tag in document.tagged("meta"):
            if tag.attributes.get("property") == "og:url":
                yield tag.line, tag.attributes.get("content", "")
    elif document.kind == "xml":
        for passage in document.passages:
            if passage.inside == "loc" and passage.text.strip():
                yield passage.line, passage.text.strip()


def anchors_of(document: Document) -> frozenset[str]:
    """Return the places within a page that a link can name."""
    named = {tag.attributes["name"] for tag in document.tagged("a") if "name" in tag.attributes}
    return frozenset(named | {t.attributes["id"] for t in document.tags if "id" in t.attributes})


def jumps_of(document: Document, site: Surroundings) -> Iterator[Jump]:
    """Yield the links into other pages that name a place there."""
    if document.kind not in ("html", "svg", "xml"):
        return
    for reference in references(document):
        try:
            target = resolve(document.path, reference.address, site.expected.base_url)
        except ValueError:
            continue  # check reports it
        if target and target.fragment and target.path != document.path:
            yield Jump(line=reference.line, path=target.path, fragment=target.fragment)


def check_jumps(site: Site) -> Iterator[Problem]:
    """Yield the links to places that the page they name doesn't have."""
    for note in site.notes.values():
        for jump in note.jumps:
            target = site.notes.get(jump.path)
            if target and not _exists(jump.fragment, target.anchors):
                found = f"/{jump.path} 里没有 #{jump.fragment}"
                yield FRAGMENT.broken(note.path, jump.line, found)


def _exists(fragment: str, anchors: frozenset[str]) -> bool:
    place = fragment.partition(":~:")[0]
    return place in ("", "top") or place in anchors
