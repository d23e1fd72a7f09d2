"""What a checked file changes, stored: all of it or nothing, and numbered."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Any

from scripts.errors import ImportFileError
from scripts.management.models.base import Mirror, RecordModel
from scripts.management.plain import children, columns
from scripts.management.sheets.outcome import Outcome, PartPlan, RecordPlan
from scripts.management.staff.actor import by_way_of
from scripts.management.writes import Write, load, write


def save(outcome: Outcome) -> int:
    """Store the records of an outcome and return how many were new or changed.

    Only what the file changes is written. Raises ImportFileError where a record has been changed
    since the file was checked; nothing is stored then.
    """
    with by_way_of("导入"), write() as now:
        for model, run in groupby(outcome.records, key=lambda plan: plan.model):
            _save_kind(model, list(run), now)
    return len(outcome.records)


def _save_kind(model: type[RecordModel], plans: Sequence[RecordPlan], now: Write) -> None:
    ids = [plan.id for plan in plans]
    now.touch(model, ids)
    rows = load(model, ids)
    for plan in plans:
        _refuse_stale(plan, rows.get(plan.id))
    fresh = [_filled(model(id=plan.id), plan.values) for plan in plans if plan.new]
    changed = [_filled(rows[plan.id], plan.values) for plan in plans if not plan.new]
    names = {name for plan in plans if not plan.new for name in plan.values}
    model._base_manager.bulk_create(fresh)
    if names:
        model._base_manager.bulk_update(changed, _model_fields(model, names))
    parts = [(plan, part) for plan in plans for part in plan.parts]
    for child in children(model).values():
        _save_parts(child, [(plan, part) for plan, part in parts if part.model is child], rows)


def _refuse_stale(plan: RecordPlan, row: Any) -> None:
    if (row is None) != plan.new or (row is not None and row.seq != plan.seq):
        raise ImportFileError(
            f"{plan.model.RECORD.LABEL} {plan.id}：正在导入的时候被别人改过，什么都没有存入；"
            "请再导入一次"
        )


def _save_parts(
    child: type[Mirror],
    plans: Sequence[tuple[RecordPlan, PartPlan]],
    owners: Mapping[str, RecordModel],
) -> None:
    fresh = [_new_part(plan, part) for plan, part in plans if part.new]
    changed = [_filled(_held(owners[p.id], part), part.values) for p, part in plans if not part.new]
    names = {name for _, part in plans if not part.new for name in part.values}
    child._base_manager.bulk_create(fresh)
    if names:
        child._base_manager.bulk_update(changed, _model_fields(child, names))


def _new_part(plan: RecordPlan, part: PartPlan) -> Any:
    link: Any = plan.model._meta.get_field(part.part)
    identifier = part.model.RENAMED.get("id", "id")
    row = part.model(**{f"{link.field.name}_id": plan.id, identifier: part.id})
    return _filled(row, part.values)


def _held(owner: RecordModel, part: PartPlan) -> Any:
    name = part.model.RENAMED.get("id", "id")
    return next(one for one in getattr(owner, part.part).all() if getattr(one, name) == part.id)


def _filled(row: Any, values: Mapping[str, Any]) -> Any:
    model: Any = type(row)
    for name, value in values.items():
        setattr(row, columns(model)[name], value)
    return row


def _model_fields(model: type[Mirror], names: set[str]) -> list[str]:
    return sorted(model.RENAMED.get(name, name) for name in names - set(children(model)))
