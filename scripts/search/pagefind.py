"""Pagefind, the program that makes an index: from npm, pinned and hashed in package-lock.json."""

import html
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import msgspec

from scripts.errors import BuildError
from scripts.search.marked import MarkedPage
from scripts.search.spelling import spelled
from scripts.workspace import ROOT

_PROGRAMS = "node_modules/@pagefind/*/bin/pagefind_extended*"
_USED = ("pagefind.js", "wasm.unknown.pagefind", "pagefind-entry.json")
"""What a browser needs besides the index proper; its ready-made forms are left out."""
_PARTS = ("index", "fragment", "filter")
_TITLE_WEIGHT = 10
"""The most Pagefind knows."""


class _Package(msgspec.Struct):
    version: str


def program() -> tuple[Path, str]:
    """Return where the program lies and its version. Raises BuildError where it doesn't."""
    found = sorted(path for path in ROOT.glob(_PROGRAMS) if path.suffix in ("", ".exe"))
    if not found:
        raise BuildError("缺少建搜索索引的 Pagefind；请运行 make setup 后再试")
    package = found[0].parent.parent / "package.json"
    return found[0], msgspec.json.decode(package.read_bytes(), type=_Package).version


def write_shard(pages: Iterable[MarkedPage], folder: Path) -> None:
    """Make the index of these pages in a folder that isn't there yet.

    Raises BuildError with what Pagefind says where it fails.
    """
    with TemporaryDirectory(prefix="portal-search-") as work:
        site, made = Path(work, "site"), Path(work, "made")
        for page in pages:
            file = site / page.url.strip("/") / "index.html"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("\n".join(_lines(page)), encoding="utf-8")
        _run("--site", str(site), "--output-path", str(made), "--quiet")
        folder.mkdir(parents=True)
        for file in _used(made):
            target = folder / file.relative_to(made)
            target.parent.mkdir(exist_ok=True)
            target.write_bytes(file.read_bytes())


def _lines(page: MarkedPage) -> Iterator[str]:
    """Write a page as Pagefind reads it; it names no language, so that no word is cut again."""
    yield "<!doctype html><html><head><title></title></head><body data-pagefind-body>"
    for name, said in (("title", page.title), ("summary", page.summary), ("note", page.note)):
        if said:
            yield f'<meta data-pagefind-meta="{name}[content]" content="{html.escape(said)}">'
    for name, value in page.filters:
        yield f'<meta data-pagefind-filter="{name}[content]" content="{html.escape(value)}">'
    yield f'<h1 data-pagefind-weight="{_TITLE_WEIGHT}">{_words(page.title)}</h1>'
    yield f"<p>{_words(*page.blocks)}</p></body></html>"


def _words(*texts: str) -> str:
    return html.escape(spelled(texts), quote=False)


def _run(*options: str) -> None:
    path, _ = program()
    done = subprocess.run(
        [str(path), *options], capture_output=True, text=True, encoding="utf-8", check=False
    )
    if done.returncode != 0:
        raise BuildError(f"Pagefind 没有建成搜索索引（退出码 {done.returncode}）：\n{done.stderr}")


def _used(made: Path) -> Iterator[Path]:
    yield from (made / name for name in _USED)
    yield from made.glob("*.pf_meta")
    for part in _PARTS:
        yield from (made / part).glob("*")
