"""What pages get added while they are answered; output/ knows nothing of it."""

from html import escape
from pathlib import Path

PREFIX = ".serve"
"""Begins the addresses of the loop's own files: the real server hides such names, so no page
of the site can have one."""
EVENTS = "events"

_BROWSER = Path(__file__).parent / "browser"
FILES = ("refresh.js", "refresh.css")


def file(name: str) -> bytes:
    """Return one of the files of the loop's own."""
    return (_BROWSER / name).read_bytes()


def waiting_page() -> bytes:
    """Return the page that stands in until there is a site."""
    return file("waiting.html")


def with_script(page: bytes, site: str) -> bytes:
    """Add the script to a page of the site with this name, in front of its last `</body>`.

    It comes from a file, so the page's own Content-Security-Policy lets it run.
    """
    tag = f'<script src="/{PREFIX}/refresh.js" data-site="{escape(site)}"></script>\n'.encode()
    at = page.rfind(b"</body>")
    return page + tag if at < 0 else page[:at] + tag + page[at:]
