"""Links lead to the web, to mail, to a phone, or into the portal, written from its root.

Whether a page of the portal is there, the check of the built site knows.
"""

from collections.abc import Iterator
from urllib.parse import urlsplit

from scripts.check.written.desk import Desk
from scripts.check.written.markdown import places
from scripts.rules.addresses import LINK_SCHEMES
from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.problem import Problem, Rule

BROKEN = Rule(
    "content-link",
    "链接写完整的网址，本站的网页从 / 写起",
    "例如 `[招募信息](/openings/)`、`[平台](https://…)`；同一页里写 `#标题`",
)


def check(manuscript: Manuscript, _desk: Desk) -> Iterator[Problem]:
    """Yield every link of another form, and relative ones: they would lead nowhere."""
    for place in places(manuscript.body, manuscript.body_line):
        if not place.picture and not _leads_somewhere(place.address):
            found = f"链接写成了 {place.address or '空的'}"
            yield BROKEN.broken(manuscript.path, place.line, found)


def _leads_somewhere(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    if parts.scheme:
        return parts.scheme in LINK_SCHEMES
    own_page = parts.path.startswith("/") and not parts.netloc
    return own_page or (not parts.path and bool(parts.fragment))
