"""Pages that load on a weak network: compressed bytes of a page, its styles and its scripts."""

from collections.abc import Iterator

from scripts.check.built.surroundings import Note, Site, Surroundings
from scripts.check.document import Document
from scripts.check.reference import resolve
from scripts.rules.problem import Problem, Rule

KB = 1024
PAGE_LIMIT, HOME_LIMIT, STYLE_LIMIT = 60 * KB, 30 * KB, 10 * KB

PAGE = Rule(
    "page-weight",
    "一页连同样式和脚本压缩后不超过 60 KB（图片另计）",
    "把长列表分页，或删去不用的脚本",
)
HOME = Rule("home-weight", "首页连同样式和脚本压缩后不超过 30 KB", "首页少列几条，删去不用的脚本")
STYLE = Rule("style-weight", "一页的样式表压缩后不超过 10 KB", "删去不用的样式")


def assets_of(document: Document, site: Surroundings) -> Iterator[str]:
    """Yield the paths of the style sheets and scripts that a page loads, each once."""
    seen = set()
    for tag in document.tagged("link", "script") if document.kind == "html" else ():
        relations = tag.attributes.get("rel", "").lower().split()
        address = tag.attributes.get("src" if tag.name == "script" else "href", "")
        if tag.name == "link" and not {"stylesheet", "modulepreload"} & set(relations):
            continue
        path = _path(document.path, address, site.expected.base_url)
        if path in site.files and path not in seen:
            seen.add(path)
            yield path


def _path(origin: str, address: str, base_url: str) -> str:
    try:
        target = resolve(origin, address.strip(), base_url)
    except ValueError:
        return ""
    return target.path if target and address else ""


def check(site: Site) -> Iterator[Problem]:
    """Yield the pages that are too heavy."""
    for note in site.notes.values():
        if note.path.endswith(".html"):
            yield from _check_page(note, site)


def _check_page(note: Note, site: Site) -> Iterator[Problem]:
    weights = {path: site.notes[path].gzipped for path in note.assets if path in site.notes}
    styles = sum(weight for path, weight in weights.items() if path.endswith(".css"))
    total = note.gzipped + sum(weights.values())
    rule, limit = (HOME, HOME_LIMIT) if note.path == "index.html" else (PAGE, PAGE_LIMIT)
    if total > limit:
        yield rule.broken(note.path, None, f"共 {total / KB:.1f} KB")
    if styles > STYLE_LIMIT:
        yield STYLE.broken(note.path, None, f"样式共 {styles / KB:.1f} KB")
