"""What stands beside the pixels is named, in every example and in no picture that we wrote."""

import pytest

from scripts.rules.beside_pixels import beside_pixels
from scripts.rules.pixels import clean
from tests.management.pictures import specimens
from tests.management.pictures.readers import PIXELS, blocks_of

TOLD = {
    "told-jpeg": {"EXIF（拍摄信息）", "XMP（图片信息）", "IPTC（新闻图片信息）", "注释", "颜色配置",
                  "附加信息", "末尾之后的内容"},
    "told-png": {"EXIF（拍摄信息）", "颜色配置", "文字或附加信息", "末尾之后的内容"},
    "told-webp": {"EXIF（拍摄信息）", "XMP（图片信息）", "颜色配置", "附加信息"},
    "motion-photo": {"EXIF（拍摄信息）", "末尾之后的内容"},
    "multi-picture": {"EXIF（拍摄信息）", "颜色配置", "末尾之后的内容"},
}  # fmt: skip


@pytest.mark.parametrize("name", TOLD)
def test_everything_beside_the_pixels_is_named(name: str) -> None:
    assert set(beside_pixels(specimens.GOOD[name][1]())) == TOLD[name]


def test_nothing_is_named_in_what_we_wrote() -> None:
    for name, (_, make) in specimens.GOOD.items():
        if not name.startswith("heic"):
            assert beside_pixels(clean(make()).data) == [], name


def test_half_a_file_is_broken_and_other_files_are_not_judged() -> None:
    for data in (specimens.jpeg()[:700], specimens.told_png()[:60], specimens.told_webp()[:40]):
        assert beside_pixels(data)[-1] == "结构损坏"
    assert beside_pixels(b"GIF89a") == []


def test_the_tests_own_reader_agrees() -> None:
    for _, make in specimens.GOOD.values():
        data = make()
        if data[4:8] != b"ftyp":
            kinds = set(blocks_of(data))
            if any(kinds <= known for known in PIXELS.values()):
                assert beside_pixels(data) == []
