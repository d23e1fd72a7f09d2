"""Read what a request asks for: the host it names, and its address."""

import re
from dataclasses import dataclass
from urllib.parse import unquote_to_bytes

_OUR_NAMES = re.compile(r"(?:localhost|127\.0\.0\.1|\[::1\])(?::\d{1,5})?", re.IGNORECASE)


@dataclass(frozen=True)
class Asked:
    """An address below the site's root: its parts, and whether it names a folder."""

    parts: tuple[str, ...]
    folder: bool

    @property
    def path(self) -> str:
        """The address in its usual form."""
        whole = "/" + "/".join(self.parts)
        return whole + "/" if self.folder and self.parts else whole


def is_ours(host: str | None) -> bool:
    """Tell whether a Host header names this machine.

    A page from elsewhere that has its own name point to 127.0.0.1 (DNS rebinding) names itself.
    """
    return host is not None and _OUR_NAMES.fullmatch(host) is not None


def asked(target: str) -> Asked | None:
    """Read a request's target, such as /story/a%20b/?x; None: it is refused, as nonsense or worse.

    Refused is everything that climbs (..), is hidden (.git), or isn't UTF-8.
    """
    path = re.split(r"[?#]", target, maxsplit=1)[0]
    try:
        decoded = unquote_to_bytes(path).decode("utf-8")
    except UnicodeDecodeError:
        return None
    if not decoded.startswith("/") or "\0" in decoded:
        return None
    parts = tuple(part for part in decoded.split("/") if part)
    if any(part.startswith(".") for part in parts):
        return None
    return Asked(parts, decoded.endswith("/"))
