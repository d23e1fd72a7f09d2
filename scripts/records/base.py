"""What every record has."""

from typing import Annotated, ClassVar

from msgspec import Meta, Struct

from scripts.records.fields import Identifier, Lang, Moment, Source

COMMON = ("id", "seq", "updated_at", "lang", "source")
"""The public fields that every record type has."""


class Record(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One record of the management API.

    `COLLECTION` is its name in addresses; `TITLE` the field people call it by;
    `LABEL` its Chinese name in reports; `PUBLIC` the allow-list: a field not named
    there never enters the snapshot (条例 art. 20, 21; PIPL art. 25).
    """

    COLLECTION: ClassVar[str] = ""
    LABEL: ClassVar[str] = ""
    TITLE: ClassVar[str] = "title"
    PUBLIC: ClassVar[tuple[str, ...]] = COMMON
    ANONYMOUS: ClassVar[bool] = False
    """Whether nobody may be recognized in it: it has no people, and its texts are judged."""

    id: Identifier
    seq: Annotated[int, Meta(ge=0)] = 0
    updated_at: Moment | None = None
    """When the content last changed; not when it was fetched."""
    lang: Lang | None = None
    source: Source | None = None
