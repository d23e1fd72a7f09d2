"""Small sites with pages that are to be found, and what their index says."""

import gzip
from pathlib import Path

from tests.check.small_site import page, small_site, write

MARKED = '<article data-pagefind-body data-pagefind-filter="{filters}">{body}</article>'


def marked(title: str, filters: str, body: str) -> str:
    """Return a page whose title and body are indexed."""
    text = page(title, MARKED.format(filters=filters, body=f"<p>{body}</p>"))
    heading = f"<h1>{title}</h1>\n"
    return text.replace(heading, "").replace("<p>", f"{heading}<p>", 1)


SITE = {
    **small_site(),
    "opening/OP-1/index.html": marked(
        "清理河岸", "kind:opening, division:431002", "带上手套，沿郴江捡垃圾。"
    ),
    "opening/OP-2/index.html": marked("陪老人读报", "kind:opening", "每周三下午，燕泉街道。"),
    "story/now/index.html": marked("今年的故事", "kind:story, year:2026", "雨一直下。"),
    "story/old/index.html": marked("前年的故事", "kind:story, year:2024", "雪一直下，路边有热茶。"),
    "story/older/index.html": marked("更早的故事", "kind:story, year:2023", "风一直吹。"),
}


def site(root: Path, **changes: str | None) -> Path:
    """Write the site; a path (`/` as `__`) with None is left out, with a text has that."""
    files: dict[str, str] = dict(SITE)
    for name, text in changes.items():
        path = name.replace("__", "/") + "/index.html"
        if text is None:
            del files[path]
        else:
            files[path] = text
    return write(root, files)


def words_of(folder: Path) -> str:
    """Return all that an index holds, unpacked and without the spaces of its spelling."""
    found = []
    for file in sorted(folder.rglob("*")):
        data = file.read_bytes() if file.is_file() else b""
        plain = gzip.decompress(data) if data.startswith(b"\x1f\x8b") else data
        found.append(plain.replace(b" ", b"").decode("utf-8", "replace"))
    return "\n".join(found)
