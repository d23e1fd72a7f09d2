"""What is asked of the renderer, and what it answers: one line of JSON each."""

import datetime as dt
from typing import Any

from msgspec import Struct


class Request(Struct, frozen=True, kw_only=True):
    """One record as it would be published, and the records it names."""

    collection: str
    record: dict[str, Any]
    """Public fields only, names masked: what the pull would write into the snapshot."""
    related: dict[str, list[dict[str, Any]]] = {}
    """The records it names, by collection: newer than the snapshot, which may be empty."""
    moment: dt.datetime
    """Now; what becomes public later is shown as it will be then."""


class Answer(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """The page, or why there is none."""

    html: str | None = None
    """To the letter what a build would write."""
    url: str = ""
    """Where it will be found, such as /opening/OP-17/."""
    moment: dt.datetime | None = None
    """The moment that the page is of."""
    error: str = ""
    stale: bool = False
    """The renderer has become too old for this moment: start another one."""


class Ready(Struct, frozen=True, kw_only=True):
    """The first line: everything has been read."""

    ready: bool = True
