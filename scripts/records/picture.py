import datetime as dt
from typing import Annotated, ClassVar

from msgspec import Meta

from scripts.records.fields import Count, Digest, Line, Part
from scripts.records.person import People, Person

MediaPath = Annotated[
    str, Meta(pattern=r"\A/media/(?!.*/\.{1,2}(/|\Z))[A-Za-z0-9][A-Za-z0-9._/-]{0,200}\Z")
]
"""A file below the API's /media/; no `.` or `..` on the way leads out of it."""

MediaFile = Annotated[str, Meta(pattern=r"\A[0-9a-f]{64}\.(?:jpg|png|webp)\Z")]


class Picture(Part, frozen=True, kw_only=True):
    """A picture under the API's /media/.

    One that shows people, or doesn't say that it shows none, is published only where all of
    `people` consent to it; an empty list is nobody's consent.
    """

    PUBLIC: ClassVar = (
        "path", "sha256", "alt", "taken_by", "credit", "width", "height", "shows_people",
        "shown_until", "file",
    )  # fmt: skip
    MADE: ClassVar = ("shown_until", "file")
    path: MediaPath
    sha256: Digest
    alt: Line
    taken_by: Person | None = None
    """The photographer: named with consent to the purpose name, masked without."""
    credit: Line | None = None
    """An organization or another source; what looks like a person's name in it is masked."""
    width: Count | None = None
    height: Count | None = None
    shows_people: bool = True
    people: People = ()
    """Private: everybody the picture shows, with their consents to the purpose picture."""
    shown_until: dt.date | None = None
    """Made by the pull: the last day on which all consents hold; None: no end is known."""
    file: MediaFile | None = None
    """Made by the pull: its name below content/data/media; None where it couldn't be fetched."""
