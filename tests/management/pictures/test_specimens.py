"""The examples are what they say they are, as Pillow and the bytes themselves see it."""

import io
import warnings

import pillow_heif
import pytest
from PIL import Image

from tests.management.pictures import blocks, specimens
from tests.management.pictures.blocks import PLACE, mark


def test_the_telling_ones_tell() -> None:
    jpeg = specimens.told_jpeg()
    for where in ("title", "artist", "rights", "maker", "comment", "serial", "area", "thumbnail",
                  "xmp", "iptc", "icc", "com", "app7", "trailer"):  # fmt: skip
        assert mark(where).encode() in jpeg, where
    assert PLACE in jpeg
    assert mark("second").encode() in specimens.multi_picture()
    assert mark("film").encode() in specimens.motion_photo()
    assert mark("chunk").encode() in specimens.told_webp()
    for where in ("text", "xmp", "private", "trailer", "artist"):
        assert mark(where).encode() in specimens.told_png(), where
    for where in ("artist", "xmp", "free"):
        assert mark(where).encode() in specimens.heic(), where


@pytest.mark.parametrize("orientation", range(1, 9))
def test_turned_ones_are_stored_turned(orientation: int) -> None:
    with Image.open(io.BytesIO(specimens.jpeg(orientation))) as picture:
        assert picture.getexif()[blocks.ORIENTATION] == orientation
        wide = picture.width > picture.height
    assert wide == (orientation < 5)


def test_the_forms_of_colour_are_those() -> None:
    for kind in ("CMYK", "I;16", "P", "L", "RGBA"):
        with Image.open(io.BytesIO(specimens.animal(kind))) as picture:
            assert picture.mode == kind


def test_the_bombs_are_small_and_promise_much() -> None:
    pillow_heif.register_heif_opener()
    for name in ("png-bomb", "webp-bomb", "jpeg-bomb", "heic-bomb"):
        data = specimens.BAD[name][1]()
        assert len(data) < 200_000, name
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
            try:
                with Image.open(io.BytesIO(data)) as picture:
                    assert picture.width * picture.height > 200_000_000, name
            finally:
                Image.MAX_IMAGE_PIXELS = limit
    with Image.open(io.BytesIO(specimens.multi_picture())) as picture:
        assert picture.format == "MPO"
        assert getattr(picture, "n_frames", 1) == 2
