"""Every good example through the real form: its pixels arrive upright and right, and no more."""

import io

import pytest
from PIL import Image, ImageChops, ImageStat

from scripts.management.pictures.decoding import DecodingError, decoded
from scripts.management.pictures.intake import LARGEST
from tests.management.pictures import specimens
from tests.management.pictures.desk import Desk
from tests.management.pictures.readers import PIXELS, blocks_of, told_by

GRAY = {"gray", "deep-gray"}
CLEAR = (255, 255, 255, 0)


def apart(one: Image.Image, other: Image.Image) -> float:
    """Return how far two pictures differ on average, in steps of 255."""
    assert one.size == other.size
    return max(ImageStat.Stat(ImageChops.difference(one, other)).mean)


def test_the_readers_would_find_what_stands_in_the_examples() -> None:
    assert set(blocks_of(specimens.told_jpeg())) >= {"e1", "e2", "ed", "e7", "comment", "behind"}
    assert set(blocks_of(specimens.told_png())) >= {"tEXt", "zTXt", "iTXt", "eXIf", "behind"}
    assert set(blocks_of(specimens.told_webp())) >= {"EXIF", "XMP ", "ICCP", "VZ1 "}
    assert set(told_by(specimens.told_png())) >= {"LEAK-ztxt-K7Q2", "LEAK-itxt-K7Q2", "place"}


@pytest.mark.parametrize("name", specimens.GOOD)
def test_only_pixels_are_kept_and_they_are_the_right_ones(desk: Desk, name: str) -> None:
    file, make = specimens.GOOD[name]
    kept = desk.add((file, make()))
    data = desk.fetched(kept)
    assert set(blocks_of(data)) <= PIXELS[kept["path"].rpartition(".")[2]]
    assert told_by(data) == []
    expected = specimens.scene("L" if name in GRAY else "RGB").convert("RGB")
    with Image.open(io.BytesIO(data)) as picture:
        if name == "multi-picture":  # stored upright, told to lie on its side
            expected = expected.transpose(Image.Transpose.ROTATE_270)
        if name == "wide-gamut":  # its profile exchanges red and green
            red, green, blue = expected.split()
            expected = Image.merge("RGB", (green, red, blue))
        if name == "palette":
            assert picture.convert("RGBA").getpixel((300, 200))[3] == 0  # type: ignore[index]  # four of them
            expected.paste("black", (160, 120, 320, 240))
        assert apart(picture.convert("RGB"), expected) < (4 if name == "wide-gamut" else 2)


def test_orientations_would_be_told_apart() -> None:
    upright = specimens.scene()
    turned = [specimens.turned(n).resize(upright.size) for n in range(2, 9)]
    assert min(apart(upright, picture) for picture in turned) > 40


def test_what_takes_too_long_is_ended() -> None:
    assert len(specimens.slow_jpeg()) < LARGEST
    with pytest.raises(DecodingError, match="slow"):
        decoded(specimens.slow_jpeg(), seconds=1)
