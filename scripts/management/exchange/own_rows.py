"""The standard form for an account that may not everything: what isn't theirs is named by row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.db import models

from scripts.management.exchange.standing import ELSEWHERE, OFFICE_ONLY, Standing, office_only
from scripts.management.models import BY_COLLECTION
from scripts.management.models.base import RecordModel
from scripts.management.sheets.columns import Column, Role
from scripts.management.sheets.entries import Entry
from scripts.management.sheets.form import SheetForm
from scripts.management.sheets.kinds import UnreadableError
from scripts.management.sheets.outcome import Outcome, Problem, RecordPlan


@dataclass(kw_only=True)
class Admission:
    """Lets rows in, before they are compared with what is stored."""

    standing: Standing
    _kept_out: dict[tuple[str, str], str] = field(default_factory=dict)
    """Why, by collection and identifier."""

    def admit(self, entries: Sequence[Entry]) -> list[Entry]:
        """Return the rows that may count; the others have a problem, and only that."""
        if not self.standing.is_bound:
            return list(entries)
        own = [entry for entry in entries if not entry.form.part]
        parts = [entry for entry in entries if entry.form.part]
        let_in = {id(entry) for entry in [*filter(self._own, own), *filter(self._part, parts)]}
        return [entry for entry in entries if id(entry) in let_in]

    def _own(self, entry: Entry) -> bool:
        collection, id_ = entry.form.collection, entry.text(Role.IDENTITY)
        entry.id = id_
        column, owner = self._owner(entry, id_)
        said = owner if owner == ELSEWHERE else self.standing.refusal(collection, id_, owner)
        if said:
            self._kept_out[collection, id_] = said
            _refuse(entry, column, said)
        return not said

    def _part(self, entry: Entry) -> bool:
        """Let in a part's row if its record is theirs, or may become it."""
        collection, id_ = entry.form.collection, entry.text(Role.OWNER)
        entry.id = id_
        said = self.standing.why_not(BY_COLLECTION[collection])
        if not said and self.standing.is_elsewhere(collection, id_):
            said = ELSEWHERE
        said = said or (self._kept_out.get((collection, id_), "") if id_ else "")
        if said:
            _refuse(entry, entry.role(Role.OWNER), said)
        return not said

    def _owner(self, entry: Entry, id_: str) -> tuple[Column, str | None]:
        """Return the organization that a row's record would have, and the column that says it.

        What can't be read is somebody else's: whether it exists is not for this account.
        """
        identity = entry.role(Role.IDENTITY)
        if entry.form.collection == "organizations":
            return identity, id_ or None
        column = _column(entry.form, "organization")
        known = self.standing.theirs(entry.form.collection).get(id_)
        held = entry.cells.get(column.heading) if column else None
        if column is None or held is None:
            return identity, known
        if held.empty:
            return column, None
        try:
            return column, str(column.kind.read(held.value))
        except UnreadableError:
            return column, ELSEWHERE


def _refuse(entry: Entry, column: Column, said: str) -> None:
    entry.problems.clear()  # what else is wrong might tell of others' records
    entry.fault(column, said)


def _column(form: SheetForm, name: str) -> Column | None:
    return next((column for column in form.columns if column.field == name), None)


def only_theirs(outcome: Outcome, standing: Standing) -> Outcome:
    """Take out changes of what the city office alone sets, and references to what isn't there."""
    if not standing.is_bound:
        return outcome
    found = [(plan, list(_problems(plan, standing))) for plan in outcome.records]
    problems = [problem for _, several in found for problem in several]
    return replace(
        outcome,
        records=tuple(plan for plan, several in found if not several),
        problems=tuple(sorted({*outcome.problems, *problems}, key=lambda p: (p.sheet, p.row))),
    )


def _problems(plan: RecordPlan, standing: Standing) -> Iterator[Problem]:
    for name in office_only(plan.model, plan.values):
        yield _problem(plan, name, OFFICE_ONLY)
    for name, target in _references(plan.model):
        value = plan.values.get(name)
        if value and standing.is_elsewhere(target.RECORD.COLLECTION, value):
            yield _problem(plan, name, ELSEWHERE)


def _references(model: type[RecordModel]) -> Iterator[tuple[str, Any]]:
    for column in model._meta.concrete_fields:
        if isinstance(column, models.ForeignKey):
            yield column.name, column.related_model


def _problem(plan: RecordPlan, name: str, said: str) -> Problem:
    heading = str(plan.model._meta.get_field(name).verbose_name)  # type: ignore[union-attr]  # a column of the table
    return Problem(sheet=plan.sheet, row=plan.row, id=plan.id, column=f"“{heading}”", expected=said)
