"""Pictures: fetched, proved, cleaned of all but their pixels; people in them consent."""

import hashlib
import io
from typing import Any

import pytest
from PIL import Image

from tests.photographs import photograph
from tests.pull.conftest import Desk
from tests.pull.samples import opening
from tests.support import tree

AGREED = {"name": "张三", "consents": [{"purpose": "picture", "given_on": "2026-01-01"}]}
SECRET = "GPS25.77N113.01E"


def jpeg() -> bytes:
    return photograph(SECRET)


def shown(desk: Desk, data: bytes, path: str = "/media/a.jpg", **more: object) -> dict[str, Any]:
    desk.api.files[path] = data
    digest = hashlib.sha256(data).hexdigest()
    return {"path": path, "sha256": digest, "alt": "河岸", "shows_people": False, **more}


def pull(desk: Desk, *pictures: dict[str, Any]) -> list[tuple[str, str | None]]:
    desk.api.put("openings", opening(pictures=list(pictures)))
    desk.pull()
    found = desk.snapshot.of("openings")["OP-1"].pictures
    return [(picture.path, picture.file) for picture in found]


def media(desk: Desk) -> dict[str, bytes]:
    folder = desk.places.data / "media"
    return tree(folder) if folder.exists() else {}


def test_a_picture_comes_with_nothing_but_its_pixels(desk: Desk) -> None:
    data = jpeg()
    assert SECRET.encode() in data
    name = f"{hashlib.sha256(data).hexdigest()}.jpg"
    assert pull(desk, shown(desk, data)) == [("/media/a.jpg", name)]
    assert SECRET.encode() not in media(desk)[name]
    with Image.open(io.BytesIO(media(desk)[name])) as picture:
        assert picture.size == (40, 60)
        assert not picture.getexif()
        assert "comment" not in picture.info
    record = desk.snapshot.of("openings")["OP-1"].pictures[0]
    assert (record.width, record.height) == (40, 60)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_other_kinds_are_cleaned_too(desk: Desk, kind: str) -> None:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = SECRET
    Image.new("RGBA", (2000, 50), (1, 2, 3, 4)).save(out, kind, exif=exif)
    ((_, name),) = pull(desk, shown(desk, out.getvalue(), "/media/a.jpg"))
    assert name
    assert name.endswith({"PNG": ".png", "WEBP": ".webp"}[kind])
    with Image.open(io.BytesIO(media(desk)[name])) as picture:
        assert picture.size == (1600, 40)
        assert picture.has_transparency_data
        assert not picture.getexif()


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"<svg onload=alert(1)>", "不是完整的"),
        (jpeg()[:300], "不是完整的"),
        (b"GIF89a" + bytes(40), "不是完整的"),
    ],
)
def test_what_is_no_picture_is_left_out_and_the_record_stays(
    desk: Desk, data: bytes, sentence: str
) -> None:
    assert pull(desk, shown(desk, data)) == [("/media/a.jpg", None)]
    assert media(desk) == {}
    assert sentence in "".join(desk.said)


def test_a_wrong_digest_and_a_missing_file_are_left_out(desk: Desk) -> None:
    wrong = {**shown(desk, jpeg()), "sha256": "0" * 64}
    missing = {**wrong, "path": "/media/none.jpg"}
    assert [file for _, file in pull(desk, wrong, missing)] == [None, None]
    said = "".join(desk.said)
    assert "不符" in said
    assert "404" in said


def test_people_must_all_consent(desk: Desk) -> None:
    data = jpeg()
    other = {**AGREED, "name": "李四", "consents": []}
    unasked: list[dict[str, Any]] = [
        {"people": []}, {"people": [other]}, {"people": [AGREED, other]}, {"people": "张三"},
        {"people": [{**AGREED, "never_named": True}]}, {},
    ]  # fmt: skip
    for people in unasked:
        assert pull(desk, shown(desk, data, shows_people=True, **people)) == []
        assert media(desk) == {}
    ((_, name),) = pull(desk, shown(desk, data, shows_people=True, people=[AGREED], alt="张三"))
    assert name in media(desk)
    assert desk.snapshot.of("openings")["OP-1"].pictures[0].alt == "张**"
    assert "张三".encode() not in b"".join(tree(desk.places.data).values())


def test_a_picture_is_fetched_once_and_leaves_with_its_consent(desk: Desk) -> None:
    data = jpeg()
    picture = shown(desk, data, shows_people=True, people=[AGREED])
    ((_, name),) = pull(desk, picture)
    desk.api.requests.clear()
    assert pull(desk, picture) == [("/media/a.jpg", name)]
    assert "/media/a.jpg" not in desk.api.requests
    withdrawn = {**AGREED["consents"][0], "withdrawn_on": "2026-11-24"}  # type: ignore[dict-item]
    assert pull(desk, {**picture, "people": [{**AGREED, "consents": [withdrawn]}]}) == []
    assert media(desk) == {}
    (entry,) = desk.snapshot.gone
    assert (entry.collection, entry.id) == ("media", name)
    assert pull(desk, picture) == [("/media/a.jpg", name)]
    assert desk.snapshot.gone == ()


def test_a_held_record_loses_a_picture_its_update_has_no_consent_for(desk: Desk) -> None:
    picture = shown(desk, jpeg(), shows_people=True, people=[AGREED])
    pull(desk, picture)
    desk.api.put("openings", opening(division="no", pictures=[{**picture, "people": []}]))
    desk.pull()
    assert len(desk.snapshot.manifest.held) == 1
    assert media(desk) == {}


def test_pictures_as_telephones_write_them_are_taken(desk: Desk) -> None:
    second = Image.new("RGB", (60, 40))
    double = io.BytesIO()
    Image.new("RGB", (60, 40), "teal").save(
        double, "MPO", save_all=True, append_images=[second], comment=SECRET.encode()
    )
    odd = jpeg().replace(b"MM\x00*", b"MM\xff*", 1)  # EXIF that nobody can read
    for number, data in enumerate((double.getvalue(), odd, jpeg() + SECRET.encode())):
        ((_, name),) = pull(desk, shown(desk, data, f"/media/{number}.jpg"))
        assert name
        assert SECRET.encode() not in media(desk)[name]
