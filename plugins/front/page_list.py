"""List every page with its template and kind: build/pages.json, for screenshots and tests."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from plugins.pages.declare import DeclaredPage


def page_list(pages: Iterable[DeclaredPage]) -> list[dict[str, str]]:
    """Return address, template and kind of each page, in the order of their addresses."""
    listed = [
        {"url": page.url, "template": page.template, "kind": kind_of(page.view)} for page in pages
    ]
    return sorted(listed, key=lambda page: page["url"])


def kind_of(view: Any) -> str:
    """Tell pages of one template apart: an opening by its state, a list by what it lists."""
    state = getattr(view, "state", None)
    return str(state.key if state else getattr(view, "kind", ""))


def write_page_list(folder: Path, pages: Iterable[DeclaredPage]) -> None:
    """Write it into a folder outside the output: it is for the project's own tools."""
    lines = (json.dumps(page, ensure_ascii=False) for page in page_list(pages))
    text = "[\n" + ",\n".join(lines) + "\n]\n"
    (folder / "pages.json").write_text(text, encoding="utf-8")
