"""Tell the scheduler when time alone will make the site untrue: build/next-change.json."""

import datetime as dt
import json
from collections.abc import Iterable
from pathlib import Path

from plugins.pages.declare import DeclaredPage


def next_change(pages: Iterable[DeclaredPage]) -> tuple[dt.datetime | None, list[str]]:
    """Return the first moment at which a page changes, and the addresses that do."""
    waiting = [(page.changes_at, page.url) for page in pages if page.changes_at is not None]
    first = min((moment for moment, _ in waiting), default=None)
    return first, sorted(url for moment, url in waiting if moment == first)


def write_next_change(folder: Path, pages: Iterable[DeclaredPage]) -> None:
    """Write it into a folder outside the output: it is for the scheduler, not for the public."""
    moment, urls = next_change(pages)
    text = json.dumps(
        {"at": moment.isoformat() if moment else None, "pages": urls}, ensure_ascii=False, indent=1
    )
    (folder / "next-change.json").write_text(text + "\n", encoding="utf-8")
