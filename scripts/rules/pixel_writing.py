"""Pixels as a file, no heavier than allowed. Pure."""

import io
from collections.abc import Iterator
from typing import Any

from PIL import Image

_Way = tuple[str, dict[str, Any]]


def written(
    pixels: Image.Image, kind: str, qualities: tuple[int, ...], heaviest: int | None
) -> tuple[bytes, str]:
    """Return the file and its kind: the first that is light enough, else the lightest way tried.

    A PNG that stays too heavy is a photograph: it becomes a JPEG, or a WebP where it is clear.
    """
    data, found = b"", kind
    for way, options in _ways(kind, pixels.mode, qualities):
        out = io.BytesIO()
        pixels.save(out, way, **options)
        data, found = out.getvalue(), way
        if heaviest is None or len(data) <= heaviest:
            break
    return data, found


def _ways(kind: str, mode: str, qualities: tuple[int, ...]) -> Iterator[_Way]:
    if kind == "PNG":
        yield kind, {"optimize": True}
        kind = "WEBP" if mode == "RGBA" else "JPEG"
    more = {"method": 4} if kind == "WEBP" else {"optimize": True, "progressive": True}
    for quality in qualities:
        yield kind, {"quality": quality, **more}
