"""One rule on one row gives one value, nothing, or the reason why there is none."""

import ast
import datetime as dt
import json
import re
from dataclasses import dataclass
from typing import Any

from scripts.management.load.mapping import Rule, Value, as_rule

_LONGEST_CELL = 20_000
"""Characters of a cell that is parsed."""
_EXAMPLE = {
    "%Y": "2026", "%y": "26", "%m": "03", "%B": "March", "%b": "Mar", "%d": "05", "%H": "14",
    "%I": "02", "%p": "PM", "%M": "30", "%S": "00",
}  # fmt: skip
_DAMAGED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffd]")


class UnfitError(Exception):
    """A cell that its rule can't read: which column, what is in it, what was expected."""

    def __init__(self, column: str, value: str, expected: str) -> None:
        super().__init__(expected)
        self.column = column
        self.value = value
        self.expected = expected


@dataclass(frozen=True, kw_only=True)
class Reading:
    """A value, or None for nothing, and what happened on the way that somebody should know."""

    value: Any = None
    notes: tuple[str, ...] = ()


def read(rule: Rule, cells: dict[str, str]) -> Reading:
    """Apply a rule to a row's cells.

    Raises UnfitError where a cell holds something else than the rule expects.
    """
    found = _source(rule, cells)
    if found.value is None or rule.value is not None:
        value: Any = found.value
        notes = found.notes
    else:
        value, noted = _worked(rule, found.value)
        notes = found.notes + noted
    return Reading(value=rule.default if value is None else value, notes=notes)


def _source(rule: Rule, cells: dict[str, str]) -> Reading:
    if rule.value is not None:
        return Reading(value=rule.value)
    if rule.column is not None:
        return Reading(value=_cell(rule, cells))
    if rule.first:
        return _first(rule, cells)
    parts = [read(as_rule(part), cells) for part in rule.join]
    texts = [str(part.value) for part in parts if part.value not in (None, "")]
    return Reading(
        value=rule.between.join(texts) or None,
        notes=tuple(note for part in parts for note in part.notes),
    )


def _first(rule: Rule, cells: dict[str, str]) -> Reading:
    for part in rule.first:
        found = read(as_rule(part), cells)
        if found.value is not None:
            return found
    return Reading()


def _cell(rule: Rule, cells: dict[str, str]) -> str | None:
    column = rule.column or ""
    text = cells.get(column, "").strip()
    if damaged := _DAMAGED.search(text):
        raise UnfitError(
            column, text, f"文字已损坏（含有 U+{ord(damaged[0]):04X}），请从原系统重新导出"
        )
    return None if text in ("", *rule.blank) else text


def _worked(rule: Rule, value: Any) -> tuple[Any, tuple[str, ...]]:
    """Do all that a rule says with a value that is there."""
    text = value
    if rule.parse:
        value = _parsed(rule, str(value))
        if value is None:
            return None, ()
    if rule.pattern is not None and not re.fullmatch(rule.pattern, str(value)):
        raise _unfit(rule, text, rule.expected or f"应符合 {rule.pattern}")
    value = _looked_up(rule, value)
    if rule.dates and value is not None:
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
            raise _unfit(rule, value, f"应为 {_some(rule.codes)} 之一")
        return rule.codes[str(value)]
    if rule.prefixes is not None:
        return _by_prefix(rule, str(value), rule.prefixes)
    return value


def _by_prefix(rule: Rule, text: str, prefixes: dict[str, Value]) -> Value:
    fitting = [prefix for prefix in prefixes if text.startswith(prefix)]
    if not fitting:
        raise _unfit(rule, text, f"应以 {_some(prefixes)} 开头")
    return prefixes[max(fitting, key=len)]


def _dated(rule: Rule, text: str) -> dt.datetime:
    plain = " ".join(text.split())
    for form in rule.dates:
        try:
            found = dt.datetime.strptime(plain, form)  # noqa: DTZ007 - wall time; the zone is the city's
        except ValueError:
            continue
        if "%H" in form or "%I" in form:
            return found
        return dt.datetime.combine(found, dt.time.fromisoformat(rule.time))
    raise _unfit(rule, text, f"应写成 {_some(map(_example, rule.dates))} 的样子")


def _example(form: str) -> str:
    """Write 5 March 2026, 14:30 in a date format."""
    for directive, text in _EXAMPLE.items():
        form = form.replace(directive, text)
    return form


def _limited(rule: Rule, text: str) -> tuple[str | None, tuple[str, ...]]:
    try:
        number = float(text)
    except ValueError:
        raise _unfit(rule, text, "应为数字") from None
    if rule.limit is None or number <= rule.limit:
        return text, ()
    if rule.beyond == "problem":
        raise _unfit(rule, text, f"不能大于 {rule.limit:g}")
    return None, (f"{rule.column} {text} 大于 {rule.limit:g}，不像真实的数字，按未提供处理",)


def _some(values: Any) -> str:
    names = list(values)
    return "、".join(names[:8]) + (f" 等 {len(names)} 种" if len(names) > 8 else "")  # noqa: PLR2004


def _unfit(rule: Rule, value: Any, expected: str) -> UnfitError:
    return UnfitError(rule.column or "", str(value), expected)
