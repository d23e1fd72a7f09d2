"""What was public and is not any more: an entry of the gone list. Never a name, never a title."""

import datetime as dt
from typing import Annotated

from msgspec import Meta, Struct

MEDIA = "media"
"""The collection of pictures; their id is the file's name."""


class Gone(Struct, frozen=True, kw_only=True):
    """One entry: its address answers 410."""

    collection: Annotated[str, Meta(pattern=r"\A[a-z][a-z_]{0,39}\Z")]
    id: Annotated[
        str, Meta(pattern=r"\A(?:[A-Za-z0-9][A-Za-z0-9_-]{0,63}|[0-9a-f]{64}\.(?:jpg|png|webp))\Z")
    ]
    date: dt.date
    """The day it went, in the city's zone."""
