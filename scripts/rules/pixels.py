"""A picture as it may be kept or published: decoded, turned upright, made smaller, written anew.

Nothing but its pixels passes: no place, no camera, no comment, no thumbnail of what was cut off,
no colour under what is transparent. Its colours become sRGB, which is what browsers take a
picture without a profile for.
"""

import io
import warnings
from typing import NamedTuple

from PIL import Image, ImageCms, ImageFile

from scripts.rules.picture_kinds import webp_size
from scripts.rules.pixel_writing import written

EDITION = 2
"""Of what is made here: raised with every change that lets the same file come out otherwise."""
LARGEST_SIDE = 1600
"""Pixels, on the site."""
MOST_PIXELS = 50_000_000
"""Of a picture as it comes; a larger one may be a bomb."""
_KINDS = {"JPEG": "JPEG", "MPO": "JPEG", "PNG": "PNG", "WEBP": "WEBP", "HEIF": "JPEG"}
"""What it is → what it becomes."""
_ENDINGS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp"}
_SRGB = ImageCms.createProfile("sRGB")
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_90,
}  # fmt: skip
"""EXIF's orientation → what puts it right."""

Image.MAX_IMAGE_PIXELS = MOST_PIXELS  # Pillow's own stop, before it makes room for pixels
ImageFile.LOAD_TRUNCATED_IMAGES = False


class Form(NamedTuple):
    """What becomes of a picture."""

    side: int
    """Pixels that it is at most wide and high."""
    qualities: tuple[int, ...]
    """Tried in turn until the file is light enough."""
    heaviest: int | None = None
    """Bytes."""
    formats: tuple[str, ...] = ("JPEG", "PNG", "WEBP")
    """What is read, in Pillow's names."""


SITE = Form(LARGEST_SIDE, (82,))
"""As pages show it."""


class Clean(NamedTuple):
    """A picture without anything but its pixels."""

    data: bytes
    ending: str
    """jpg, png or webp, after what the file is and not what it is called."""
    width: int
    height: int


class TooLargeError(ValueError):
    """More pixels than are decoded."""

    def __init__(self) -> None:
        super().__init__("图片太大，请缩小到 5000 万像素以内")


def clean(data: bytes, form: Form = SITE) -> Clean:
    """Return the picture written anew; of an animation, its first frame.

    Raises ValueError saying in Chinese why it can't be published.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # what is odd beside the pixels is thrown away
            return _clean(data, form)
    except (Image.DecompressionBombError, MemoryError):
        raise TooLargeError from None
    except TooLargeError:
        raise
    except Exception as error:  # a broken picture breaks its decoder in any way
        said = "不是完整的 JPEG、PNG 或 WebP 图片"
        raise ValueError(said) from error


def _clean(data: bytes, form: Form) -> Clean:
    _refuse_bomb(*webp_size(data) if data[8:12] == b"WEBP" else (0, 0))
    with Image.open(io.BytesIO(data), formats=form.formats) as opened:
        _refuse_bomb(*opened.size)
        kind = _KINDS[opened.format or ""]
        pixels = _only_pixels(_upright(_smaller(opened, form.side)), kind)
    found, kind = written(pixels, kind, form.qualities, form.heaviest)
    return Clean(found, _ENDINGS[kind], *pixels.size)


def _refuse_bomb(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise TooLargeError


def _smaller(picture: Image.Image, side: int) -> Image.Image:
    """Make it fit; a JPEG is decoded no larger than needed, a HEIC's own thumbnail not trusted."""
    gap = 2.0 if picture.format in ("JPEG", "MPO") else None
    fit: Image.Image = picture
    if picture.mode in ("1", "P", "PA"):  # colours by number can't be mixed
        fit = picture.convert("RGBA" if picture.has_transparency_data else "RGB")
    fit.thumbnail((side, side), reducing_gap=gap)
    return fit


def _upright(picture: Image.Image) -> Image.Image:
    try:
        turn = _UPRIGHT.get(picture.getexif().get(_ORIENTATION, 1))
    except Exception:  # noqa: BLE001 - EXIF that nobody can read says nothing
        turn = None
    return picture if turn is None else picture.transpose(turn)


def _only_pixels(picture: Image.Image, kind: str) -> Image.Image:
    """Copy the pixels into a fresh picture, which carries nothing else."""
    if picture.mode.startswith(("I", "F")):  # gray of 16 bits or more
        picture = picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    clear = picture.has_transparency_data
    pixels = _in_srgb(picture, "RGBA" if clear else "RGB")
    see_through = clear and kind != "JPEG"
    fresh = Image.new("RGBA", pixels.size, (0, 0, 0, 0) if see_through else (255, 255, 255, 255))
    fresh.alpha_composite(pixels.convert("RGBA"))
    return fresh if see_through else fresh.convert("RGB")


def _in_srgb(picture: Image.Image, mode: str) -> Image.Image:
    """Return the colours that the profile means; a profile that doesn't fit is no profile."""
    profile = picture.info.get("icc_profile")
    if profile:
        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            based = picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert(mode)
            found = ImageCms.profileToProfile(based, source, _SRGB, outputMode=mode)
        except (ImageCms.PyCMSError, OSError, ValueError):
            found = None
        if found is not None:
            return found
    return picture.convert(mode)


def size(data: bytes) -> tuple[int, int]:
    """Return width and height of a picture that `clean` wrote."""
    with Image.open(io.BytesIO(data)) as opened:
        return opened.size
