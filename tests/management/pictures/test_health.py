"""`manage check` names pictures and files that don't fit; backups take pictures along."""

import hashlib
import stat
import subprocess
import sys
from pathlib import Path

from tests.management.pictures import specimens
from tests.support import ROOT, Sandbox

SAVE = """
import sys, msgspec
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
from scripts.management.pictures.intake import take
from scripts.management.models import Organization, Station
told = {"alt": "志愿者在河边种树", "credit": None, "shows_people": False, "people": []}
rows = [{**take(open(name, "rb").read())._asdict(), **told} for name in sys.argv[1:]]
owner, _ = Organization.objects.get_or_create(id="ORG-1", name="林邑志愿队", division="431002")
Station.objects.update_or_create(
    id="ST-1", defaults={"name": "北湖站", "division": "431002", "pictures": rows}
)
"""

REPLACE = """
import sys
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
from scripts.management.models import Station
row = Station.objects.get(pk="ST-1")
row.pictures[0].update(path=sys.argv[1], sha256=sys.argv[2])
row.save()
"""


def save(place: Sandbox, *names: str) -> list[Path]:
    """Give the station these pictures, and return the files that are kept now."""
    chosen = []
    for name in names:
        file, make = specimens.GOOD[name]
        chosen.append(place.root / file)
        chosen[-1].write_bytes(make())
    subprocess.run([sys.executable, "-c", SAVE, *chosen], cwd=ROOT, env=place.environ, check=True)
    return sorted((place.var / "media").glob("*"))


def said(place: Sandbox) -> str:
    return place.run("manage", "check", code=1).stderr


def test_what_fits_is_fine(place: Sandbox) -> None:
    assert len(save(place, "told-jpeg", "told-png")) == 2
    assert "一切正常" in place.run("manage", "check").stdout


def test_each_fault_is_named_with_its_record_and_its_file(place: Sandbox) -> None:
    first, second, _ = save(place, "told-jpeg", "told-png", "heic")
    first.unlink()
    second.write_bytes(b"exchanged")
    (place.var / "media" / "left.jpg").write_bytes(b"left")
    (place.var / "media").chmod(0o755)
    found = said(place)
    assert f"服务站点 ST-1：没有图片文件 /media/{first.name}" in found
    assert f"图片文件 /media/{second.name} 和登记时不是同一个" in found
    assert "left.jpg：没有记录用到这个文件" in found
    assert "chmod 700" in found


def test_a_file_put_there_by_hand_is_named_for_what_it_tells(place: Sandbox) -> None:
    (kept,) = save(place, "told-png")
    data = specimens.told_jpeg()
    by_hand = place.var / "media" / "2026" / "river.jpg"
    by_hand.parent.mkdir()
    by_hand.write_bytes(data)
    digest = hashlib.sha256(data).hexdigest()
    subprocess.run(
        [sys.executable, "-c", REPLACE, "/media/2026/river.jpg", digest],
        cwd=ROOT, env=place.environ, check=True,
    )  # fmt: skip
    assert not kept.exists()
    found = said(place)
    for words in ("/media/2026/river.jpg", "EXIF", "IPTC", "重新上传"):
        assert words in found


def test_a_restored_backup_has_the_pictures_of_its_day(place: Sandbox) -> None:
    before = {file.name: file.read_bytes() for file in save(place, "told-jpeg", "heic")}
    archive = place.root / "backup.tar.gz"
    place.run("manage", "backup", str(archive))
    save(place, "told-png")
    assert not before.keys() & {file.name for file in (place.var / "media").glob("*")}
    place.run("manage", "restore", str(archive))
    after = {file.name: file.read_bytes() for file in (place.var / "media").glob("*")}
    assert after == before
    assert "一切正常" in place.run("manage", "check").stdout
    for file in (place.var / "media", *(place.var / "media").glob("*")):
        assert not stat.S_IMODE(file.stat().st_mode) & 0o077, file
