"""`python -m scripts manage load FILE.csv --mapping FILE.yaml`.

Without a mapping it takes what `manage export` wrote: see scripts/management/sheets.
"""

import argparse
import datetime as dt
from pathlib import Path

from scripts.city import load_city
from scripts.errors import ImportFileError
from scripts.management import store
from scripts.management.load.mapping_file import check_columns, load_mapping
from scripts.management.load.outcome import Outcome, check_table
from scripts.management.load.report import problem_line, report, summary
from scripts.management.load.table import read_table
from scripts.management.sheets import loading
from scripts.workspace import Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument("file", type=Path, metavar="FILE.csv", help="表格，第 1 行是列名")
    parser.add_argument(
        "--mapping", type=Path, metavar="FILE.yaml",
        help="哪一列是哪个字段；写法见 docs/loading.md。manage export 导出的表格不用写",
    )  # fmt: skip
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
    table = read_table(args.file, encoding=mapping.encoding, delimiter=mapping.delimiter)
    check_columns(args.mapping, mapping, table)
    outcome = check_table(table, mapping, city)
    refused = bool(outcome.problems) and not args.accept_valid
    if refused or not outcome.openings:
        _write(places, outcome, args.file, "什么都没有存入")
        raise ImportFileError(_refusal(outcome, args.file))
    changed = _store(outcome, places, clear_demo=args.clear_demo)
    stored = f"已存入，其中新增或有变化的记录 {changed} 条"
    path = _write(places, outcome, args.file, stored)
    for problem in outcome.problems:
        print(problem_line(problem))
    print(f"{summary(outcome)}。{stored}。\n详见 {path}")


def _refusal(outcome: Outcome, file: Path) -> str:
    lines = [f"{file}：{summary(outcome)}；什么都没有存入", *map(problem_line, outcome.problems)]
    if outcome.openings:
        lines.append("请改正后重新导入；或加上 --accept-valid，跳过这些行，导入其余的")
    return "\n".join(lines)


def _store(outcome: Outcome, places: Workspace, *, clear_demo: bool) -> int:
    """Store the records, all or none, and return how many were new or changed."""
    store.setup(places)
    from django.db import transaction

    with transaction.atomic():
        if store.demo_moment() is not None:
            if not clear_demo:
                raise ImportFileError(
                    "管理系统中是演示数据，真实数据不能和它混在一起；"
                    "请加上 --clear-demo，先把演示数据全部删除（可先用 manage backup 备份）"
                )
            store.clear()
        return store.save_records(outcome.records())


def _write(places: Workspace, outcome: Outcome, file: Path, stored: str) -> Path:
    path = places.reports / "load.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(report(outcome, file.name, stored), encoding="utf-8")
    return path
