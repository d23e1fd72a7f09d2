"""What became of a sheet, in words for the office."""

from collections.abc import Iterator

from scripts.management.load.outcome import Outcome
from scripts.management.load.rows import Problem

_LONGEST = 60


def problem_line(problem: Problem) -> str:
    """Say in one line what is wrong with which row and what was expected."""
    where = f"第 {problem.row} 行（{problem.id}）"
    if not problem.field:
        return f"{where}：{problem.expected}"
    column = f"“{problem.column}”列 " if problem.column else ""
    value = f"写的是“{_short(problem.value)}”" if problem.value else "空白"
    return f"{where}{column}→ {problem.field}：{value}；{problem.expected}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"


def summary(outcome: Outcome) -> str:
    """Return the counts in one line; they add up."""
    return (
        f"共 {outcome.rows} 行：可以导入 {len(outcome.openings)} 条招募信息"
        f"（属于 {len(outcome.organizations)} 个组织），有问题的 {outcome.left_out} 行"
    )


def report(outcome: Outcome, file: str, stored: str) -> str:
    """Return the whole report as Markdown."""
    return "\n".join(_lines(outcome, file, stored)) + "\n"


def _lines(outcome: Outcome, file: str, stored: str) -> Iterator[str]:
    yield from (f"# 导入 {file}", "", summary(outcome) + "。", "", stored + "。", "")
    if outcome.problems:
        yield from ("## 没有导入的行", "")
        yield from (f"- {problem_line(problem)}" for problem in outcome.problems)
        yield ""
    if outcome.notes:
        yield from ("## 请看一看", "", "这些行可以导入，但有一处值得核对：", "")
        yield from (f"- 第 {note.row} 行（{note.id}）：{note.text}" for note in outcome.notes)
        yield ""
