"""`python -m scripts manage load FILE --mapping FILE.yaml`.

Without a mapping it takes what `manage export` wrote: see scripts/management/sheets.
"""

import argparse
import datetime as dt
from pathlib import Path

from scripts.city import load_city
from scripts.errors import ImportFileError
from scripts.management import store as bulk
from scripts.management.load import upload
from scripts.management.load.mapping_file import load_mapping
from scripts.management.load.outcome import Outcome
from scripts.management.load.report import (
    change_lines,
    changes_summary,
    problem_line,
    report,
    report_json,
    summary,
    withheld_line,
)
from scripts.management.load.stored import Stored
from scripts.management.load.table import read_bytes
from scripts.management.sheets import loading
from scripts.workspace import Workspace

NOTHING_STORED = "什么都没有存入"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE", help="表格：xlsx 或 CSV")
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE.yaml",
        help="哪一列是哪个字段；写法见 docs/loading.md。manage export 导出的表格不用写",
    )  # fmt: skip
    parser.add_argument(
        "--dry-run", action="store_true", help="只检查：列出所有问题和将有的变化，什么都不存"
    )
    parser.add_argument(
        "--accept-valid", action="store_true", help="有问题的行列出来并跳过，其余的导入"
    )
    parser.add_argument(
        "--clear-demo", action="store_true", help="先删除管理系统中的演示数据（连同其后录入的）"
    )
    loading.add_arguments(parser)


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:  # noqa: ARG001 - every command takes the clock
    """Check the whole sheet, then store it.

    Raises ImportFileError naming every row that can't be loaded; nothing is stored then.
    """
    if args.mapping is None:
        loading.load_standard(args, places)
        return
    city = load_city(places.city_file)
    mapping = load_mapping(args.mapping, city)
    data = read_bytes(args.file)
    known = _known(places, clear_demo=args.clear_demo)
    outcome = upload.check_upload(
        data, str(args.file), mapping, city, known, mapping_name=str(args.mapping)
    )
    refused = bool(outcome.problems) and not args.accept_valid
    if refused or not outcome.records:
        _write(places, outcome, NOTHING_STORED)
        raise ImportFileError(_refusal(outcome, changes=args.dry_run))
    if args.dry_run:
        _tell(places, outcome, f"这是试导入，{NOTHING_STORED}", changes=True)
        return
    bulk.setup(places)
    changed = upload.store(outcome, accept_valid=args.accept_valid, clear_demo=args.clear_demo)
    _tell(places, outcome, f"已存入，其中新增或有变化的记录 {changed} 条", changes=False)


def _known(places: Workspace, *, clear_demo: bool) -> Stored:
    """Return what is stored; nothing where there is no database yet, or it will be cleared."""
    bulk.configure(places)
    if not _exists():
        return upload.NOTHING
    bulk.setup(places)
    known = upload.held()
    return upload.NOTHING if known.demo and clear_demo else known


def _exists() -> bool:
    """Whether there is a database: looking for what is stored must not make one."""
    from django.conf import settings

    file = settings.SQLITE_FILE
    own = settings.DATABASES["default"]["NAME"] == str(file)
    return bool(file.exists()) if own else True


def _refusal(outcome: Outcome, *, changes: bool) -> str:
    lines = [
        f"{outcome.file}：{summary(outcome)}；{NOTHING_STORED}",
        *map(problem_line, outcome.problems),
        *(withheld_line(*pair) for pair in sorted(outcome.withheld.items())),
    ]
    if changes:
        lines += [*change_lines(outcome.changes), f"其余的行：{changes_summary(outcome)}"]
    if outcome.records:
        lines.append("请改正后重新导入；或加上 --accept-valid，跳过这些行，导入其余的")
    return "\n".join(lines)


def _tell(places: Workspace, outcome: Outcome, stored: str, *, changes: bool) -> None:
    path = _write(places, outcome, stored)
    for remark in outcome.remarks:
        print(f"注意：{remark}")
    for problem in outcome.problems:
        print(problem_line(problem))
    for pair in sorted(outcome.withheld.items()):
        print(withheld_line(*pair))
    if changes:
        print("\n".join([*change_lines(outcome.changes), changes_summary(outcome)]))
    print(f"{summary(outcome)}。{stored}。\n详见 {path}")


def _write(places: Workspace, outcome: Outcome, stored: str) -> Path:
    path = places.reports / "load.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report(outcome, stored), encoding="utf-8")
    path.with_suffix(".json").write_bytes(report_json(outcome, stored))
    return path
