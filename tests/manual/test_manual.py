"""docs/管理手册.md is true: its steps lead where it says, its words stand on the screen."""

import io
import re
from pathlib import Path

import pytest
from PIL import Image

from scripts.management.findings.bench import BEYOND
from scripts.manual.script import pictures, quotations, walks
from scripts.rules.opening_state import LABELS
from scripts.rules.rulebook import RULES
from tests.support import ROOT, sandbox

MANUAL = ROOT / "docs" / "管理手册.md"
TEXT = MANUAL.read_text(encoding="utf-8")
FOLDER = ROOT / "docs" / "manual"
WRONG = """# 手册

<!-- 演练：还没有登录的人，从 /admin/ -->

1. 在“用户名”里写`zhiyuanban`，在“口令”里写第一次的密码，点“登录”。

## 再来

<!-- 演练：市志愿办，从 /admin/ -->

1. 点“招募信息”右边的“添一条”。
2. 看到“增加 招募信息”。

<!-- 演练：市志愿办，从 /admin/ -->

1. 看到“资料管理”。
"""
FALSE = """# 手册

<!-- 演练：市志愿办，从 /admin/ -->

1. 点“组织”右边的“增加”。

   ![名称](manual/here.png)

在“大名”里写名称。网站上写“报名中”。

![没有哪一步](manual/nowhere.png)
"""


@pytest.mark.browser
def test_every_step_can_be_done_and_every_quoted_word_stands_on_a_screen(tmp_path: Path) -> None:
    made = sandbox(tmp_path / "place")
    made.run("manual", "--to", str(tmp_path / "pictures"))
    names = {file.name for file in (tmp_path / "pictures").iterdir()}
    assert names == set(pictures(TEXT)) == {file.name for file in FOLDER.iterdir()}


@pytest.mark.browser
@pytest.mark.parametrize(
    ("text", "said"),
    [
        (WRONG, [":5：页面上没有“口令”", ":11：页面上没有“添一条”"]),
        (FALSE, [":9：屏幕上没有“大名”", "没有哪一步做这张图：nowhere.png"]),
    ],
    ids=["a step that can't be done", "words and pictures that aren't"],
)
def test_a_manual_that_isnt_true_is_refused_with_the_line(
    tmp_path: Path, text: str, said: list[str]
) -> None:
    manual = tmp_path / "manual.md"
    manual.write_text(text, encoding="utf-8")
    made = sandbox(tmp_path / "place")
    done = made.run("manual", "--manual", str(manual), "--to", str(tmp_path / "p"), code=1)
    lines = done.stderr.splitlines()[1:]
    assert len(lines) == len(said), done.stderr
    assert all(any(part in line for line in lines) for part in said), done.stderr


def test_every_rule_stands_in_the_manual_with_what_to_do() -> None:
    rows = dict(re.findall(r"^\| ([^|]+?) \| ([^|]+?) \|$", TEXT, re.MULTILINE))
    wanted = {rule.what for rule in RULES.values()} | set(BEYOND.values())
    assert wanted - set(rows) == set()


def test_every_state_that_citizens_see_stands_in_the_manual() -> None:
    assert set(LABELS.values()) <= {words for _, words in quotations(TEXT)}


def test_pictures_are_small_and_told_in_words() -> None:
    weights = {file.name: file.stat().st_size for file in FOLDER.iterdir()}
    assert {name for name, weight in weights.items() if weight > 60 * 1024} == set()
    assert sum(weights.values()) <= 1.5 * 1024 * 1024
    assert {name for name, alt in pictures(TEXT).items() if len(alt) < 4} == set()
    for file in FOLDER.iterdir():
        assert Image.open(io.BytesIO(file.read_bytes())).mode == "P", file.name


def test_each_chapter_in_the_contents_is_there_and_the_other_way_round() -> None:
    chapters = re.findall(r"^## (.+)$", TEXT, re.MULTILINE)
    linked = re.findall(r"\[([^\]]+)\]\(#([^)]+)\)", TEXT)
    anchors = [re.sub(r"[、，]", "", chapter) for chapter in chapters]
    assert [anchor for name, anchor in linked if "、" in name] == anchors
    assert {anchor for _, anchor in linked} <= set(anchors)


def test_steps_are_numbered_in_their_order() -> None:
    for one in walks(TEXT):
        lines = [TEXT.splitlines()[step.line - 1] for step in one.steps]
        numbers = [int(line.partition(".")[0]) for line in lines]
        assert numbers == list(range(1, len(numbers) + 1)), f"line {one.line}"


def test_the_manual_speaks_no_english() -> None:
    addresses = r"`[^`]*`|\]\([^)]*\)|<!--.*?-->|\[[a-z-]+\.md\]|var/\S+|/honors/\S+|city\.yaml"
    prose = re.sub(addresses, "", TEXT)
    assert set(re.findall(r"[A-Za-z]{2,}", prose)) <= {"CSV", "donghe"}
