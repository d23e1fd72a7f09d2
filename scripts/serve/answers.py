"""What a browser gets for an address, as the real server would answer. No clock, no network."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from scripts.serve.asked import Asked
from scripts.serve.folder import Folder, from_folder
from scripts.serve.like_nginx import rules
from scripts.serve.script import waiting_page, with_script

OK, MOVED, MISSING, GONE, NOT_YET = 200, 301, 404, 410, 503


@dataclass(frozen=True, kw_only=True)
class Answer:
    """A whole answer."""

    status: int
    body: bytes
    content_type: str
    location: str = ""


@dataclass(frozen=True, kw_only=True)
class Site:
    """The site in `output`; `gone_map` lists what was withdrawn from it."""

    output: Path
    gone_map: Path

    def answer(self, wanted: Asked | None) -> Answer:
        """Answer an address; None, what can't be an address of ours, is missing."""
        if wanted is None:
            return self._page(MISSING)
        if self._is_gone(wanted):
            return self._page(GONE)
        return from_folder(self.output, lambda site: _found(site, wanted)) or self._page(MISSING)

    def _page(self, status: int) -> Answer:
        """Return the site's own page for a status, or that of the loop where there is no site."""
        found = from_folder(self.output, lambda site: _file(site, (f"{status}.html",), status))
        return found or _html(NOT_YET, waiting_page(), "")

    def _is_gone(self, wanted: Asked) -> bool:
        """Look it up in build/gone.map, which has every form of an address: `/a/ 410;`."""
        try:
            listed = self.gone_map.read_text(encoding="utf-8").splitlines()
        except FileNotFoundError:
            return False
        return f"{wanted.path} {GONE};" in listed


def _found(site: Folder, wanted: Asked) -> Answer | None:
    parts = (*wanted.parts, "index.html") if wanted.folder else wanted.parts
    if found := _file(site, parts, OK):
        return found
    if not wanted.folder and site.is_folder(wanted.parts):
        return _moved(wanted)
    return None


def _moved(wanted: Asked) -> Answer:
    return Answer(
        status=MOVED, body=b"", content_type="text/html",
        location=quote(f"{wanted.path}/"),
    )  # fmt: skip


def _file(site: Folder, parts: tuple[str, ...], status: int) -> Answer | None:
    body = site.file(parts)
    if body is None:
        return None
    kind = rules().content_type(parts[-1])
    if kind.startswith("text/html"):
        return _html(status, body, site.identity)
    return Answer(status=status, body=body, content_type=kind)


def _html(status: int, page: bytes, site: str) -> Answer:
    return Answer(
        status=status,
        body=with_script(page, site),
        content_type=rules().content_type("index.html"),
    )
