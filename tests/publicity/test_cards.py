"""Share cards: what they say, scanned and looked at; the same bytes everywhere."""

import io
from pathlib import Path

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops

from plugins.publicity.fonts import Fonts
from tests.plugins.building import Kept, keep
from tests.publicity.kits import ADDRESS, SLUGS, kit, kits, one_story, scanned, ten_stories
from tests.support import tree

RARE = "龘㙓䶮𬭎𫍯镕堃犇乭𰻝"
LACKING = "𠮷"


def card(place_or_site: Kept, slug: str) -> bytes:
    return (kits(place_or_site.place) / slug / "card.png").read_bytes()


def picture(png: bytes) -> Image.Image:
    return Image.open(io.BytesIO(png)).convert("RGB")


def differs(one: bytes, other: bytes) -> tuple[int, int, int, int] | None:
    """Return the box in which two pictures differ."""
    return ImageChops.difference(picture(one), picture(other)).getbbox()


@pytest.mark.parametrize("slug", SLUGS)
def test_a_card_has_its_size_and_its_code_leads_to_the_story(kits_site: Kept, slug: str) -> None:
    png = card(kits_site, slug)
    assert picture(png).size == (1200, 630)
    assert scanned(png) == [f"{ADDRESS}/story/{slug}/"]
    public = kits_site.place.output / "story" / slug / "card.png"
    assert public.read_bytes() == png


def test_the_code_reads_from_a_small_picture_too(kits_site: Kept) -> None:
    small = io.BytesIO()
    picture(card(kits_site, SLUGS[0])).resize((600, 315)).save(small, "JPEG", quality=70)
    assert scanned(small.getvalue()) == [f"{ADDRESS}/story/{SLUGS[0]}/"]


def test_kits_are_the_same_bytes_without_the_cache(kits_site: Kept, tmp_path: Path) -> None:
    again = keep(ten_stories(tmp_path), SITE_URL=ADDRESS, PYTHONHASHSEED="7", TZ="America/New_York")
    assert tree(kits(again.place)) == tree(kits(kits_site.place))


def shape(font: TTFont, name: str) -> list[object]:
    pen = RecordingPen()
    font.getGlyphSet()[name].draw(pen)
    return list(pen.value)


@pytest.mark.parametrize("sign", RARE)
def test_rare_characters_have_a_shape_of_their_own(sign: str) -> None:
    shapes = []
    for file in Fonts(Path("nowhere")).files:
        with TTFont(file) as font:
            name = font.getBestCmap().get(ord(sign))
            if name:
                assert shape(font, name) != shape(font, ".notdef")
                shapes.append(shape(font, name))
    assert any(shapes)


def test_rare_characters_are_drawn(tmp_path: Path) -> None:
    """Titles that differ in one rare character only give pictures that differ just there."""
    drawn = {
        sign: card(keep(one_story(tmp_path / str(ord(sign)), f"生僻字{sign}")), "one")
        for sign in "䶮𬭎𰻝"
    }
    for one, other in ("䶮𬭎", "𬭎𰻝"):
        box = differs(drawn[one], drawn[other])
        assert box
        assert box[2] - box[0] > 30
        assert box[3] < 400


def test_long_titles_fit_whole(tmp_path: Path) -> None:
    """The last character of the longest title still changes the picture, above the foot."""
    drawn = [card(keep(one_story(tmp_path / end, "志" * 199 + end)), "one") for end in ("甲", "乙")]
    box = differs(*drawn)
    assert box
    assert box[1] > 140
    assert box[3] < 390


def test_a_word_is_neither_cut_nor_over_the_edge(tmp_path: Path) -> None:
    word = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch"
    ends = [keep(one_story(tmp_path / end, word + end)) for end in "xz"]
    box = differs(*(card(site, "one") for site in ends))
    assert box
    assert 900 < box[0] < box[2] <= 1200 - 72, "the last letter stands in the word's own line"


def test_a_character_without_a_font_is_no_empty_box(tmp_path: Path) -> None:
    site = keep(one_story(tmp_path, f"姓{LACKING}的人"), SITE_URL=ADDRESS)
    assert {file.name for file in (kits(site.place) / "one").iterdir()} == {
        "sms.txt", "wechat.html", "weibo.txt",
    }  # fmt: skip
    index = (kits(site.place) / "index.html").read_text(encoding="utf-8")
    assert f"字体里没有“{LACKING}”" in index
    assert "og:image" not in site.url("/story/one/")
    assert not (site.place.output / "story/one/card.png").exists()


def test_a_font_of_the_city_helps(tmp_path: Path) -> None:
    place = one_story(tmp_path, f"姓{LACKING}的人")
    fonts = place.content / "fonts"
    fonts.mkdir()
    square(fonts / "rare.ttf", LACKING)
    site = keep(place, SITE_URL=ADDRESS)
    plain = card(keep(one_story(tmp_path / "plain", "姓吉的人"), SITE_URL=ADDRESS), "one")
    assert differs(card(site, "one"), plain)
    assert "字体里没有" not in (kits(site.place) / "index.html").read_text(encoding="utf-8")


def square(file: Path, sign: str) -> None:
    """Write a font that has one character, a square."""
    pen = TTGlyphPen(None)
    pen.moveTo((100, 0))
    for point in ((900, 0), (900, 800), (100, 800)):
        pen.lineTo(point)
    pen.closePath()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "square"])
    font.setupCharacterMap({ord(sign): "square"})
    font.setupGlyf({".notdef": TTGlyphPen(None).glyph(), "square": pen.glyph()})
    font.setupHorizontalMetrics({".notdef": (1000, 0), "square": (1000, 100)})
    font.setupHorizontalHeader(ascent=880, descent=-120)
    font.setupNameTable({"familyName": "Rare Square", "styleName": "Regular"})
    font.setupOS2(sTypoAscender=880, usWinAscent=880, usWinDescent=120)
    font.setupPost()
    font.save(file)


def test_without_an_address_there_is_no_code_and_no_public_card(tmp_path: Path) -> None:
    site = keep(one_story(tmp_path))
    assert scanned(card(site, "one")) == []
    assert not list(site.place.output.rglob("card.png"))
    assert "og:image" not in site.url("/story/one/")
    assert "未设网址" in (kits(site.place) / "index.html").read_text(encoding="utf-8")
    assert kit(site.place, "one", "weibo.txt").strip().endswith(" /story/one/")
