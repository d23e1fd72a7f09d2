"""A spreadsheet checked and stored: for the command line and for the admin's pages alike.

`check_upload` is pure. `held` reads the database and `store` writes it; both need
scripts.management.store.setup, or a running server, before them.
"""

from typing import TYPE_CHECKING

import msgspec

from scripts.errors import ImportFileError
from scripts.management.load.mapping import Mapping
from scripts.management.load.mapping_file import check_columns
from scripts.management.load.outcome import Outcome, check_table
from scripts.management.load.stored import Stored
from scripts.management.load.table import read_table
from scripts.records import City, Record

if TYPE_CHECKING:
    from scripts.management.models import RecordModel

NOTHING = Stored()
_COLLECTIONS = ("organizations", "projects", "openings", "stations")


def check_upload(  # noqa: PLR0913 - what an upload is, and what it is checked against
    data: bytes,
    filename: str,
    mapping: Mapping,
    city: City,
    stored: Stored = NOTHING,
    *,
    mapping_name: str = "映射文件",
) -> Outcome:
    """Look at a whole sheet: nothing is stored, nothing is printed, no database is opened.

    Raises ImportFileError where the file can't be read or lacks a column of the mapping; what is
    wrong with its rows is in the outcome.
    """
    table = read_table(
        data,
        filename,
        sheet=mapping.sheet,
        encoding=mapping.encoding,
        delimiter=mapping.delimiter,
        header=mapping.header,
    )
    check_columns(mapping_name, mapping, table)
    return check_table(table, mapping, city, stored, filename)


def held() -> Stored:
    """Return what the database holds, with the Chinese names of its fields."""
    from scripts.management import store as bulk
    from scripts.management.models import BY_COLLECTION

    records: dict[str, dict[str, Record]] = {}
    drafts: set[tuple[str, str]] = set()
    numbers: dict[tuple[str, str], int] = {}
    for name in _COLLECTIONS:
        model = BY_COLLECTION[name]
        records[name] = dict(_records(model))
        rows = model._base_manager
        numbers |= {(name, id_): seq for id_, seq in rows.values_list("pk", "seq")}
        if hasattr(model, "status"):
            states = rows.values_list("pk", "status")  # type: ignore[misc]  # some models have it
            drafts |= {(name, id_) for id_, status in states if status == "draft"}
    return Stored(
        records=records,
        drafts=frozenset(drafts),
        numbers=numbers,
        demo=bulk.demo_moment() is not None,
        labels=_labels(),
    )


def _records(model: "type[RecordModel]") -> list[tuple[str, Record]]:
    """Read a collection; a row that breaks its type is as if it were not there."""
    from scripts.management.plain import children, plain

    found = []
    for row in model._base_manager.prefetch_related(*children(model)):
        values = plain(row)
        if row.is_draft:
            values["status"] = "published"
        try:
            found.append((str(row.pk), msgspec.convert(values, model.RECORD)))
        except msgspec.ValidationError:
            continue
    return found


def _labels() -> dict[str, dict[str, str]]:
    from scripts.management.models import BY_COLLECTION
    from scripts.management.parts import LABELS
    from scripts.management.plain import children

    found: dict[str, dict[str, str]] = {"requirements": LABELS, "period": LABELS}
    for name in _COLLECTIONS:
        model = BY_COLLECTION[name]
        found[name] = _names(model)
        for part, child in children(model).items():
            found[name][part] = str(child._meta.verbose_name)
            found[part] = _names(child)
    return found


def _names(model: "type[object]") -> dict[str, str]:
    from django.db.models import Field

    fields = model._meta.get_fields()  # type: ignore[attr-defined]  # any of our models
    return {field.name: str(field.verbose_name) for field in fields if isinstance(field, Field)}


def store(outcome: Outcome, *, accept_valid: bool = False, clear_demo: bool = False) -> int:
    """Store the records, all or none, and return how many were new or changed.

    Raises ImportFileError, and stores nothing, where the outcome has problems and `accept_valid`
    doesn't allow the rest; where nothing can be stored; where a record changed since it was
    compared; and where the database holds demo data that `clear_demo` doesn't give up.
    """
    from django.db import transaction

    from scripts.management import store as bulk
    from scripts.management.ledger import lock_ledger

    if outcome.problems and not accept_valid:
        raise ImportFileError(f"{outcome.file}：还有问题没有改正，什么都没有存入")
    if not outcome.records:
        raise ImportFileError(f"{outcome.file}：没有可以存入的记录")
    with transaction.atomic():
        lock_ledger()
        if bulk.demo_moment() is not None:
            if not clear_demo:
                raise ImportFileError(
                    "管理系统中是演示数据，真实数据不能和它混在一起；"
                    "请加上 --clear-demo，先把演示数据全部删除（可先用 manage backup 备份）"
                )
            bulk.clear()
        else:
            _refuse_stale(outcome)
        return bulk.save_records(outcome.records)


def _refuse_stale(outcome: Outcome) -> None:
    """Refuse to overwrite what somebody changed after the sheet was looked at."""
    from scripts.management.models import BY_COLLECTION

    for name, model in BY_COLLECTION.items():
        ids = {id_: seq for (where, id_), seq in outcome.basis.items() if where == name}
        now = dict(model._base_manager.values_list("pk", "seq")) if ids else {}
        moved = [id_ for id_, seq in ids.items() if now.get(id_, -1) != seq]
        if moved:
            raise ImportFileError(
                f"{outcome.file}：检查之后，{model.RECORD.LABEL} {moved[0]} 等 {len(moved)} 条"
                "记录又有改动，什么都没有存入；请重新检查一次"
            )
