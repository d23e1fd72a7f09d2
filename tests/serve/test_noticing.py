"""Triggers and the loop by themselves: what is told, and what isn't."""

import datetime as dt
import json
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from scripts.errors import ConfigError, SourceError
from scripts.management.running import running
from scripts.pull import Api
from scripts.pull.transport import Transport
from scripts.serve.changes import Change, Changes, Kind
from scripts.serve.loop import Outcome, State, loop, one_round
from scripts.serve.moments import Moments, next_change
from scripts.serve.polling import Polling
from scripts.serve.terminal import Terminal, worded
from scripts.serve.triggers import Trigger, noticed
from scripts.workspace import workspace
from tests.serve.loops import DEADLINE
from tests.support import Sandbox

NOON = dt.datetime(2026, 11, 24, 12, tzinfo=dt.timezone(dt.timedelta(hours=8)))
NEWS = Change(Kind.records, "管理系统有新内容")
QUICK = 0.01
ONE, TWO = (Change(Kind.file, f"content/stories/{name}.md") for name in ("one", "two"))


def told(trigger: Trigger, times: int = 1) -> list[Change]:
    """Run a trigger until it has told so many changes."""
    changes, found = Changes(), list[Change]()
    with noticed([trigger], changes):
        while len(found) < times:
            taken = changes.take(DEADLINE)
            assert taken, "nothing told"
            found += taken
    return found


def note(file: Path, at: dt.datetime | None) -> Path:
    file.write_text(json.dumps({"at": at.isoformat() if at else None, "pages": []}))
    return file


def test_a_moment_is_told_when_it_has_come(tmp_path: Path) -> None:
    file = note(tmp_path / "next-change.json", NOON)
    before = NOON - dt.timedelta(seconds=1)
    ticks = iter([before, before])
    trigger = Moments(file=file, clock=lambda: next(ticks, NOON), seconds=QUICK)
    assert told(trigger) == [Change(Kind.moment, "到了 11-24 12:00")]
    assert next(ticks, None) is None, "not before"


@pytest.mark.parametrize("text", ['{"at": null}', "{", ""])
def test_no_moment_or_half_a_note_is_none(tmp_path: Path, text: str) -> None:
    file = tmp_path / "next-change.json"
    assert next_change(file) is None
    file.write_text(text)
    assert next_change(file) is None


def test_another_version_is_told_and_trouble_is_said_once() -> None:
    trouble = SourceError("连不上")
    answers: Iterator[str | SourceError] = iter(["a", "a", trouble, trouble, "a", "b"])
    said: list[str] = []

    def ask(_known: str) -> str:
        answer = next(answers, "b")
        if isinstance(answer, SourceError):
            raise answer
        return answer

    assert told(Polling(ask=ask, change=NEWS, say=said.append, seconds=QUICK)) == [NEWS]
    assert [line[:9] for line in said] == ["问不到管理系统有没", "管理系统又能回答了"]
    assert list(answers) == []


def test_a_system_that_did_not_answer_at_first_is_news_when_it_does() -> None:
    answers = iter([SourceError("连不上")])

    def ask(_known: str) -> str:
        for error in answers:
            raise error
        return "a"

    assert told(Polling(ask=ask, change=NEWS, say=lambda _text: None, seconds=QUICK)) == [NEWS]


def test_the_index_is_asked_for_what_is_new_only(place: Sandbox) -> None:
    places = workspace(place.environ)
    with running(places) as endpoint:
        with Transport(Api(endpoint.url, endpoint.token), print) as transport:
            known = transport.version("")
            assert known.strip('W/"')
            assert transport.version("", known) == known
            place.run("manage", "demo", "--openings", "3")
            assert transport.version("", known) != known
        with (
            Transport(Api(endpoint.url, "x" * 40), print) as stranger,
            pytest.raises(SourceError, match="401"),
        ):
            stranger.version("", known)


def test_a_trigger_that_can_not_go_on_ends_the_loop() -> None:
    class Broken:
        def watch(
            self, _changes: Changes, _ready: Callable[[], None], _stop: threading.Event
        ) -> None:
            raise ConfigError("不能监视文件的改动")

    changes = Changes()
    with noticed([Broken()], changes), pytest.raises(ConfigError, match="不能监视"):
        loop(changes, lambda: pytest.fail("no round"), ())


class Heard:
    """A target that writes down what it hears, and ends the loop after so many rounds."""

    def __init__(self, rounds: int) -> None:
        self.rounds, self.heard = rounds, list[tuple[list[str], State]]()

    def begun(self, causes: Sequence[Change]) -> None:
        """Only the end counts."""

    def done(self, causes: Sequence[Change], outcome: Outcome, _seconds: float) -> None:
        self.heard.append(([change.what for change in causes], outcome.state))
        if len(self.heard) == self.rounds:
            raise KeyboardInterrupt


def test_what_changes_during_a_round_is_one_more_round_and_busy_ones_are_tried_again() -> None:
    changes, heard = Changes(), Heard(3)
    changes.tell([ONE])
    during = iter([[TWO, ONE, TWO], [], []])
    states = iter([State.good, State.busy, State.bad])

    def work() -> Outcome:
        changes.tell(next(during))
        return Outcome(state=next(states))

    with pytest.raises(KeyboardInterrupt):
        loop(changes, work, [heard])
    assert heard.heard == [
        ([ONE.what], State.good),
        ([TWO.what, ONE.what], State.busy),
        ([TWO.what, ONE.what], State.bad),
    ]


def test_the_lines_say_when_what_and_how_long() -> None:
    said: list[str] = []
    terminal = Terminal(say=said.append, clock=lambda: NOON)
    outcomes = iter([
        Outcome(state=State.busy, said="build.lock：构建网站 正在进行"),
        Outcome(state=State.busy, said="build.lock：构建网站 正在进行"),
        Outcome(state=State.good, said="2 条没有发布"),
        Outcome(state=State.bad, said="第一处\n第二处"),
    ])  # fmt: skip
    for causes in ([ONE], [ONE], [ONE], [NEWS]):
        one_round(causes, lambda: next(outcomes), [terminal])
    assert [line.replace("0.1 秒", "0.0 秒") for line in said] == [
        "12:00:00 正在更新（改了 content/stories/one.md）……",
        "12:00:00 等一等，完了再更新：build.lock：构建网站 正在进行",
        "12:00:00 已更新（改了 content/stories/one.md，0.0 秒）",
        "         2 条没有发布",
        "12:00:00 正在更新（管理系统有新内容）……",
        "12:00:00 没有更新（管理系统有新内容），网站仍是上一次成功的样子。原因：",
        "         第一处",
        "         第二处",
    ]


def test_many_files_are_counted() -> None:
    files = [Change(Kind.file, f"theme/{number}.css") for number in range(5)]
    assert worded([*files, NEWS]) == "改了 theme/0.css、theme/1.css 等 5 个文件、管理系统有新内容"
