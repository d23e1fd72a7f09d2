"""One row becomes an opening and its organization, or everything that is wrong with it."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any

import msgspec

from scripts.management.load.mapping import SECTIONS
from scripts.management.load.plan import Plan, Target
from scripts.management.load.table import Row
from scripts.management.load.targets import dated, is_list, is_long
from scripts.management.load.values import UnfitError, read
from scripts.records import Opening, Organization, Session
from scripts.records.explain import explain
from scripts.records.fields import Source
from scripts.records.opening import Requirements


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Why a row can't be loaded."""

    row: int
    id: str
    column: str
    field: str
    value: str
    expected: str


@dataclass(frozen=True, kw_only=True)
class Loaded:
    """A row's records, or its problems; notes in either case."""

    row: Row
    id: str
    opening: Opening | None = None
    organization: Organization | None = None
    problems: tuple[Problem, ...] = ()
    notes: tuple[str, ...] = ()


@dataclass
class _Reader:
    """Reads one row, gathering what is wrong."""

    row: Row
    id: str
    plan: Plan
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, column: str, place: str, value: str, expected: str) -> None:
        """Keep a problem of this row; one cell that several fields read is named once."""
        said = (column, value, expected)
        if said not in {(known.column, known.value, known.expected) for known in self.problems}:
            self.problems.append(
                Problem(
                    row=self.row.number, id=self.id, column=column, field=place, value=value,
                    expected=expected,
                )
            )  # fmt: skip

    def section(self, name: str) -> dict[str, Any]:
        """Read the fields of a section; what can't be read is left out and kept as a problem."""
        found = {target.name: self._field(target) for target in self.plan.sections[name]}
        return {name: value for name, value in found.items() if value is not None}

    def _field(self, target: Target) -> Any:
        try:
            reading = read(target.rule, self.row.cells)
        except UnfitError as unfit:
            self.fault(unfit.column, target.place, unfit.value, unfit.expected)
            return None
        self.notes += reading.notes
        if reading.value is None:
            if target.info.required:
                self.fault(target.columns, target.place, "", "不能空白")
            return None
        return self._converted(target, reading.value)

    def _converted(self, target: Target, value: Any) -> Any:
        shaped = _shaped(target.info, value, self.plan.zone)
        try:
            fit = msgspec.convert(shaped, target.info.type, strict=False)
        except msgspec.ValidationError as error:
            expected = explain(str(error)).expected
            self.fault(target.columns, target.place, str(value), expected)
            return None
        codes = set(fit if isinstance(fit, tuple) else (fit,)) if target.list_name else set()
        if strange := codes - target.codes:
            expected = f"应为 city.yaml 中 {target.list_name} 的代码"
            self.fault(target.columns, target.place, "、".join(sorted(strange)), expected)
            return None
        return fit


def _shaped(info: msgspec.structs.FieldInfo, value: Any, zone: dt.tzinfo) -> Any:
    """Bring a value into the shape of its field: date, list, one line."""
    if isinstance(value, dt.datetime):
        return dated(info, value, zone)
    if is_list(info) and not isinstance(value, tuple):
        return (value,)
    if isinstance(value, str):
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        return lines if is_long(info) else " ".join(lines.split())
    return value


def read_row(row: Row, plan: Plan) -> Loaded:
    """Read a row of a sheet."""
    reader = _Reader(row=row, id=_identifier(row, plan), plan=plan)
    if row.width != plan.width:
        reader.fault(
            "", "", "", f"这一行有 {row.width} 格，第 1 行有 {plan.width} 格；请检查引号和逗号"
        )
        return _loaded(reader)
    parts = {name: reader.section(name) for name in SECTIONS}
    _check_order(reader, parts["session"])
    if reader.problems:
        return _loaded(reader)
    organization = Organization(
        **parts["organization"], lang=plan.lang, source=_source(parts["organization_source"])
    )
    return _loaded(reader, _opening(parts, organization), organization)


def _loaded(
    reader: _Reader, opening: Opening | None = None, organization: Organization | None = None
) -> Loaded:
    return Loaded(
        row=reader.row,
        id=reader.id,
        opening=opening,
        organization=organization,
        problems=tuple(reader.problems),
        notes=tuple(reader.notes),
    )


def _identifier(row: Row, plan: Plan) -> str:
    """Return the row's identifier for reports, even where it is no valid one."""
    try:
        found = read(plan.target("opening.id").rule, row.cells).value
    except UnfitError as unfit:
        found = unfit.value
    return str(found) if found else "无编号"


def _check_order(reader: _Reader, session: dict[str, Any]) -> None:
    start, end = session.get("start_date"), session.get("end_date")
    if not start or not end:
        return
    first = (start, session.get("start_time") or "00:00")
    last = (end, session.get("end_time") or "24:00")
    if last >= first:
        return
    name = "session.end_date" if end < start else "session.end_time"
    written = end if end < start else last[1]
    begins = start if end < start else first[1]
    reader.fault(
        reader.plan.target(name).columns, name, str(written), f"结束不能早于开始（{begins}）"
    )


def _opening(parts: dict[str, dict[str, Any]], organization: Organization) -> Opening:
    requirements = parts["requirements"]
    return Opening(
        **parts["opening"],
        lang=organization.lang,
        organization=organization.id,
        sessions=(Session(id="S1", **parts["session"]),),
        requirements=Requirements(**requirements) if requirements else None,
        source=_source(parts["source"]),
    )


def _source(fields: dict[str, Any]) -> Source | None:
    return Source(**fields) if fields else None
