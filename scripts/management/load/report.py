"""What became of a sheet, in words for the office, and as JSON for programs."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath

import msgspec

from scripts.management.load.changes import Change, What
from scripts.management.load.outcome import Outcome
from scripts.management.load.problem import Problem
from scripts.records import COLLECTIONS

_LONGEST = 60
_MEASURES = {"organizations": "个", "projects": "个", "stations": "个", "openings": "条"}
_WHAT = {What.NEW: "新增", What.CHANGED: "改动", What.UNCHANGED: "不变"}


def problem_line(problem: Problem) -> str:
    """Say in one line what is wrong with which row and what was expected."""
    where = f"第 {problem.row} 行（{_short(problem.id)}）"
    if not problem.field:
        return f"{where}：{problem.expected}"
    cell = f"（{problem.cell}）" if problem.cell else " "
    column = f"“{problem.column}”列{cell}" if problem.column else ""
    return f"{where}{column}→ {problem.field}：{_written(problem)}{problem.expected}"


def _written(problem: Problem) -> str:
    if problem.value:
        return f"写的是“{_short(problem.value)}”；"
    return "空白；" if problem.kind == "missing" else ""


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LONGEST else plain[:_LONGEST] + "…"


def withheld_line(row: int, because: int) -> str:
    """Say why a row that is right isn't loaded."""
    return f"第 {row} 行：与第 {because} 行是同一条记录，那一行有问题，所以也没有导入"


def summary(outcome: Outcome) -> str:
    """Return the counts in one line."""
    label, measure = COLLECTIONS[outcome.collection].LABEL, _MEASURES[outcome.collection]
    said = f"共 {outcome.rows} 行：可以导入 {outcome.count(outcome.collection)} {measure}{label}"
    if outcome.collection == "openings":
        bodies = {getattr(record, "organization", None) for record in outcome.records} - {None}
        said += f"（属于 {len(bodies)} 个组织）"
    withheld = f"，因此一同没有导入的 {len(outcome.withheld)} 行" if outcome.withheld else ""
    return f"{said}，有问题的 {outcome.left_out} 行{withheld}"


def changes_summary(outcome: Outcome) -> str:
    """Return in one line how many records are new, changed and unchanged."""
    counts = outcome.counts()
    return "，".join(f"{_WHAT[what]} {counts[what]} 条" for what in What)


def change_lines(changes: Iterable[Change]) -> Iterator[str]:
    """Say what becomes of each record; of changed ones, each field from what to what."""
    for change in changes:
        if change.what is What.UNCHANGED:
            continue
        title = f"{change.label} {change.id}“{_short(change.title)}”"
        yield f"{_WHAT[change.what]}：{title}（第 {change.rows[0]} 行）"
        for one in change.differences:
            yield f"    {one.label}：“{_short(one.before)}” → “{_short(one.after)}”"


def report(outcome: Outcome, stored: str) -> str:
    """Return the whole report as Markdown."""
    return "\n".join(_lines(outcome, stored)) + "\n"


def report_json(outcome: Outcome, stored: str) -> bytes:
    """Return the same for programs; the records themselves are left out."""
    return msgspec.json.format(
        msgspec.json.encode(
            {
                "file": outcome.file,
                "stored": stored,
                "rows": outcome.rows,
                "counts": {str(what): number for what, number in outcome.counts().items()},
                "problems": outcome.problems,
                "withheld": {str(row): because for row, because in outcome.withheld.items()},
                "notes": outcome.notes,
                "remarks": outcome.remarks,
                "changes": outcome.changes,
            }
        )
    )


def _lines(outcome: Outcome, stored: str) -> Iterator[str]:
    yield from (
        f"# 导入 {PurePath(outcome.file).name}",
        "",
        summary(outcome) + "。",
        "",
        stored + "。",
        "",
    )
    if outcome.remarks:
        yield from ("## 关于这个文件", "", *(f"- {remark}" for remark in outcome.remarks), "")
    if outcome.problems:
        yield from ("## 没有导入的行", "")
        yield from (f"- {problem_line(problem)}" for problem in outcome.problems)
        yield from (f"- {withheld_line(*pair)}" for pair in sorted(outcome.withheld.items()))
        yield ""
    if outcome.notes:
        yield from ("## 请看一看", "", "这些行可以导入，但有一处值得核对：", "")
        yield from (f"- 第 {note.row} 行（{note.id}）：{note.text}" for note in outcome.notes)
        yield ""
    yield from ("## 新增和改动", "", changes_summary(outcome) + "。", "", "```")
    yield from change_lines(outcome.changes)
    yield "```"
