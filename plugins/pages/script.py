"""One script out of a folder's files, for the pages that ask for it."""

from pathlib import Path


def script(folder: Path) -> str:
    """Join the files in the order of their names, in a scope of their own.

    Indentation and lines that are comments are left out; no text may go over a line's end.
    """
    files = sorted(folder.glob("*.js"))
    lines = [line for file in files for line in _lines(file.read_text(encoding="utf-8"))]
    return "\n".join(["(() => {", '"use strict";', *lines, "})();", ""])


def _lines(text: str) -> list[str]:
    stripped = (line.strip() for line in text.splitlines())
    return [line for line in stripped if line and not line.startswith(("//", "/**"))]
