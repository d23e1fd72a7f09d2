"""What people get to see: problems in words, the list of rules, what passed."""

import datetime as dt
from pathlib import Path

import msgspec
import pytest

from scripts.check.registry import BUILT_RULES, WRITTEN_RULES, table
from scripts.check.report import report
from scripts.checked import Checked, Origin, digest_of, write_checked
from scripts.errors import CheckError
from scripts.rules.problem import Problem
from scripts.workspace import ROOT
from tests.check.small_site import small_site, write

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)


def test_every_rule_is_documented() -> None:
    text = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert table(WRITTEN_RULES) in text, "run python -m scripts check rules and paste its tables"
    assert table(BUILT_RULES) in text, "run python -m scripts check rules and paste its tables"


def test_no_two_rules_share_an_id() -> None:
    ids = [rule.id for rule in (*WRITTEN_RULES, *BUILT_RULES)]
    assert len(ids) == len(set(ids))


def test_nothing_wrong_is_no_error_and_leaves_no_old_list(tmp_path: Path) -> None:
    old = tmp_path / "problems.txt"
    old.write_text("from the last time")
    report([], old, "网站", print)
    assert not old.exists()


def test_the_same_fault_of_many_pages_is_told_once(tmp_path: Path) -> None:
    problems = [Problem(f"{n:02}.html", 7, "one-h1", "没有 <h1>") for n in range(30)]
    problems.append(Problem("x.html", None, "utf-8", "有坏字节"))
    said: list[str] = []
    with pytest.raises(CheckError, match="网站有 31 处问题"):
        report(problems, tmp_path / "problems.txt", "网站", said.append)
    assert said[0] == "00.html:7: 没有 <h1> [one-h1]"
    assert "另有 25 处同样的问题" in said[5]
    assert said[6] == "x.html: 有坏字节 [utf-8]"
    listed = (tmp_path / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert listed == [str(problem) for problem in problems]


def test_the_digest_follows_every_byte_and_every_name(tmp_path: Path) -> None:
    write(tmp_path / "a", small_site())
    write(tmp_path / "b", small_site())
    same = digest_of(tmp_path / "a")
    assert digest_of(tmp_path / "b") == same
    (tmp_path / "b" / "robots.txt").rename(tmp_path / "b" / "robot.txt")
    renamed = digest_of(tmp_path / "b")
    (tmp_path / "a" / "robots.txt").write_text("other")
    assert len({same, renamed, digest_of(tmp_path / "a")}) == 3


def test_what_passed_is_written_down(tmp_path: Path) -> None:
    write(tmp_path / "site", small_site())
    file = tmp_path / "build" / "checked.json"
    checked = write_checked(file, tmp_path / "site", Origin(demo=True), NOW)
    assert msgspec.json.decode(file.read_bytes(), type=Checked) == checked
    assert (checked.sha256, checked.files) == digest_of(tmp_path / "site")
    assert checked.origin.demo
