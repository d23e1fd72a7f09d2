"""A whole file against what is stored: what it would change, or everything that is wrong."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.db import models

from scripts.errors import ImportFileError
from scripts.management.models.base import RecordModel
from scripts.management.sheets.assemble import Assembly
from scripts.management.sheets.drafts import Draft, check_number
from scripts.management.sheets.entries import Entry, entries
from scripts.management.sheets.form import SheetForm, sheet_forms
from scripts.management.sheets.known import Known, known
from scripts.management.sheets.outcome import Outcome, PartPlan, Problem, RecordPlan
from scripts.management.sheets.reading import read_sheets
from scripts.management.sheets.recognize import is_standard, recognize
from scripts.management.sheets.stored import Stored
from scripts.management.sheets.validate import validate
from scripts.records import City


def check_sheets(  # noqa: PLR0913 - what a file is, and what it is checked against
    data: bytes,
    filename: str,
    city: City,
    stored: Stored,
    *,
    overwrite: bool = False,
    admit: Callable[[Sequence[Entry]], Sequence[Entry]] = lambda read: read,
) -> Outcome:
    """Check a file of the standard form, XLSX or CSV; nothing is stored.

    `overwrite`: the file counts also where a record was changed after the export.
    `admit` returns the rows that may count, and leaves a problem in each of the others.
    Raises ImportFileError where the file can't be read, or isn't of the standard form.
    """
    names = known(city, stored.titles())
    forms = sheet_forms(names)
    sheets = read_sheets(data, filename)
    if not is_standard(sheets, forms):
        raise ImportFileError(
            f"{filename}：不是本系统导出的表格（第 1 行没有“招募信息编号”这样的列）；"
            "别的表格请选一个映射（用命令时是 --mapping），写法见 docs/loading.md"
        )
    found, problems = recognize(sheets, forms)
    read = [entry for one in found for entry in entries(one)]
    let_in = admit(read)
    drafts, stray = _assembled(let_in, forms, stored, names)
    taken = {id(entry) for entry in let_in}
    stray += [entry for entry in read if id(entry) not in taken]
    for draft in drafts:
        _judge(draft, overwrite=overwrite)
    return _outcome(drafts, [*problems, *(p for entry in stray for p in entry.problems)], len(read))


def _assembled(
    read: Sequence[Entry], forms: Sequence[SheetForm], stored: Stored, names: Known
) -> tuple[list[Draft], list[Entry]]:
    """Put rows together to records, kind by kind in the order of reference."""
    drafts: list[Draft] = []
    stray: list[Entry] = []
    for own in (form for form in forms if not form.part):
        made = Assembly(form=own, stored=stored, known=names)
        made.take([entry for entry in read if entry.form is own])
        for form in forms:
            if form.part and form.owner is own.owner:
                made.take_parts(form.part, [entry for entry in read if entry.form is form])
        drafts += made.drafts.values()
        stray += made.stray
    return drafts, stray


def _judge(draft: Draft, *, overwrite: bool) -> None:
    if not draft.changed or draft.problems:
        return
    if draft.row is not None and not overwrite:
        check_number(draft)
    if not draft.problems:
        validate(draft)


def _outcome(drafts: Sequence[Draft], problems: list[Problem], rows: int) -> Outcome:
    good = [draft for draft in drafts if not draft.problems]
    problems += [problem for draft in drafts for problem in draft.problems]
    plans = [_plan(draft) for draft in good if draft.changed]
    kept, held = _without_dangling(plans, _refused(drafts))
    return Outcome(
        rows=rows,
        records=tuple(kept),
        unchanged=sum(not draft.changed for draft in good),
        problems=tuple(sorted(set(problems), key=lambda problem: (problem.sheet, problem.row))),
        held=tuple(held),
    )


def _refused(drafts: Iterable[Draft]) -> set[tuple[type[RecordModel], str]]:
    """Return the new records that can't be stored."""
    return {
        (draft.form.owner, draft.id) for draft in drafts if draft.row is None and draft.problems
    }


def _plan(draft: Draft) -> RecordPlan:
    first = draft.entries[0]
    changes = [*draft.said.changes, *(c for part in draft.parts for c in part.said.changes)]
    return RecordPlan(
        model=draft.form.owner, id=draft.id, sheet=first.sheet, row=first.number,
        new=draft.row is None, seq=draft.row.seq if draft.row is not None else 0,
        values=draft.said.values, parts=tuple(_parts(draft)), changes=tuple(changes),
    )  # fmt: skip


def _parts(draft: Draft) -> Iterator[PartPlan]:
    for part in draft.changed_parts:
        form = part.entry.form
        yield PartPlan(
            model=form.model, part=form.part, id=part.id, new=part.row is None,
            values=part.said.values,
        )  # fmt: skip


def _without_dangling(
    plans: list[RecordPlan], refused: set[tuple[type[RecordModel], str]]
) -> tuple[list[RecordPlan], list[Problem]]:
    """Hold back what names a new record that can't be stored, and what names that."""
    kept: list[RecordPlan] = []
    held: list[Problem] = []
    gone = set(refused)
    for plan in plans:
        missing = next((one for one in _named(plan) if one in gone), None)
        if missing is None:
            kept.append(plan)
            continue
        if plan.new:
            gone.add((plan.model, plan.id))
        label = missing[0].RECORD.LABEL
        held.append(
            Problem(
                sheet=plan.sheet, row=plan.row, id=plan.id,
                expected=f"它写的{label} {missing[1]} 是新增的，那一行有问题，所以这一行也没有导入",
            )
        )  # fmt: skip
    return kept, held


def _named(plan: RecordPlan) -> Iterator[tuple[type[RecordModel], str]]:
    """Yield the records that a plan's values name."""
    for field in plan.model._meta.concrete_fields:
        if isinstance(field, models.ForeignKey) and plan.values.get(field.name):
            target: Any = field.related_model
            yield target, plan.values[field.name]
