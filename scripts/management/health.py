"""`manage check`: database, secrets, records and pictures, every fault named."""

import argparse
import datetime as dt
from collections.abc import Iterator

from scripts.errors import CheckError, ContractError, PortalError
from scripts.management import sqlite, store
from scripts.management.secret_files import NAMES, secret
from scripts.workspace import Workspace


def add_arguments(_parser: argparse.ArgumentParser) -> None:
    """Take no arguments."""


def run(_args: argparse.Namespace, places: Workspace, _now: dt.datetime) -> None:
    """Name every fault; raises CheckError where there is one."""
    store.configure(places)
    faults = [*_secrets(places), *_database(places)]
    if not faults:
        store.setup(places)
        faults = [*_numbers(), *_records(), *_pictures()]
    if faults:
        raise CheckError("\n".join(["管理系统有问题：", *faults]))
    print("管理系统一切正常")


def _secrets(places: Workspace) -> Iterator[str]:
    folder = places.var / "secrets"
    for name in NAMES:
        path = folder / name
        if not path.exists():
            continue
        if path.stat().st_mode & 0o077:
            yield f"{path}：别人也能读；请运行 chmod 600 {path}"
        try:
            secret(folder, name)
        except PortalError as error:
            yield str(error)
    if folder.exists() and folder.stat().st_mode & 0o077:
        yield f"{folder}：别人也能进入；请运行 chmod 700 {folder}"


def _database(places: Workspace) -> Iterator[str]:
    from django.conf import settings

    if settings.DATABASES["default"]["NAME"] != str(settings.SQLITE_FILE):
        return
    file = places.var / settings.SQLITE_FILE.name
    if not file.exists():
        return
    for fault in sqlite.faults(file):
        yield f"{file}：数据库已损坏（{fault}）；请用 manage restore 恢复备份"
    if file.stat().st_mode & 0o077:
        yield f"{file}：别人也能读；请运行 chmod 600 {file}"


def _numbers() -> Iterator[str]:
    """Name a counter behind its records: who pulls would miss what is written next."""
    from scripts.management.feed import high_water
    from scripts.management.ledger import ledger
    from scripts.management.models import MODELS

    last = ledger().last_seq
    for model in MODELS:
        if (reached := high_water(model)) > last:
            yield (
                f"{model.RECORD.LABEL}：变更序号到了 {reached}，台账却只记到 {last}；"
                "数据库像是绕过本系统恢复过，请用 manage restore 恢复备份"
            )


def _pictures() -> Iterator[str]:
    """Name pictures and files that don't fit each other."""
    from scripts.management.pictures.health import faults

    return faults()


def _records() -> Iterator[str]:
    """Name the records that break their type: the pull would leave them out."""
    from scripts.management.models import MODELS
    from scripts.management.plain import children

    for model in MODELS:
        rows = model._base_manager.filter(model.public()).prefetch_related(*children(model))
        for row in rows.iterator(chunk_size=500):
            try:
                row.to_record()
            except ContractError as error:
                yield f"{error}；请在管理系统中改正"
