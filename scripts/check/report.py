"""Tell people what was found: everything in a file, the same fault of many pages once."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from pathlib import Path

from scripts.errors import CheckError
from scripts.rules.problem import Problem

_SHOWN = 5
"""Places named of one fault; a broken template breaks every page in the same way."""


def report(problems: list[Problem], file: Path, what: str, say: Callable[[str], None]) -> None:
    """Say what is wrong, write all of it to `file`, and raise CheckError; nothing: return."""
    file.unlink(missing_ok=True)
    if not problems:
        return
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("".join(f"{problem}\n" for problem in problems), encoding="utf-8")
    for line in lines(problems, file):
        say(line)
    raise CheckError(f"{what}有 {len(problems)} 处问题，都列在上面和 {file}")


def lines(problems: Iterable[Problem], file: Path) -> list[str]:
    """Word the problems, one a line; the same fault in many places is cut short."""
    alike: dict[tuple[str, str], list[Problem]] = defaultdict(list)
    for problem in problems:
        alike[problem.rule, problem.message].append(problem)
    told = []
    for places in alike.values():
        told += [str(problem) for problem in places[:_SHOWN]]
        if len(places) > _SHOWN:
            told.append(f"    ……另有 {len(places) - _SHOWN} 处同样的问题，全部见 {file}")
    return told
