"""The resident renderer's pages are those of the build, to the letter."""

import datetime as dt
import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import msgspec
import pytest

from scripts.records import Record
from scripts.rules.references import references
from scripts.snapshot import Snapshot, read_snapshot
from tests.support import MOMENT, ROOT, Sandbox

Answer = dict[str, Any]


class Renderer:
    """The real process, asked over its pipe."""

    def __init__(self, process: "subprocess.Popen[bytes]", folder: Path) -> None:
        self.process, self.folder = process, folder

    def line(self, text: bytes) -> Answer:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(text + b"\n")
        self.process.stdin.flush()
        answer: Answer = json.loads(self.process.stdout.readline())
        return answer

    def ask(self, record: Record, snapshot: Snapshot | None, moment: str = MOMENT) -> Answer:
        request = {
            "collection": record.COLLECTION, "record": msgspec.to_builtins(record),
            "related": related(record, snapshot) if snapshot else {}, "moment": moment,
        }  # fmt: skip
        return self.line(msgspec.json.encode(request))


def related(record: Record, snapshot: Snapshot) -> dict[str, list[Any]]:
    """Return the records that a record names, as the request carries them."""
    found = {}
    for reference in references(type(record)):
        named = snapshot.of(reference.collection).get(getattr(record, reference.field) or "")
        found[reference.collection] = [msgspec.to_builtins(named)] if named else []
    return found


@contextmanager
def rendering(place: Sandbox, folder: Path, *options: str) -> Iterator[Renderer]:
    with subprocess.Popen(
        [sys.executable, "-m", "plugins.preview", str(folder), *options],
        cwd=ROOT, env=place.environ, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    ) as process:  # fmt: skip
        assert process.stdout
        assert json.loads(process.stdout.readline()) == {"ready": True}
        yield Renderer(process, folder)
    assert process.returncode == 0, "it ends with its input"


@pytest.fixture(scope="module")
def renderer(demo_site: Sandbox, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Renderer]:
    with rendering(demo_site, tmp_path_factory.mktemp("preview")) as found:
        yield found


@pytest.fixture(scope="module")
def snapshot(demo_site: Sandbox) -> Snapshot:
    return read_snapshot(demo_site.content / "data")


def built(site: Sandbox, url: str) -> str:
    path = url.partition("#")[0].strip("/") + "/index.html"
    return (site.output / path).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "collection",
    [
        "openings",
        "projects",
        "organizations",
        "stations",
        "trainings",
        "commitments",
        "recognitions",
        "star_rules",
        "awards",
        "surveys",
        "needs",
    ],
)
def test_the_page_is_the_one_that_the_build_made(
    renderer: Renderer, demo_site: Sandbox, snapshot: Snapshot, collection: str
) -> None:
    checked = 0
    for record in list(snapshot.of(collection).values())[::4][:12]:
        answer = renderer.ask(record, snapshot)
        if answer["moment"] == MOMENT:  # else it isn't public yet
            assert answer["html"] == built(demo_site, answer["url"]), record.id
            checked += 1
    assert checked


def test_every_asset_that_a_page_names_is_there(
    renderer: Renderer, demo_site: Sandbox, snapshot: Snapshot
) -> None:
    made = {path.name for path in (renderer.folder / "assets").iterdir()}
    assert made == {path.name for path in (demo_site.output / "assets").iterdir()}
    html = renderer.ask(next(iter(snapshot.of("openings").values())), snapshot)["html"]
    assert any(f"/assets/{name}" in html for name in made)
    assert [path.name for path in renderer.folder.iterdir()] == ["assets"], "no page is written"


def test_what_is_changed_shows_and_the_next_request_knows_nothing_of_it(
    renderer: Renderer, snapshot: Snapshot
) -> None:
    opening = next(iter(snapshot.of("openings").values()))
    before = renderer.ask(opening, snapshot)["html"]
    changed = msgspec.structs.replace(opening, title="改了一半的标题")
    assert "改了一半的标题" in renderer.ask(changed, snapshot)["html"]
    assert renderer.ask(opening, snapshot)["html"] == before


def test_what_is_public_later_is_shown_as_it_will_be_then(
    renderer: Renderer, snapshot: Snapshot
) -> None:
    opening = next(one for one in snapshot.of("openings").values() if not one.publish_at)
    later = dt.datetime.fromisoformat("2026-12-24T08:00:00+08:00")
    answer = renderer.ask(msgspec.structs.replace(opening, publish_at=later), snapshot)
    assert answer["moment"] == later.isoformat()
    assert opening.title in answer["html"]


def test_bad_requests_are_answered_and_the_process_goes_on(
    renderer: Renderer, snapshot: Snapshot
) -> None:
    opening = msgspec.to_builtins(next(iter(snapshot.of("openings").values())))
    bad = {"collection": "openings", "record": {**opening, "sessions": []}, "moment": MOMENT}
    assert "sessions：不能少于 1 个字（项）" in renderer.line(json.dumps(bad).encode())["error"]
    assert renderer.line(b"nonsense")["error"]
    unknown = {**bad, "collection": "secrets"}
    assert renderer.line(json.dumps(unknown).encode())["error"]
    good = {**bad, "record": opening}
    assert renderer.line(json.dumps(good).encode())["html"]


def test_another_day_asks_for_another_process(renderer: Renderer, snapshot: Snapshot) -> None:
    opening = next(iter(snapshot.of("openings").values()))
    for moment in ("2026-11-25T00:00:00+08:00", "2026-11-24T09:59:59+08:00"):
        assert renderer.ask(opening, snapshot, moment) == {"stale": True}


@pytest.mark.parametrize("left", ["nothing", "damage"])
def test_without_a_snapshot_the_record_and_what_it_names_are_enough(
    tmp_path: Path, demo_site: Sandbox, snapshot: Snapshot, left: str
) -> None:
    place = Sandbox(root=tmp_path)
    place.content.mkdir()
    for name in ("city.yaml", "pages", "stories", "images"):
        if (demo_site.content / name).exists():
            (place.content / name).symlink_to(demo_site.content / name)
    if left == "damage":
        (place.content / "data").mkdir()
        (place.content / "data" / "manifest.json").write_text("{")
    opening = next(one for one in snapshot.of("openings").values() if one.project)
    body = snapshot.of("organizations")[opening.organization]
    project = snapshot.of("projects")[opening.project]
    with rendering(place, tmp_path / "preview", "--demo") as found:
        html = found.ask(opening, snapshot)["html"]
    for said in (opening.title, body.name, project.title, "演示"):
        assert said in html
