"""From the source's "take it off" to a 410, through the real pull, build, deploy and rollback."""

import gzip
import hashlib
import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.deploy.servers import get
from tests.pull.samples import Item, opening, openings, organization
from tests.pull.server import TOKEN, Reply, ScriptedApi, serving
from tests.support import Sandbox, tree

TITLE = "给老樟树挂上名牌"
NAME = "欧阳晓棠"
CONSENT = {"purpose": "name", "given_on": "2026-01-05"}


def picture() -> bytes:
    """Return a picture of the size that pages show."""
    data = io.BytesIO()
    Image.effect_noise((640, 480), 60).save(data, "JPEG")
    return data.getvalue()


def led_by(*consents: Item) -> Item:
    return opening("OP-2", leader={"name": NAME, "role": "领队", "consents": list(consents)})


@pytest.fixture
def api() -> Iterator[ScriptedApi]:
    """A source with a notice that has a picture, and one whose leader may be named."""
    shot = picture()
    shown = {
        "path": "/media/tree.jpg", "sha256": hashlib.sha256(shot).hexdigest(), "alt": "老樟树",
        "shows_people": False,
    }  # fmt: skip

    def media(path: str, right: Reply) -> Reply:
        return Reply(200, shot, {"Content-Type": "image/jpeg"}) if "/media/" in path else right

    made = ScriptedApi(fault=media)
    made.put("organizations", organization())
    made.put("openings", opening("OP-1", title=TITLE, pictures=[shown]), led_by(CONSENT))
    made.put("openings", *openings(6, first=3))
    with serving(made):
        yield made


def publish(place: Sandbox, api: ScriptedApi, target: Path) -> None:
    named = {"MANAGEMENT_API_URL": api.url, "MANAGEMENT_API_TOKEN": TOKEN}
    place.run("site", extra={**named, "SITE_URL": "https://volunteers.example"})
    place.run("deploy", str(target))


def holding(target: Path, mark: str) -> list[str]:
    """Return the files of the target that hold a text, compressed ones too."""
    files = {
        name: gzip.decompress(data) if name.endswith(".gz") else data
        for name, data in tree(target).items()
    }
    return [name for name, data in files.items() if mark.encode() in data]


def test_a_notice_its_picture_and_a_name_are_in_no_kept_release(
    place: Sandbox, api: ScriptedApi, target: Path, address: str
) -> None:
    publish(place, api, target)
    (shot,) = (target / "current/site/media").iterdir()
    addresses = ("/opening/OP-1/", "/opening/OP-1/S1.ics", f"/media/{shot.name}")
    assert [get(address + each).status for each in addresses] == [200, 200, 200]
    assert NAME in get(address + "/opening/OP-2/").body.decode()
    assert any(name.endswith(".gz") for name in holding(target, TITLE))
    api.delete("openings", "OP-1")
    api.put("openings", led_by({**CONSENT, "withdrawn_on": "2026-11-23"}))
    publish(place, api, target)
    for _ in range(2):
        assert [get(address + each).status for each in addresses] == [410, 410, 410]
        assert "欧阳*" in get(address + "/opening/OP-2/").body.decode()
        assert get(address + "/opening/OP-3/").status == 200
        place.run("rollback", str(target), "--to", "1")
    assert holding(target, TITLE) == []
    assert holding(target, NAME) == []
    assert [name for name in tree(target) if name.endswith(shot.name)] == []
