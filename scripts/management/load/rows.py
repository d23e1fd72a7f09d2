"""One row becomes the fields of its records, or everything that is wrong with it."""

from dataclasses import dataclass, field
from typing import Any

from scripts.management.load.convert import converted
from scripts.management.load.mapping import columns
from scripts.management.load.plan import Plan, Target
from scripts.management.load.problem import Kind, Problem, UnfitError, without_numbers
from scripts.management.load.table import Row
from scripts.management.load.values import Reading, read
from scripts.rules.private_number import DECLARED, number_in

Parts = dict[str, dict[str, Any]]
"""By section: the fields that the mapping fills; None where the row doesn't say."""


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """What a row says, or its problems; notes in either case."""

    row: int
    id: str
    """The identifier written in it, for reports."""
    parts: Parts
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class _Reader:
    """Reads one row, gathering what is wrong."""

    row: Row
    id: str
    plan: Plan
    parts: Parts = field(default_factory=dict)
    failed: set[str] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, place: str, unfit: UnfitError) -> None:
        """Keep a problem of this row; one cell that several fields read is named once."""
        self.failed.add(place)
        made = problem(self.plan, self.row.number, self.id, place, unfit)
        said = {(known.column, known.value) for known in self.problems if known.column}
        if (made.column, made.value) not in said:
            self.problems.append(made)

    def section(self, name: str) -> None:
        """Read the fields of a section; what can't be read is None and kept as a problem."""
        found: dict[str, Any] = {}
        self.parts[name] = found
        for target in self.plan.sections[name]:
            try:
                found[target.name] = self._field(target)
            except UnfitError as unfit:
                found[target.name] = None
                self.fault(target.place, unfit)

    def _field(self, target: Target) -> Any:
        if target.name == "street" and self._no_division(target):
            return None
        reading = read(target.rule, self.row)
        self.notes += reading.notes
        made = converted(target, reading, self.plan, self._within(target))
        if made.note:
            self.notes.append(made.note)
        if made.value is None and target.field.required and target.place != "period.start":
            raise UnfitError(target.columns, "", "不能空白", Kind.MISSING)
        self._refuse_numbers(target, reading, made.value)
        return made.value

    def _within(self, target: Target) -> str | None:
        own = self.parts.get(target.place.partition(".")[0], {}).get("division")
        return own or self.parts.get(self.plan.mapping.main, {}).get("division")

    def _no_division(self, target: Target) -> bool:
        """Whether the division that the street should lie in is itself a problem."""
        section = target.place.partition(".")[0]
        return bool({f"{section}.division", f"{self.plan.mapping.main}.division"} & self.failed)

    def _refuse_numbers(self, target: Target, reading: Reading, value: Any) -> None:
        """Refuse a text with a person's number in it (条例 art. 20, 21)."""
        if target.name == DECLARED or not isinstance(value, (str, tuple)):
            return
        declared = self._declared(target)
        if fault := number_in(value, "", declared):
            held = self.row.cells
            named = [name for name in columns(target.rule)
                     if number_in(held.get(name, ""), "", declared)]  # fmt: skip
            column = "、".join(named) or reading.rule.column or target.columns
            raise UnfitError(column, "", fault.expected, Kind.PERSONAL_NUMBER)

    def _declared(self, target: Target) -> str | None:
        """Return the office's public number, which other texts may repeat."""
        section = target.place.partition(".")[0]
        owner = section if section == "organization" else self.plan.mapping.main
        phone = self.plan.target(f"{owner}.{DECLARED}")
        try:
            value = read(phone.rule, self.row).value if phone else None
        except UnfitError:
            return None
        return str(value) if value else None


def problem(plan: Plan, row: int, written: str, place: str, unfit: UnfitError) -> Problem:
    """Make the problem of a field in a row."""
    return Problem(
        row=row,
        id=without_numbers(written),
        column=unfit.column,
        cell=plan.table.cell(unfit.column, row),
        field=place,
        kind=unfit.kind,
        value=without_numbers(unfit.value),
        expected=unfit.expected,
    )


def read_row(row: Row, plan: Plan) -> Loaded:
    """Read a row of a sheet."""
    reader = _Reader(row=row, id=_identifier(row, plan), plan=plan)
    if row.width != plan.width:
        wanted = f"这一行有 {row.width} 格，第 {plan.table.header} 行有 {plan.width} 格"
        reader.fault("", UnfitError("", "", f"{wanted}；请检查引号和分隔符", Kind.WIDTH))
    else:
        for section in plan.sections:
            reader.section(section)
        _check_order(reader, "session.start_date", "session.end_date")
        _check_order(reader, "period.start", "period.end")
    return Loaded(
        row=row.number,
        id=reader.id,
        parts=reader.parts,
        problems=tuple(reader.problems),
        notes=tuple(reader.notes),
    )


def _identifier(row: Row, plan: Plan) -> str:
    """Return the row's identifier for reports, even where it is no valid one."""
    target = plan.target(f"{plan.mapping.main}.id")
    if target is None:
        return "无编号"
    try:
        found = read(target.rule, row).value
    except UnfitError as unfit:
        found = unfit.value
    return str(found) if found else "无编号"


def _check_order(reader: _Reader, first: str, last: str) -> None:
    """Refuse an end that lies before its start."""
    section = first.partition(".")[0]
    found = reader.parts[section]
    start, end = found.get(first.partition(".")[2]), found.get(last.partition(".")[2])
    if not start or not end:
        return
    opens, closes = found.get("start_time"), found.get("end_time")
    if (end, closes or "24:00") >= (start, opens or "00:00"):
        return
    place = last if end < start else "session.end_time"
    written, begins = (str(end), start) if end < start else (closes or "", opens)
    columns = reader.plan.columns(place) or reader.plan.columns(first)
    reader.fault(place, UnfitError(columns, written, f"结束不能早于开始（{begins}）", Kind.ORDER))
