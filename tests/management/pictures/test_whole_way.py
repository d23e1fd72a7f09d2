"""From the file chooser to the built site: pixels arrive upright, and nothing else anywhere."""

import io
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
from PIL import Image, ImageChops, ImageStat

from scripts.management.running import Endpoint, running
from scripts.workspace import workspace
from tests.management.office import Office, errors
from tests.management.pictures import specimens
from tests.management.pictures.readers import PIXELS, blocks_of, told_by
from tests.support import ROOT, Sandbox, tree

SHOWN = (*(f"turned-{n}" for n in range(1, 9)), "told-jpeg", "told-png", "told-webp", "heic",
         "motion-photo")  # fmt: skip
PREPARE = """
import sys
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
from django.contrib.auth.models import User
from scripts.management.models import Organization, Station
User.objects.create_superuser("office", password="correct horse")
Organization(id="ORG-1", name="林邑志愿队", division="431002").save()
for name in sys.argv[1:]:
    Station(id=f"ST-{name}", name=f"北湖站 {name}", division="431002").save()
"""


@dataclass(frozen=True, kw_only=True)
class Town:
    """A whole portal with its office."""

    place: Sandbox
    endpoint: Endpoint
    office: Office

    def send(self, name: str, file: tuple[str, bytes] | None, **values: str) -> None:
        path = f"/admin/records/station/ST-{name}/change/"
        form = {**self.office.form(path), **values, "_save": "保存"}
        answer = self.office.browser.post(
            self.office.url + path, form, headers={"Referer": self.office.url + path},
            files={"pictures-0-file": file} if file else None, timeout=60,
        )  # fmt: skip
        assert answer.url.endswith("/station/"), errors(answer)

    def publish(self) -> dict[str, bytes]:
        """Pull and build; return the pictures of the site."""
        named = {
            "MANAGEMENT_API_URL": self.endpoint.url, "MANAGEMENT_API_TOKEN": self.endpoint.token,
        }  # fmt: skip
        self.place.run("pull", "--accept", "openings:empty", extra=named)
        self.place.run("build")
        folder = self.place.output / "media"
        return tree(folder) if folder.exists() else {}

    @property
    def everything(self) -> dict[str, bytes]:
        """Every file that is left anywhere, the office's included."""
        return tree(self.place.root)


@pytest.fixture
def town(place: Sandbox) -> Iterator[Town]:
    for story in (place.content / "stories").rglob("*.md"):
        story.unlink()
    subprocess.run([sys.executable, "-c", PREPARE, *SHOWN], cwd=ROOT, env=place.environ, check=True)
    with entered(place) as found:
        yield found


@contextmanager
def entered(place: Sandbox) -> Iterator[Town]:
    with running(workspace(place.environ)) as endpoint:
        office = Office(endpoint.url)
        office.log_in("office", "correct horse")
        yield Town(place=place, endpoint=endpoint, office=office)


def is_the_scene(data: bytes) -> bool:
    with Image.open(io.BytesIO(data)) as picture:
        same = picture.size == (specimens.WIDTH, specimens.HEIGHT)
        difference = ImageChops.difference(picture.convert("RGB"), specimens.scene())
        return same and max(ImageStat.Stat(difference).mean) < 3


def test_nothing_but_pixels_arrives_and_what_is_withdrawn_leaves(town: Town) -> None:
    for name in SHOWN:
        file, make = specimens.GOOD[name]
        who = {"seen": "people", "people": "张三；2020-01-01 起"} if name == "heic" else {
            "seen": "nobody"
        }  # fmt: skip
        typed = {"alt": f"志愿者在河边种树 {name}", **who}
        town.send(name, (file, make()), **{f"pictures-0-{key}": v for key, v in typed.items()})
    pictures = town.publish()
    alike = {"turned-1", "motion-photo", "told-jpeg"}  # the same pixels, so the same file
    assert 0 < len(pictures) <= len(SHOWN) - len(alike) + 1
    for name, data in pictures.items():
        assert is_the_scene(data), name
        assert set(blocks_of(data)) <= PIXELS[name.rpartition(".")[2]], name
    for name in SHOWN:
        page = (town.place.output / "station" / f"ST-{name}" / "index.html").read_text("utf-8")
        assert f"志愿者在河边种树 {name}" in page
    telling = {name: told for name, data in town.everything.items() if (told := told_by(data))}
    assert telling == {}
    assert not [name for name, data in town.everything.items() if "张三".encode() in data
                and not name.startswith("var/management.sqlite3")]  # fmt: skip
    town.send("heic", None, **{"pictures-0-people": "张三；2020-01-01 起 撤回 2021-01-01"})
    town.send("told-png", None, **{"pictures-0-remove": "on"})
    left = town.publish()
    assert len(left) == len(pictures) - 2
    gone = pictures.keys() - left.keys()
    holders = [name for name in town.everything for lost in gone if lost in name]
    assert [name for name in holders if name.startswith(("output/", "content/data/"))] == []
