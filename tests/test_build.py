"""output/ is always the last site that passed, whatever stops a build."""

import datetime as dt
import os
import shutil
import signal
import subprocess
import sys
import threading
from pathlib import Path

import msgspec
import pytest

from scripts.checked import Checked, digest_of
from scripts.lock import lock
from scripts.swap import swap_in
from tests.plugins.sample import sample_snapshot, write_sample
from tests.proofs import Tell
from tests.support import MOMENT, ROOT, Sandbox, share, town, tree

NOW = dt.datetime.fromisoformat(MOMENT)


@pytest.fixture(scope="module")
def passed(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """A sandbox whose output/ holds a site that passed; tests take copies of it."""
    place = town(tmp_path_factory.mktemp("passed") / "town")
    write_sample(place.content)
    said = place.run("build").stdout
    assert "文稿检查通过" in said
    assert "网站检查通过" in said
    return place


@pytest.fixture
def built(passed: Sandbox, tmp_path: Path) -> Sandbox:
    shutil.copytree(passed.root, tmp_path / "place")
    return Sandbox(root=tmp_path / "place")


def break_story(place: Sandbox, text: str) -> Path:
    story = place.content / "stories" / "2026" / "bad.md"
    head = "title: 坏了\nslug: bad\ndate: 2026-11-20\nkind: 报道\nsummary: 坏了。\n"
    story.write_text(f"---\n{head}---\n{text}\n", encoding="utf-8")
    return story


def leftovers(place: Sandbox) -> list[str]:
    return sorted(path.name for path in place.root.glob(".output*"))


def notes(place: Sandbox) -> dict[str, bytes]:
    """Return what describes the site in output/ to the scheduler and the tools."""
    names = ("next-change.json", "pages.json", "checked.json")
    return {name: (place.root / "build" / name).read_bytes() for name in names}


def test_what_passed_is_in_output_and_written_down(built: Sandbox) -> None:
    checked = msgspec.json.decode((built.root / "build/checked.json").read_bytes(), type=Checked)
    assert (checked.sha256, checked.files) == digest_of(built.output)
    assert (checked.origin.demo, checked.checked_at) == (True, NOW)
    assert leftovers(built) == []


def test_a_build_that_pelican_stops_changes_nothing(built: Sandbox) -> None:
    before, told = tree(built.output), notes(built)
    city = built.content / "city.yaml"
    marks = "marks: {emblem: nowhere.svg}"
    city.write_text(city.read_text(encoding="utf-8").replace("marks: {}", marks), "utf-8")
    said = built.run("build", code=1).stderr
    assert "nowhere.svg" in said
    assert "output/ 没有改动" in said
    assert "Traceback" not in said
    assert tree(built.output) == before
    assert notes(built) == told
    assert leftovers(built) == []


def test_a_manuscript_that_breaks_a_rule_stops_the_build_before_it_begins(built: Sandbox) -> None:
    before = tree(built.output)
    break_story(built, "![](/images/nowhere.png) 13800138000")
    done = built.run("build", code=1)
    assert "content/stories/2026/bad.md:8: 有手机号 138******00" in done.stdout
    assert "[picture-alt]" in done.stdout
    assert "文稿有 3 处问题" in done.stderr
    assert tree(built.output) == before


def test_a_site_that_breaks_a_rule_is_kept_aside(built: Sandbox) -> None:
    before, told = tree(built.output), notes(built)
    story = break_story(built, "[走丢了](/nowhere/)")
    done = built.run("build", code=1)
    assert "story/bad/index.html:" in done.stdout
    assert "[broken-link]" in done.stdout
    assert "网站有 1 处问题" in done.stderr
    assert tree(built.output) == before
    assert notes(built) == told
    assert (built.root / "build/failed/story/bad/index.html").exists()
    assert leftovers(built) == []

    story.write_text(story.read_text("utf-8").replace("/nowhere/", "/openings/"), "utf-8")
    built.run("build")
    assert b'"/story/bad/"' in notes(built)["pages.json"]
    assert not (built.root / "build/failed").exists()
    assert not (built.root / "build/notes").exists()


def test_a_site_that_lost_a_page_no_longer_passes(built: Sandbox) -> None:
    built.run("check", "site")
    (built.output / "opening" / "OP-OPEN" / "index.html").unlink()
    done = built.run("check", "site", code=1)
    assert "openings/OP-OPEN: 这条记录没有网页" in done.stdout
    assert "[broken-link]" in done.stdout


def test_another_folder_can_be_checked(built: Sandbox) -> None:
    other = built.root / "other"
    shutil.copytree(built.output, other)
    (other / "page.html").write_text("<p>13800138000", encoding="utf-8")
    done = built.run("check", "site", "--site", str(other), code=1)
    assert "page.html:1: 有手机号 138******00" in done.stdout
    nowhere = built.run("check", "site", "--site", str(built.root / "nowhere"), code=1)
    assert "没有这个文件夹" in nowhere.stderr


def test_a_killed_build_leaves_the_last_site_and_the_next_cleans_up(built: Sandbox) -> None:
    before, listing = tree(built.output), built.root / "build" / "pages.json"
    listing.write_text("of the last site")
    gate = built.root / "build" / "checked.json"
    gate.unlink()
    os.mkfifo(gate)  # the check of the site writes it last of all, and waits for a reader
    build = subprocess.Popen(
        [sys.executable, "-m", "scripts", "build"],
        cwd=ROOT, env=built.environ, start_new_session=True,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    with gate.open("rb"):
        os.killpg(build.pid, signal.SIGKILL)
        assert build.wait() == -signal.SIGKILL
    assert leftovers(built) == [f".output-new-{build.pid}"]
    assert tree(built.output) == before
    assert listing.read_text() == "of the last site"

    gate.unlink()
    built.run("build")
    assert leftovers(built) == []
    assert tree(built.output) == before
    assert listing.read_text() != "of the last site"


def test_a_second_build_says_who_is_at_work(built: Sandbox) -> None:
    before = tree(built.output)
    with lock(built.root / "build" / "build.lock", "整理图片", NOW):
        said = built.run("build", code=1).stderr
    assert f"整理图片（进程 {os.getpid()}，开始于 2026-11-24 10:00:00） 正在进行" in said
    assert tree(built.output) == before
    built.run("build")


def test_publishing_needs_an_address(built: Sandbox) -> None:
    write_sample(built.content, sample_snapshot(demo=False))
    assert "SITE_URL" in built.run("build", "--publish", code=1).stderr
    built.run("build", "--publish", SITE_URL="https://volunteer.example")
    home = (built.output / "index.html").read_text(encoding="utf-8")
    assert '<link rel="canonical" href="https://volunteer.example/">' in home
    assert "演示网站" not in home
    assert "noindex" not in home


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux changes two names in one step")
def test_a_reader_meets_the_old_site_or_the_new_never_none(tmp_path: Path, proof: Tell) -> None:
    swaps = share(500, 20_000)
    proof("swaps of output/ while a reader reads", count=swaps)
    output = tmp_path / "output"
    output.mkdir()
    (output / "index.html").write_text("0")
    seen: set[str] = set()
    faults: list[OSError] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            try:
                seen.add((output / "index.html").read_text())
            except OSError as error:
                faults.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    for number in range(1, swaps + 1):
        fresh = tmp_path / "fresh"
        fresh.mkdir()
        (fresh / "index.html").write_text(str(number))
        swap_in(fresh, output)
    done.set()
    reader.join()
    assert faults == []
    assert seen <= {str(number) for number in range(swaps + 1)}
    assert len(seen) > 1
    assert (output / "index.html").read_text() == str(swaps)
