"""What a rule found becomes the value of its field: a number, a code, a moment, a list."""

import re
from typing import Any, NamedTuple

import msgspec

from scripts.management.load.plan import Plan, Target
from scripts.management.load.problem import Kind, UnfitError
from scripts.management.load.quantities import (
    UNITS,
    expected,
    number,
    yes_or_no,
)
from scripts.management.load.targets import REFERENCES, SYNTAXES, Shape
from scripts.management.load.times import timed
from scripts.management.load.values import Reading
from scripts.records.explain import explain
from scripts.records.fields import IDENTIFIER

_BETWEEN = re.compile(r"[、，,;；\n]")
_BETWEEN_PARTS = re.compile(r"[;；\n]")
_TIMES = (Shape.DATE, Shape.CLOCK, Shape.MOMENT)


class Converted(NamedTuple):
    """The field's value, and what somebody should know of it."""

    value: Any
    note: str = ""


def converted(target: Target, reading: Reading, plan: Plan, within: str | None) -> Converted:
    """Return what the field gets; `within` is the division that a street must lie in.

    Raises UnfitError where the value doesn't fit the field.
    """
    if reading.value is None:
        return Converted(None)
    if target.field.shape in _TIMES and not target.field.many:
        made = timed(target, reading, plan)
        return Converted(made.value, made.note)
    if target.place in REFERENCES:
        return Converted(_text(reading.value, keep_lines=False))
    if target.place in SYNTAXES:
        return Converted(_fit(target, reading, _parts(target, reading)))
    if target.field.many:
        values = [_one(target, reading, text, within) for text in _several(reading)]
        return Converted(_fit(target, reading, tuple(dict.fromkeys(values))))
    return Converted(_fit(target, reading, _one(target, reading, reading.value, within)))


def _several(reading: Reading) -> list[Any]:
    if isinstance(reading.value, tuple):
        return list(reading.value)
    texts = _BETWEEN.split(str(reading.value))
    return [text.strip() for text in texts if text.strip()]


def _parts(target: Target, reading: Reading) -> tuple[Any, ...]:
    """Read a list of parts, each as the admin's own input takes it."""
    read = SYNTAXES[target.place].read
    texts = (text.strip() for text in _BETWEEN_PARTS.split(str(reading.value)))
    try:
        return tuple(read(text) for text in texts if text)
    except ValueError as fault:
        raise _unfit(target, reading, str(fault)) from None


def _one(target: Target, reading: Reading, value: Any, within: str | None) -> Any:
    if target.choices is not None:
        try:
            return target.choices.find(str(value), within if target.name == "street" else None)
        except ValueError as fault:
            raise _unfit(target, reading, str(fault), Kind.UNKNOWN_NAME) from None
    if target.field.shape is Shape.NUMBER:
        return _number(target, reading, value)
    if target.field.shape is Shape.YES_NO:
        said = yes_or_no(value)
        if said is None:
            raise _unfit(target, reading, "应为是或否（有、无、√、× 也可以）", Kind.YES_NO)
        return said
    return _text(value, keep_lines=target.field.shape is Shape.TEXT)


def _number(target: Target, reading: Reading, value: Any) -> float:
    text, measure = str(value), target.field.measure
    found = None if isinstance(value, bool) else number(text, UNITS.get(measure, ()))
    if found is None:
        raise _unfit(target, reading, expected(measure, text), Kind.NUMBER)
    return int(found) if found.is_integer() else found


def _text(value: Any, *, keep_lines: bool) -> Any:
    if not isinstance(value, str):
        return str(value)
    lines = value.replace("\r\n", "\n").replace("\r", "\n")
    return lines if keep_lines else " ".join(lines.split())


def _fit(target: Target, reading: Reading, value: Any) -> Any:
    """Hold the value to the record's own type."""
    try:
        return msgspec.convert(value, target.field.info.type)
    except msgspec.ValidationError as error:
        raise _unfit(target, reading, explain(str(error)).expected, _kind(str(error))) from None


def _kind(message: str) -> Kind:
    if "length" in message:
        return Kind.TOO_LONG
    if IDENTIFIER.replace("\\", "\\\\") in message or IDENTIFIER in message:
        return Kind.IDENTIFIER
    if "https?" in message:
        return Kind.ADDRESS
    if re.search(r"Expected `.+` [<>]=", message):
        return Kind.RANGE
    return Kind.NUMBER if "got `float`" in message else Kind.FORM


def _unfit(target: Target, reading: Reading, wanted: str, kind: Kind = Kind.FORM) -> UnfitError:
    column = reading.rule.column or target.columns
    return UnfitError(column, _written(reading), wanted, kind)


def _written(reading: Reading) -> str:
    value = reading.value
    return "、".join(map(str, value)) if isinstance(value, tuple) else str(value)
