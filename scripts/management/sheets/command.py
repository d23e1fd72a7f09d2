"""`python -m scripts manage export FILE.xlsx`: the records as a spreadsheet."""

import argparse
import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scripts.city import load_city
from scripts.errors import ConfigError
from scripts.management import store
from scripts.workspace import Workspace

if TYPE_CHECKING:
    from django.db import models

_PRIVATE = 0o600


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's arguments."""
    parser.add_argument(
        "file", type=Path, metavar="FILE", help="写到哪里：.xlsx，或只含一类记录的 .csv"
    )
    parser.add_argument(
        "--collection", nargs="+", default=[], metavar="NAME",
        help="只导出这几类，例如 openings；CSV 还可以写 sessions（场次）",
    )  # fmt: skip
    parser.add_argument("--organization", metavar="ID", help="只导出这个组织的")
    parser.add_argument(
        "--no-personal", action="store_true", help="不含个人信息（领队、联系人、同意书等列）"
    )


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:  # noqa: ARG001 - every command takes the clock
    """Write the file, readable for its owner only.

    Raises ConfigError where the arguments don't fit together.
    """
    city = load_city(places.city_file)
    store.setup(places)
    from scripts.management.sheets.export import export, export_csv

    form = args.file.suffix.lower()
    wanted = _wanted(args.collection, form)
    rows = {name: _rows(name, args.organization) for name in wanted}
    personal = not args.no_personal
    if form == ".csv":
        data = export_csv(wanted[0], rows[wanted[0]], city, personal=personal)
    else:
        data = export(rows, city, personal=personal)
    _write(args.file, data)
    count = sum(query.count() for query in rows.values())
    print(f"已导出 {count} 条记录到 {args.file}{_warning(personal=personal)}")


def _wanted(given: list[str], form: str) -> list[str]:
    from scripts.management.models import BY_COLLECTION
    from scripts.management.sheets.export import names

    if form not in (".xlsx", ".csv"):
        raise ConfigError(f"文件名应以 .xlsx 或 .csv 结尾，写的是 {form or '没有后缀的名称'}")
    allowed = names() if form == ".csv" else tuple(BY_COLLECTION)
    if strange := [name for name in given if name not in allowed]:
        raise ConfigError(f"--collection：没有 {'、'.join(strange)}；可以写：{'、'.join(allowed)}")
    if form == ".csv" and len(given) != 1:
        raise ConfigError("CSV 只放得下一类记录，请用 --collection 写明哪一类，例如 openings")
    return list(given or allowed)


def _rows(name: str, organization: str | None) -> "models.QuerySet[Any]":
    """Return the records of one kind; those of an organization, where one is given."""
    from scripts.management.models import Organization
    from scripts.management.sheets.export import owner_of

    model = owner_of(name)
    rows: models.QuerySet[Any] = model._base_manager.all()
    if organization is None:
        return rows
    if not Organization._base_manager.filter(pk=organization).exists():
        raise ConfigError(f"--organization：没有编号为 {organization} 的组织")
    if model is Organization:
        return rows.filter(pk=organization)
    narrowed: Any = rows
    named = any(field.name == "organization" for field in model._meta.concrete_fields)
    return narrowed.filter(organization=organization) if named else rows.none()


def _write(file: Path, data: bytes) -> None:
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        beside = file.with_name(f".{file.name}.new")
        beside.touch(mode=_PRIVATE)
        beside.write_bytes(data)
        beside.replace(file)
    except OSError as error:
        raise ConfigError(f"{file}：写不进去（{error.strerror}）；请检查文件夹的权限") from None


def _warning(*, personal: bool) -> str:
    return (
        "。\n其中可能有姓名、同意书等个人信息，只在办公室内部使用；对外提供请加 --no-personal"
        if personal
        else ""
    )
