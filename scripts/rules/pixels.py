"""A picture as it may be published: decoded, turned upright, made smaller, written anew.

Nothing but its pixels passes: no place, no camera, no comment, no thumbnail of what was cut off.
"""

import io
from typing import NamedTuple

from PIL import Image, ImageOps

LARGEST_SIDE = 1600
"""Pixels."""
MOST_PIXELS = 50_000_000
"""Of a picture as it comes; a larger one may be a bomb."""
_BACKGROUND = "#FFFFFF"
_KINDS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_OPTIONS: dict[str, dict[str, object]] = {
    "JPEG": {"quality": 82, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 82, "method": 4},
}


class Clean(NamedTuple):
    """A picture without anything but its pixels."""

    data: bytes
    ending: str
    """jpg, png or webp, after what the file is and not what it is called."""


def clean(data: bytes) -> Clean:
    """Return the picture written anew; of an animation, its first frame.

    Raises ValueError saying in Chinese why it can't be published.
    """
    try:
        with Image.open(io.BytesIO(data), formats=tuple(_KINDS)) as opened:
            kind = opened.format or ""
            if opened.width * opened.height > MOST_PIXELS:
                raise ValueError("图片太大，请缩小到 5000 万像素以内")
            upright = ImageOps.exif_transpose(opened)
            pixels = _only_pixels(upright, kind)
    except (OSError, SyntaxError, Image.DecompressionBombError) as error:
        said = "不是完整的 JPEG、PNG 或 WebP 图片"
        raise ValueError(said) from error
    out = io.BytesIO()
    pixels.save(out, kind, **_OPTIONS[kind])
    return Clean(out.getvalue(), _KINDS[kind])


def _only_pixels(picture: Image.Image, kind: str) -> Image.Image:
    """Copy the pixels into a fresh picture, which carries nothing else."""
    picture.thumbnail((LARGEST_SIDE, LARGEST_SIDE))
    clear = kind != "JPEG" and picture.has_transparency_data
    mode = "RGBA" if clear else "RGB"
    fresh = Image.new(mode, picture.size, _BACKGROUND)
    fresh.paste(picture.convert(mode))
    return fresh


def size(data: bytes) -> tuple[int, int]:
    """Return width and height of a picture that `clean` wrote."""
    with Image.open(io.BytesIO(data)) as opened:
        return opened.size
