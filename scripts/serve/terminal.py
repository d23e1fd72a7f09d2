"""A target: the terminal, in lines that say when, what and how long."""

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from scripts.serve.changes import Change, Kind
from scripts.serve.loop import Outcome, State

_NAMED = 2
"""So many changed files are named, the others counted."""
_OURS = ("scripts/serve/", "scripts/management/")
"""What runs on as it was at the start; a round is a fresh process and runs what is there now."""


@dataclass(kw_only=True)
class Terminal:
    """Says each round's begin and end."""

    say: Callable[[str], None]
    clock: Callable[[], dt.datetime]
    _waited: bool = field(default=False, init=False)

    def begun(self, causes: Sequence[Change]) -> None:
        """Say what a round is for; one that is tried again was said before."""
        if not self._waited:
            self._line(f"正在更新（{worded(causes)}）……")

    def done(self, causes: Sequence[Change], outcome: Outcome, seconds: float) -> None:
        """Say how it ended."""
        if outcome.state is State.busy:
            if not self._waited:
                self._line(f"等一等，完了再更新：{outcome.said}")
            self._waited = True
            return
        self._waited = False
        if outcome.state is State.good:
            self._line(f"已更新（{worded(causes)}，{seconds:.1f} 秒）")
            self._more(outcome.said)
        else:
            self._line(f"没有更新（{worded(causes)}），网站仍是上一次成功的样子。原因：")
            self._more(outcome.said)
        if ours := sorted(change.what for change in causes if change.what.startswith(_OURS)):
            self._more(
                f"{_named(ours)} 改了，但正在运行的 make serve 和管理系统仍是启动时的程序；"
                "要用新的，请按 Ctrl+C 停下后重新运行 make serve"
            )

    def _line(self, text: str) -> None:
        self.say(f"{self.clock():%H:%M:%S} {text}")

    def _more(self, text: str) -> None:
        for line in text.splitlines():
            self.say(f"         {line}")


def worded(causes: Sequence[Change]) -> str:
    """Say why a round is needed: 改了 content/stories/x.md、管理系统有新内容."""
    files = [change.what for change in causes if change.kind is Kind.file]
    others = [change.what for change in causes if change.kind is not Kind.file]
    return "、".join([*([f"改了 {_named(files)}"] if files else []), *others])


def _named(files: Sequence[str]) -> str:
    named = "、".join(files[:_NAMED])
    return named if len(files) <= _NAMED else f"{named} 等 {len(files)} 个文件"
