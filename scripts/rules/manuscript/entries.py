"""The entries of a manuscript against the model, whose fields are the only list of them."""

import datetime as dt
import re
from collections.abc import Iterator
from typing import Any, get_args
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import FieldInfo

from scripts.records.explain import explain
from scripts.rules.manuscript.front_matter import Matter
from scripts.rules.manuscript.people import find_people_problems
from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.problem import Problem, Rule

UNKNOWN = Rule("matter-unknown", "只用约定的名称", "检查拼写，或删去这一行")
MISSING = Rule("matter-missing", "必填的信息都要写", "在文稿开头补上这一项")
VALUE = Rule("matter-value", "每项信息的值要合规定", "按说明改这一项")
DATE = Rule("matter-date", "日期写成 年-月-日，可再加 时:分", "例如 2026-03-05 09:00")

_MOMENT = re.compile(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?")


def read_matter(manuscript: Manuscript, zone: ZoneInfo) -> tuple[Matter | None, list[Problem]]:
    """Return the typed front matter, or everything that is wrong with it."""
    problems = list(find_problems(manuscript, zone))
    if problems:
        return None, problems
    values = {
        field.name: _typed(field, manuscript.entries[field.name], zone)
        for field in msgspec.structs.fields(manuscript.kind)
        if manuscript.entries.get(field.name) is not None
    }
    return manuscript.kind(**values), []


def find_problems(manuscript: Manuscript, zone: ZoneInfo) -> Iterator[Problem]:
    """Yield what kept the file from being read, and every entry that isn't as it must be.

    `zone` is the city's: a moment without an offset is its wall time.
    """
    yield from manuscript.faults
    if manuscript.faults and not manuscript.entries:
        return
    fields = {field.name: field for field in msgspec.structs.fields(manuscript.kind)}
    for name, field in fields.items():
        if field.required and manuscript.entries.get(name) in (None, ""):
            line = manuscript.line_of(name)
            yield MISSING.broken(manuscript.path, line, f"没有写 {name}")
        elif manuscript.entries.get(name) is not None:
            yield from _wrong(manuscript, field, zone)
    for name in manuscript.entries:
        if name not in fields:
            line = manuscript.line_of(name)
            yield UNKNOWN.broken(manuscript.path, line, f"没有 {name} 这一项")
    yield from find_people_problems(manuscript)


def _wrong(manuscript: Manuscript, field: FieldInfo, zone: ZoneInfo) -> Iterator[Problem]:
    """Yield what is wrong with the value of one entry."""
    value = manuscript.entries[field.name]
    try:
        _typed(field, value, zone)
    except msgspec.ValidationError as error:
        fault = explain(str(error))
        place = f"{field.name}.{fault.place}".rstrip(".").replace(".[", "[")
        choices = "、".join(leaf for leaf in _leaves(field.type) if isinstance(leaf, str))
        hint = f"（可用：{choices}）" if choices else ""
        line = manuscript.line_of(place)
        yield VALUE.broken(manuscript.path, line, f"{place}：{fault.expected}{hint}")
    except ValueError:
        line = manuscript.line_of(field.name)
        yield DATE.broken(manuscript.path, line, f"{field.name} 写成了 {value}")


def _typed(field: FieldInfo, value: object, zone: ZoneInfo) -> Any:
    """Turn a raw value into that of the model.

    Raises msgspec.ValidationError, or ValueError for a moment that is none.
    """
    if dt.datetime in _leaves(field.type):
        return _moment(value, zone)
    return msgspec.convert(value, field.type)


def _moment(value: object, zone: ZoneInfo) -> dt.datetime:
    text = str(value).strip()
    if not _MOMENT.fullmatch(text):
        raise ValueError(text)
    found = dt.datetime.fromisoformat(text)
    return found if found.tzinfo else found.replace(tzinfo=zone)


def _leaves(hint: Any) -> Iterator[Any]:
    """Yield what a type is made of in the end: classes, and the values of a Literal."""
    parts = get_args(hint)
    if not parts:
        yield hint
    for part in parts:
        yield from _leaves(part)
