"""One script out of a folder's files, for the pages that ask for it."""

import re
from pathlib import Path

_SHARED = re.compile(r"^// shared: (.+)$", re.MULTILINE)
"""A line that names files of theme/static/js/shared, such as `// shared: el, near`."""


def script(folder: Path) -> str:
    """Join the files in the order of their names, in a scope of their own.

    What they name as shared comes first, each once. Indentation and lines that are comments are
    left out; no text may go over a line's end.
    """
    texts = [file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.js"))]
    named = {name for text in texts for line in _SHARED.findall(text) for name in line.split(", ")}
    shared = folder.parents[1] / "shared"
    first = [(shared / f"{name}.js").read_text(encoding="utf-8") for name in sorted(named)]
    lines = [line for text in (*first, *texts) for line in _lines(text)]
    return "\n".join(["(() => {", '"use strict";', *lines, "})();", ""])


def _lines(text: str) -> list[str]:
    stripped = (line.strip() for line in text.splitlines())
    return [line for line in stripped if line and not line.startswith(("//", "/**"))]
