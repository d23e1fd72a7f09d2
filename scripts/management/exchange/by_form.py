"""A file of the standard form → what it would do."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings

from scripts.management.exchange import checked
from scripts.management.exchange.checked import Checked, Difference, Fault, short
from scripts.management.exchange.own_rows import Admission, only_theirs
from scripts.management.exchange.standing import Standing
from scripts.management.exchange.taking import eyes_of
from scripts.management.models import BY_COLLECTION
from scripts.management.sheets.check import check_sheets
from scripts.management.sheets.outcome import Outcome, Problem, RecordPlan
from scripts.management.sheets.pages import Eyes, titles
from scripts.management.sheets.saving import save
from scripts.management.sheets.stored import Stored
from scripts.management.staff.roles import visible


@dataclass(frozen=True, kw_only=True)
class _Theirs(Stored):
    """What is stored as far as it exists for an account."""

    eyes: Eyes

    def titles(self) -> dict[str, dict[str, str]]:
        """Return what the records are called, as an export for the same account does."""
        read = {name: [*rows.values()] for name, rows in self.rows.items()}
        return {name: dict(called) for name, called in titles(read, self.eyes).items()}


def check(data: bytes, name: str, standing: Standing, *, overwrite: bool) -> Checked:
    """Check a file of the standard form.

    Raises ImportFileError where it can't be read, or isn't of the standard form.
    """
    rows = {
        name: visible(standing.user, model._base_manager.all())
        for name, model in BY_COLLECTION.items()
    }
    key = str(settings.SECRET_KEY).encode()
    stored = _Theirs(queries=rows, key=key, eyes=eyes_of(standing.user))
    admission = Admission(standing=standing)
    found = check_sheets(
        data, name, settings.CITY, stored, overwrite=overwrite, admit=admission.admit
    )
    return _worded(only_theirs(found, standing), stored)


def _worded(outcome: Outcome, stored: Stored) -> Checked:
    faults = tuple(map(_fault, outcome.problems))
    plans = [_stable(plan) for plan in outcome.records]
    return Checked(
        rows=outcome.rows,
        faults=faults,
        withheld=tuple(map(_fault, outcome.held)),
        remarks=(),
        new=tuple(_record(plan, stored) for plan in outcome.records if plan.new),
        changed=tuple(_record(plan, stored) for plan in outcome.records if not plan.new),
        unchanged=outcome.unchanged,
        digest=checked.digest(plans, faults),
        by_rows=False,
        store=lambda _accept: save(outcome),
    )


def _stable(plan: RecordPlan) -> tuple[Any, ...]:
    """Return what of a plan decides what would be stored, and over what."""
    parts = [(part.part, part.id, part.new, part.values) for part in plan.parts]
    return plan.collection, plan.id, plan.new, plan.seq, plan.values, parts


def _fault(problem: Problem) -> Fault:
    return Fault(
        problem.sheet, problem.row, problem.id, problem.column, "", short(problem.value),
        problem.expected,
    )  # fmt: skip


def _record(plan: RecordPlan, stored: Stored) -> checked.Record:
    row = stored.rows.get(plan.collection, {}).get(plan.id)
    field = plan.model.RECORD.TITLE
    title = plan.values.get(field) or (getattr(row, field) if row else plan.id)
    changes = () if plan.new else plan.changes
    return checked.Record(
        plan.collection, plan.model.RECORD.LABEL, plan.id, str(title), plan.row,
        tuple(Difference(one.heading, _said(one.before), _said(one.after)) for one in changes),
    )  # fmt: skip


def _said(text: str) -> str:
    return short(text) if text else "未提供"
