"""Names and pictures of records on built pages: judged by the build's day, gone when withdrawn."""

import datetime as dt
import hashlib
import json
from dataclasses import replace
from pathlib import Path

import msgspec

from plugins.front.shown import holders, key
from scripts.records.gone import Gone
from scripts.records.person import Person
from scripts.records.picture import Picture
from scripts.rules.pixels import clean
from scripts.snapshot import Snapshot
from tests.photographs import photograph
from tests.plugins.building import Kept, changed, keep, workspace
from tests.plugins.sample import sample_snapshot
from tests.support import tree

LEADER = Person(name="欧阳小满", masked="欧阳**", also=("小满",), named_until=dt.date(2026, 11, 30))
DATA = clean(photograph()).data
FILE = f"{hashlib.sha256(photograph()).hexdigest()}.jpg"
PICTURE = Picture(
    path="/media/a.jpg", sha256=FILE[:64], alt="河岸的早晨", credit="样例日报", file=FILE,
    width=40, height=60, shown_until=dt.date(2026, 11, 30), taken_by=LEADER,
)  # fmt: skip


def led() -> Snapshot:
    return changed(
        sample_snapshot(), "openings", "OP-OPEN", leader=LEADER, title="跟欧阳小满清理河岸",
        description="小满带队。", pictures=(PICTURE,),
    )  # fmt: skip


def built(root: Path, snapshot: Snapshot, **environ: str) -> Kept:
    place = workspace(root, {}, snapshot)
    media = place.content / "data" / "media"
    media.mkdir()
    (media / FILE).write_bytes(DATA)
    return keep(place, **environ)


def everything(kept: Kept) -> bytes:
    return b"".join(name.encode() + data for name, data in tree(kept.place.output).items())


def test_a_name_and_a_picture_stand_as_long_as_consent_does(tmp_path: Path) -> None:
    kept = built(tmp_path, led())
    page = kept.url("/opening/OP-OPEN/")
    assert "欧阳小满" in page
    assert f'src="/media/{FILE}" alt="河岸的早晨" width="40" height="60"' in page
    assert "<figcaption>摄影：欧阳小满　样例日报</figcaption>" in page
    assert (kept.place.output / "media" / FILE).read_bytes() == DATA
    rests_on = json.loads((kept.place.root / "build/shown.json").read_text())
    name, picture = (key("openings/OP-OPEN", mark) for mark in ("欧阳小满", f"/media/{FILE}"))
    assert "opening/OP-OPEN/index.html" in rests_on[name]
    assert "openings/index.html" in rests_on[name]
    assert "opening/OP-OPEN/index.html" in rests_on[key("openings/OP-OPEN", "小满")]
    assert rests_on[picture] == [f"media/{FILE}", "opening/OP-OPEN/index.html"]
    changes = kept.pages["opening/OP-OPEN/index.html"].changes_at
    assert changes is not None
    assert changes <= dt.datetime.fromisoformat("2026-12-01T00:00:00+08:00")


def test_each_record_has_a_consent_of_its_own_to_the_same_name(tmp_path: Path) -> None:
    both = changed(led(), "organizations", "ORG-1", contact=LEADER)
    rests_on = json.loads((built(tmp_path, both).place.root / "build/shown.json").read_text())
    keys = {key(record, "欧阳小满") for record in ("openings/OP-OPEN", "organizations/ORG-1")}
    assert len(keys) == 2
    assert all("organization/ORG-1/index.html" in rests_on[one] for one in keys)


def test_a_name_is_found_however_a_page_writes_it(tmp_path: Path) -> None:
    for name, text in (
        ("a.html", "欧阳 小满"), ("b.html", "欧阳&#23567;满"), ("c.html", "欧阳小，满"),
        ("d.html", "JOHN&nbsp;smith"), ("e.html", "John, Smith"), ("f.html", "E\u0301lodie"),
    ):  # fmt: skip
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert holders(tmp_path, ("欧阳小满", "John Smith", "Élodie")) == {
        "欧阳小满": ["a.html", "b.html"], "John Smith": ["d.html"], "Élodie": ["f.html"],
    }  # fmt: skip


def test_the_build_judges_by_its_own_day(tmp_path: Path) -> None:
    kept = built(tmp_path, led(), BUILD_TIME="2026-12-01T00:00:00+08:00")
    page = kept.url("/opening/OP-OPEN/")
    assert "跟欧阳**清理河岸" in page
    assert "欧阳**带队" in page
    assert "小满".encode() not in everything(kept)
    assert FILE.encode() not in everything(kept)
    assert f"/media/{FILE} 410;" in (kept.place.root / "build/gone.map").read_text()
    assert json.loads((kept.place.root / "build/shown.json").read_text()) == {}


def test_a_photographer_is_masked_when_consent_ends_though_the_picture_stays(
    tmp_path: Path,
) -> None:
    lasting = msgspec.structs.replace(PICTURE, shown_until=None)
    snapshot = changed(sample_snapshot(), "openings", "OP-OPEN", pictures=(lasting,))
    kept = built(tmp_path, snapshot, BUILD_TIME="2026-12-01T00:00:00+08:00")
    page = kept.url("/opening/OP-OPEN/")
    assert "<figcaption>摄影：欧阳**　样例日报</figcaption>" in page
    assert "小满".encode() not in everything(kept)


def test_a_page_says_what_stands_for_a_name(tmp_path: Path) -> None:
    masked = Person(masked="某学生", role="学生")
    kept = built(tmp_path, changed(sample_snapshot(), "organizations", "ORG-1", contact=masked))
    assert "某学生" in kept.url("/organization/ORG-1/")


def test_the_map_names_every_form_of_a_gone_address(tmp_path: Path) -> None:
    day = dt.date(2026, 11, 1)
    gone = tuple(
        Gone(collection=collection, id=name, date=day)
        for collection, name in (
            ("openings", "OP-9"), ("organizations", "ORG-1"), ("star_rules", "SR-1"),
            ("media", f"{'0' * 64}.png"),
        )
    )  # fmt: skip
    kept = built(tmp_path, replace(sample_snapshot(), gone=gone))
    lines = (kept.place.root / "build/gone.map").read_text().splitlines()
    assert lines == [
        f"/media/{'0' * 64}.png 410;",
        f"/media/{FILE} 410;",
        "/opening/OP-9 410;",
        "/opening/OP-9/ 410;",
        "/opening/OP-9/index.html 410;",
    ]
    again = keep(kept.place, GONE_PAGES="1")
    assert (kept.place.root / "build/gone.map").read_text().splitlines() == lines
    page = again.url("/opening/OP-9/")
    assert "这一页已经撤下" in page
    assert '<meta name="robots" content="noindex">' in page
    assert not (again.place.output / "media" / f"{'0' * 64}.png").exists()
    assert "/opening/OP-9/" not in again.text("sitemap.xml")
