"""What became of a file, in words for the office."""

from collections.abc import Iterator
from pathlib import Path

from scripts.management.sheets.outcome import Change, Outcome, Problem, RecordPlan

_LONGEST = 60


def problem_line(problem: Problem) -> str:
    """Say in one line what is wrong with which cell and what was expected."""
    row = f"第 {problem.row} 行" + (f"（{problem.id}）" if problem.id else "")
    where = f"工作表“{problem.sheet}”{row}" if problem.sheet else row
    if not problem.column:
        return f"{where}：{problem.expected}"
    value = f"写的是“{_short(problem.value)}”；" if problem.value else ""
    return f"{where} {problem.column}：{value}{problem.expected}"


def change_line(plan: RecordPlan, change: Change) -> str:
    """Say in one line what a file changes."""
    label = f"{plan.model.RECORD.LABEL} {plan.id}"
    return f"{label} {change.heading}：{_said(change.before)} → {_said(change.after)}"


def _said(text: str) -> str:
    return f"“{_short(text)}”" if text else "（空）"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"


def summary(outcome: Outcome) -> str:
    """Return the counts in one line."""
    changed = len(outcome.records) - outcome.new
    count = sum(1 for _ in outcome.changes())
    rows = {(problem.sheet, problem.row) for problem in (*outcome.problems, *outcome.held)}
    return (
        f"共 {outcome.rows} 行：新增 {outcome.new} 条记录，修改 {changed} 条（{count} 处），"
        f"没有变化 {outcome.unchanged} 条，有问题的 {len(rows)} 行"
    )


def lines(outcome: Outcome) -> Iterator[str]:
    """Yield every problem, then what is new and what changes."""
    yield from map(problem_line, outcome.problems)
    yield from map(problem_line, outcome.held)
    for plan in outcome.records:
        if plan.new:
            yield f"新增 {plan.model.RECORD.LABEL} {plan.id}（第 {plan.row} 行）"
    yield from (change_line(plan, change) for plan, change in outcome.changes())


def refusal(outcome: Outcome, file: Path) -> str:
    """Say why nothing was stored, and what to do."""
    said = [f"{file}：{summary(outcome)}；什么都没有存入"]
    said += map(problem_line, (*outcome.problems, *outcome.held))
    if outcome.records:
        said.append("请改正后重新导入；或加上 --accept-valid，跳过有问题的记录，导入其余的")
    return "\n".join(said)


def report(outcome: Outcome, file: str, stored: str) -> str:
    """Return the whole report as Markdown."""
    listed = [f"- {line}" for line in lines(outcome)]
    return "\n".join(
        [f"# 导入 {file}", "", f"{summary(outcome)}。", "", f"{stored}。", "", *listed, ""]
    )
