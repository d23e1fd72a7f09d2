"""The child process behind the previews: begun when needed, replaced when it fails or is old."""

import datetime as dt
import os
import sys
from pathlib import Path

import pytest

from scripts.errors import BuildError
from scripts.management.preview.process import Patience, Renderer, folder
from scripts.management.preview.stamp import stamp
from scripts.workspace import Workspace
from tests.support import MOMENT

NOW = dt.datetime.fromisoformat(MOMENT)
PROGRAM = """
import json, os, signal, sys
folder, turns = sys.argv[1], int(open(sys.argv[2]).read())
open(sys.argv[2], "w").write(str(turns + 1))
os.makedirs(folder + "/assets", exist_ok=True)
def say(what):
    print(json.dumps(what), flush=True)
{begin}
say({{"ready": True}})
for line in sys.stdin:
    {answer}
    say({{"pid": os.getpid(), "turn": turns, "said": line.strip(), "demo": "--demo" in sys.argv}})
"""


class Shop:
    """A workspace, and renderers made of a few lines each."""

    def __init__(self, root: Path) -> None:
        self.places = Workspace(
            content=root / "content", output=root / "out", build=root / "build", var=root / "var"
        )
        self.places.content.mkdir()
        (self.places.content / "city.yaml").write_text("one", encoding="utf-8")
        self.turns = root / "turns"
        self.turns.write_text("0", encoding="utf-8")

    def renderer(self, answer: str = "pass", begin: str = "pass") -> Renderer:
        program = PROGRAM.format(answer=answer, begin=begin)
        command = [
            sys.executable, "-c", program, str(folder(self.places)), str(self.turns),
        ]  # fmt: skip
        return Renderer(self.places, command, Patience(20, 0.5))

    @property
    def begun(self) -> int:
        return int(self.turns.read_text(encoding="utf-8"))


@pytest.fixture
def shop(tmp_path: Path) -> Shop:
    return Shop(tmp_path)


def test_one_child_answers_all_and_none_is_begun_before_it_is_needed(shop: Shop) -> None:
    renderer = shop.renderer()
    assert shop.begun == 0
    first = renderer.ask(b"a", NOW, demo=True)
    second = renderer.ask(b"b", NOW, demo=True)
    assert (first["said"], second["said"], first["pid"]) == ("a", "b", second["pid"])
    assert first["demo"]
    assert shop.begun == 1
    renderer.close()


def test_a_child_that_crashed_is_replaced(shop: Shop) -> None:
    renderer = shop.renderer(answer="os._exit(3) if turns == 0 else None")
    assert renderer.ask(b"a", NOW, demo=False)["turn"] == 1
    renderer.close()


def test_a_child_that_hangs_is_killed_and_replaced(shop: Shop) -> None:
    renderer = shop.renderer(answer="signal.pause() if turns == 0 else None")
    assert renderer.ask(b"a", NOW, demo=False)["turn"] == 1
    renderer.close()


def test_one_that_always_hangs_is_given_up_clearly_and_tried_again_later(shop: Shop) -> None:
    renderer = shop.renderer(answer="signal.pause() if turns < 2 else None")
    with pytest.raises(BuildError, match="没有按时回答"):
        renderer.ask(b"a", NOW, demo=False)
    assert renderer.ask(b"a", NOW, demo=False)["turn"] == 2
    renderer.close()


def test_one_that_says_it_is_old_is_replaced(shop: Shop) -> None:
    renderer = shop.renderer(answer="turns or (say({'stale': True}), sys.exit())")
    assert renderer.ask(b"a", NOW, demo=False)["turn"] == 1
    renderer.close()


def test_one_that_cannot_begin_says_why(shop: Shop) -> None:
    renderer = shop.renderer(begin="sys.exit('出错了：文稿 a.md 有误')")
    with pytest.raises(BuildError, match=r"^现在不能预览：文稿 a\.md 有误$"):
        renderer.ask(b"a", NOW, demo=False)


@pytest.mark.parametrize("change", ["content", "assets"])
def test_another_is_begun_when_what_was_read_has_changed(shop: Shop, change: str) -> None:
    renderer = shop.renderer()
    renderer.ask(b"a", NOW, demo=False)
    if change == "content":
        (shop.places.content / "city.yaml").write_text("other", encoding="utf-8")
    else:
        (folder(shop.places) / "assets").rmdir()
    assert renderer.ask(b"a", NOW, demo=False)["turn"] == 1
    renderer.close()


def test_the_stamp_follows_the_data_but_not_its_pictures(shop: Shop) -> None:
    before = stamp(shop.places)
    (shop.places.data / "media").mkdir(parents=True)
    (shop.places.data / "media" / "a.jpg").write_bytes(b"")
    assert stamp(shop.places) == before
    (shop.places.data / "manifest.json").write_text("{}", encoding="utf-8")
    assert stamp(shop.places) != before


def test_it_ends_with_its_server(shop: Shop) -> None:
    renderer = shop.renderer()
    process = renderer.ask(b"a", NOW, demo=False)["pid"]
    renderer.close()
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)
