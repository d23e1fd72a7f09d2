"""One row becomes an opening and its organization, or everything that is wrong with it."""

import datetime as dt
from dataclasses import dataclass, field
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from scripts.management.load.mapping import SECTIONS, Mapping, Rule, columns, rules
from scripts.management.load.table import Row
from scripts.management.load.targets import (
    dated,
    fields_of,
    is_list,
    is_long,
    known_codes,
)
from scripts.management.load.values import UnfitError, read
from scripts.records import City, Opening, Organization, Session
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
    city: City
    problems: list[Problem] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    def fault(self, column: str, place: str, value: str, expected: str) -> None:
        """Keep a problem of this row."""
        self.problems.append(
            Problem(
                row=self.row.number, id=self.id, column=column, field=place, value=value,
                expected=expected,
            )
        )  # fmt: skip

    def section(self, mapping: Mapping, name: str) -> dict[str, Any]:
        """Read the fields of a section; what can't be read is left out and kept as a problem."""
        wanted = fields_of(name)
        found = {}
        for key, rule in rules(mapping, name).items():
            value = self._field(f"{name}.{key}", wanted[key], rule)
            if value is not None:
                found[key] = value
        return found

    def _field(self, place: str, target: msgspec.structs.FieldInfo, rule: Rule) -> Any:
        try:
            reading = read(rule, self.row.cells)
        except UnfitError as unfit:
            self.fault(unfit.column, place, unfit.value, unfit.expected)
            return None
        self.notes += reading.notes
        if reading.value is None:
            if target.required:
                self.fault("、".join(columns(rule)), place, "", "不能空白")
            return None
        return self._converted(place, target, rule, reading.value)

    def _converted(
        self, place: str, target: msgspec.structs.FieldInfo, rule: Rule, value: Any
    ) -> Any:
        shaped = _shaped(target, value, ZoneInfo(self.city.timezone))
        try:
            fit = msgspec.convert(shaped, target.type, strict=False)
        except msgspec.ValidationError as error:
            fault = explain(str(error))
            self.fault("、".join(columns(rule)), place, str(value), fault.expected)
            return None
        return self._known(place, rule, fit)

    def _known(self, place: str, rule: Rule, value: Any) -> Any:
        name, codes = known_codes(self.city).get(place, ("", frozenset()))
        strange = set(value if isinstance(value, tuple) else (value,)) - codes if name else set()
        if not strange:
            return value
        expected = f"应为 city.yaml 中 {name} 的代码"
        self.fault("、".join(columns(rule)), place, "、".join(sorted(strange)), expected)
        return None


def _shaped(target: msgspec.structs.FieldInfo, value: Any, zone: ZoneInfo) -> Any:
    """Bring a value into the shape of its field: date, list, one line."""
    if isinstance(value, dt.datetime):
        return dated(target, value, zone)
    if is_list(target) and not isinstance(value, tuple):
        return (value,)
    if isinstance(value, str):
        lines = value.replace("\r\n", "\n").replace("\r", "\n")
        return lines if is_long(target) else " ".join(lines.split())
    return value


def read_row(row: Row, width: int, mapping: Mapping, city: City) -> Loaded:
    """Read a row of a sheet with so many columns."""
    key = _identifier(row, mapping)
    reader = _Reader(row=row, id=key, city=city)
    if row.width != width:
        reader.fault("", "", "", f"这一行有 {row.width} 格，第 1 行有 {width} 格；请检查引号和逗号")
        return _loaded(reader)
    parts = {name: reader.section(mapping, name) for name in SECTIONS}
    _check_order(reader, parts["session"], mapping)
    if reader.problems:
        return _loaded(reader)
    organization = Organization(
        **parts["organization"], lang=mapping.lang, source=_source(parts["organization_source"])
    )
    return _loaded(reader, _opening(parts, organization, mapping), organization)


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


def _identifier(row: Row, mapping: Mapping) -> str:
    """Return the row's identifier for reports, even where it is no valid one."""
    try:
        found = read(rules(mapping, "opening")["id"], row.cells).value
    except UnfitError as unfit:
        found = unfit.value
    return str(found) if found else "（无编号）"


def _check_order(reader: _Reader, session: dict[str, Any], mapping: Mapping) -> None:
    start, end = session.get("start_date"), session.get("end_date")
    if not start or not end:
        return
    first = (start, session.get("start_time") or "00:00")
    last = (end, session.get("end_time") or "24:00")
    if last < first:
        rule = rules(mapping, "session")["end_date"]
        reader.fault(
            "、".join(columns(rule)), "session.end_date", str(end), f"结束不能早于开始（{start}）"
        )


def _opening(
    parts: dict[str, dict[str, Any]], organization: Organization, mapping: Mapping
) -> Opening:
    requirements = parts["requirements"]
    return Opening(
        **parts["opening"],
        lang=mapping.lang,
        organization=organization.id,
        sessions=(Session(id="S1", **parts["session"]),),
        requirements=Requirements(**requirements) if requirements else None,
        source=_source(parts["source"]),
    )


def _source(fields: dict[str, Any]) -> Source | None:
    return Source(**fields) if fields else None
