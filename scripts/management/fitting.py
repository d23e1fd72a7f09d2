"""What no database can hold, or only some: refused alike by all, before anything is stored."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import msgspec

from scripts.errors import ImportFileError
from scripts.records import Record

if TYPE_CHECKING:
    from scripts.management.models.base import Mirror, RecordModel

LARGEST_COUNT = 2**31 - 1
"""Of a whole number in a column that isn't made for larger ones."""


def refuse_misfits(model: "type[RecordModel]", record: Record) -> None:
    """Raise ImportFileError naming the field and why its value can't be stored."""
    for field, why in misfits(model, record):
        raise ImportFileError(f"{model.RECORD.LABEL} {record.id}：{field} {why}；请改正后再导入")


def misfits(model: "type[Mirror]", record: msgspec.Struct) -> Iterator[tuple[str, str]]:
    """Yield each field that doesn't fit, and why."""
    from scripts.management.plain import children, columns, row_values

    fields = {field.attname: field for field in model._meta.concrete_fields}
    values = row_values(record, model)
    for name, attribute in columns(model).items():
        if why := _misfit(values[attribute], fields[attribute]):
            yield name, why
    for name, child in children(model).items():
        for part in getattr(record, name):
            yield from ((f"{name}.{field}", why) for field, why in misfits(child, part))


def _misfit(value: Any, field: Any) -> str:
    if any(map(_unprintable, _texts(value))):
        return "里有数据库存不下的字符（U+0000，或半个字符）"
    longest = getattr(field, "max_length", None)
    if isinstance(value, str) and longest is not None and len(value) > longest:
        return f"有 {len(value)} 个字符，最多 {longest} 个"
    if field.get_internal_type() == "PositiveIntegerField" and (value or 0) > LARGEST_COUNT:
        return f"是 {value}，最大 {LARGEST_COUNT}"
    return ""


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from (key, *_texts(item))
    elif isinstance(value, (list, tuple)):
        for item in value:
            yield from _texts(item)


def _unprintable(text: str) -> bool:
    return "\0" in text or any("\ud800" <= character <= "\udfff" for character in text)
