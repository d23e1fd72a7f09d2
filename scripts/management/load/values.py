"""One rule on one row gives one value, nothing, or the reason why there is none."""

import ast
import datetime as dt
import json
import re
from dataclasses import dataclass, replace
from typing import Any

from scripts.management.load.grid import CellValue
from scripts.management.load.mapping import USUAL, Rule, Value, as_rule
from scripts.management.load.problem import Kind, UnfitError
from scripts.management.load.quantities import ANY_UNIT, expected, number
from scripts.management.load.table import Row

_LONGEST_CELL = 20_000
"""Characters of a cell that is parsed."""
_EXAMPLE = {
    "%Y": "2026", "%y": "26", "%m": "03", "%B": "March", "%b": "Mar", "%d": "05", "%H": "14",
    "%I": "02", "%p": "PM", "%M": "30", "%S": "00",
}  # fmt: skip
_DAMAGED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A value, or None for nothing, and what happened on the way that somebody should know."""

    value: Any = None
    rule: Rule
    """The rule that gave it, one of those within where there are several."""
    typed: CellValue = None
    """What a workbook keeps, where the cell itself is the value."""
    notes: tuple[str, ...] = ()


def read(rule: Rule, row: Row) -> Reading:
    """Apply a rule to a row.

    Raises UnfitError where a cell holds something else than the rule expects.
    """
    found = _source(rule, row)
    if found.value is not None and rule.value is None:
        value, noted = _worked(rule, found.value, found.typed)
        found = replace(found, value=value, notes=found.notes + noted)
    if found.value is None:
        return replace(found, value=rule.default, typed=None, rule=rule)
    return found


def _source(rule: Rule, row: Row) -> Reading:
    if rule.value is not None:
        return Reading(value=rule.value, rule=rule)
    if rule.column is not None:
        text = _cell(rule, row)
        typed = row.values.get(rule.column, text) if rule.plain and text is not None else None
        return Reading(value=text, rule=rule, typed=typed)
    if rule.first:
        return _first(rule, row)
    parts = [read(as_rule(part), row) for part in rule.join]
    texts = [str(part.value) for part in parts if part.value not in (None, "")]
    return Reading(
        value=rule.between.join(texts) or None,
        rule=rule,
        notes=tuple(note for part in parts for note in part.notes),
    )


def _first(rule: Rule, row: Row) -> Reading:
    for part in rule.first:
        found = read(as_rule(part), row)
        if found.value is not None:
            return found
    return Reading(rule=rule)


def _cell(rule: Rule, row: Row) -> str | None:
    column = rule.column or ""
    text = row.cells.get(column, "").strip()
    if text in rule.blank:
        return None
    if fault := row.faults.get(column):
        raise UnfitError(column, text, fault, Kind.UNCOMPUTED)
    if damaged := _DAMAGED.search(text):
        raise UnfitError(
            column, text, f"文字已损坏（含有 U+{ord(damaged[0]):04X}），请从原系统重新导出",
            Kind.DAMAGED,
        )  # fmt: skip
    return text or None


def _worked(rule: Rule, value: Any, typed: CellValue) -> tuple[Any, tuple[str, ...]]:
    """Do all that a rule says with a value that is there."""
    text = value
    if rule.parse:
        value = _parsed(rule, str(value))
        if value is None:
            return None, ()
    if rule.pattern is not None and not re.fullmatch(rule.pattern, str(value)):
        raise _unfit(rule, text, rule.expected or f"应符合 {rule.pattern}")
    value = _looked_up(rule, value)
    if rule.dates and value is not None and not isinstance(typed, (dt.date, dt.time)):
        value = _dated(rule, str(value))
    if rule.limit is not None and value is not None:
        return _limited(rule, str(value))
    return _finished(rule, value), ()


def _finished(rule: Rule, value: Any) -> Any:
    if value is not None and rule.before:
        value = f"{rule.before}{value}"
    if rule.split and isinstance(value, str):
        value = tuple(part.strip() for part in value.split(rule.split) if part.strip())
    return value


def _parsed(rule: Rule, text: str) -> Any:
    """Read a cell that holds a Python dict or JSON, and walk its path."""
    value: Any = _opened(rule, text, text, python=rule.parse == "python_dict")
    for step in rule.path:
        if isinstance(value, str):
            value = _opened(rule, value, text, python=False)
        if not isinstance(value, dict):
            raise _unfit(rule, text, f"里面应有“{step}”")
        value = value.get(step)
        if value is None or value == "":
            return None
    return value.strip() or None if isinstance(value, str) else value


def _opened(rule: Rule, text: str, cell: str, *, python: bool) -> Any:
    kind = "Python 字典" if python else "JSON"
    if len(text) > _LONGEST_CELL:
        raise _unfit(rule, cell, f"内容太长，应在 {_LONGEST_CELL} 个字以内")
    try:
        return ast.literal_eval(text) if python else json.loads(text)
    except (ValueError, SyntaxError, MemoryError, RecursionError):
        raise _unfit(rule, cell, f"应为 {kind}") from None


def _looked_up(rule: Rule, value: Any) -> Any:
    if rule.codes is not None:
        if str(value) not in rule.codes:
            raise _unfit(rule, value, f"应为 {_some(rule.codes)} 之一", Kind.UNKNOWN_NAME)
        return rule.codes[str(value)]
    if rule.prefixes is not None:
        return _by_prefix(rule, str(value), rule.prefixes)
    return value


def _by_prefix(rule: Rule, text: str, prefixes: dict[str, Value]) -> Value:
    fitting = [prefix for prefix in prefixes if text.startswith(prefix)]
    if not fitting:
        raise _unfit(rule, text, f"应以 {_some(prefixes)} 开头")
    return prefixes[max(fitting, key=len)]


def _dated(rule: Rule, text: str) -> dt.datetime | str:
    plain = " ".join(text.split())
    for form in rule.dates:
        if form == USUAL:
            return text
        try:
            found = dt.datetime.strptime(plain, form)  # noqa: DTZ007 - wall time; the zone is the city's
        except ValueError:
            continue
        if "%H" in form or "%I" in form:
            return found
        return dt.datetime.combine(found, dt.time.fromisoformat(rule.time))
    expected = f"应写成 {_some(map(_example, rule.dates))} 的样子"
    raise UnfitError(rule.column or "", text, expected, Kind.DATE)


def _example(form: str) -> str:
    """Write 5 March 2026, 14:30 in a date format."""
    for directive, text in _EXAMPLE.items():
        form = form.replace(directive, text)
    return form


def _limited(rule: Rule, text: str) -> tuple[str | None, tuple[str, ...]]:
    found = number(text, ANY_UNIT)
    if found is None:
        raise UnfitError(rule.column or "", text, expected("", text), Kind.NUMBER)
    if rule.limit is None or found <= rule.limit:
        return text, ()
    if rule.beyond == "problem":
        raise UnfitError(rule.column or "", text, f"不能大于 {rule.limit:g}", Kind.RANGE)
    return None, (f"{rule.column} {text} 大于 {rule.limit:g}，不像真实的数字，按未提供处理",)


def _some(values: Any) -> str:
    names = list(values)
    return "、".join(names[:8]) + (f" 等 {len(names)} 种" if len(names) > 8 else "")  # noqa: PLR2004


def _unfit(rule: Rule, value: Any, wanted: str, kind: Kind = Kind.FORM) -> UnfitError:
    return UnfitError(rule.column or "", str(value), wanted, kind)
