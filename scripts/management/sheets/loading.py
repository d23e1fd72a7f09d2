"""`manage load FILE` without a mapping: a spreadsheet of the standard form comes back."""

import argparse
from pathlib import Path

from scripts.city import load_city
from scripts.errors import ImportFileError
from scripts.management import store
from scripts.management.load.table import read_bytes
from scripts.workspace import Workspace

_TRIED = "这是试导入，什么都没有存入"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the arguments that only this form has."""
    parser.add_argument(
        "--overwrite", action="store_true",
        help="导出的表格导回来时：导出以后又被改过的记录也以表格为准",
    )  # fmt: skip


def load_standard(args: argparse.Namespace, places: Workspace) -> None:
    """Check the whole file, then store what it changes.

    Raises ImportFileError naming everything that is wrong; nothing is stored then, unless
    `accept_valid` is given.
    """
    data = read_bytes(args.file)
    city = load_city(places.city_file)
    if args.clear_demo:
        raise ImportFileError("--clear-demo 只能和 --mapping 一起用：导出的表格本来就是这里的记录")
    store.setup(places)
    from scripts.management.models import BY_COLLECTION
    from scripts.management.sheets import report
    from scripts.management.sheets.check import check_sheets
    from scripts.management.sheets.saving import save
    from scripts.management.sheets.stored import stored_now

    held = stored_now({name: model._base_manager.all() for name, model in BY_COLLECTION.items()})
    outcome = check_sheets(data, args.file.name, city, held, overwrite=args.overwrite)
    wrong = bool(outcome.problems or outcome.held)
    if wrong and not args.accept_valid:
        _write(places, report.report(outcome, args.file.name, "什么都没有存入"))
        raise ImportFileError(report.refusal(outcome, args.file))
    said = _TRIED if args.dry_run else f"已存入 {save(outcome)} 条记录"
    path = _write(places, report.report(outcome, args.file.name, said))
    print(
        "\n".join([*report.lines(outcome), f"{report.summary(outcome)}。{said}。", f"详见 {path}"])
    )


def _write(places: Workspace, text: str) -> Path:
    path = places.reports / "load.md"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    path.with_suffix(".json").unlink(missing_ok=True)  # of a load by a mapping before this one
    return path
