"""Texts that spreadsheets spoil, put into every text of a record."""

from collections.abc import Iterator
from itertools import cycle
from typing import Any

import msgspec
from msgspec import inspect

from scripts.records import Record
from tests.management import samples

TEXTS = (
    "=1+1", "=SUM(A1)", "+86", "-3", "@name", "'=1", "''", "'", '"quoted"', 'a "b" c', "a、b；c",
    "一行\n又一行", "回车\r\n换行", "\ra", "\t制表\t", "\tx", " 前后有空格 ", "0012", "1e5", "1/2",
    "3-5", "TRUE", "#N/A", "#REF!", "2026-03-05", "08:30", "𠮷野家㐂", "😀👨‍👩‍👧", "ﬁ ﷺ عربي",
    "_x000D_", "_x005F_x0041_", "x005F_", "\x07铃",
    "零\u200b宽\ufeff", "＝1", "{}", "[1]", "<b>&amp;", "\\n",
    ",", ";", "很长" * 100,
)  # fmt: skip


def awkward(start: int) -> list[Record]:
    """Return records of every type with every field filled, their texts from `TEXTS`."""
    texts = cycle([*TEXTS[start:], *TEXTS[:start]])
    return [
        samples.organization(), samples.star_rule(), samples.commitment(),
        *(spoiled(record, texts) for record in (
            samples.full_organization(), samples.full_project(), samples.full_opening(),
            samples.full_station(), samples.full_star_rule(), samples.full_recognition(),
            samples.full_award(), samples.full_commitment(), samples.full_training(),
        )),
    ]  # fmt: skip


def spoiled(value: Any, texts: Iterator[str]) -> Any:
    """Replace every free text in a record or a part of one."""
    kinds = {field.name: field.type for field in msgspec.structs.fields(value)}
    replaced = {name: _value(getattr(value, name), kind, texts) for name, kind in kinds.items()}
    return msgspec.structs.replace(value, **replaced)


def _value(value: Any, kind: Any, texts: Iterator[str]) -> Any:
    if isinstance(value, msgspec.Struct):
        return spoiled(value, texts)
    if isinstance(value, tuple):
        return tuple(_item(one, kind, texts) for one in value)
    return next(texts) if isinstance(value, str) and _is_free(inspect.type_info(kind)) else value


def _item(value: Any, kind: Any, texts: Iterator[str]) -> Any:
    items = [one for one in _options(inspect.type_info(kind)) if hasattr(one, "item_type")]
    if isinstance(value, msgspec.Struct):
        return spoiled(value, texts)
    return next(texts) if items and _is_free(items[0].item_type) else value


def _options(kind: inspect.Type) -> list[Any]:
    kinds = kind.types if isinstance(kind, inspect.UnionType) else (kind,)
    return [one.type if isinstance(one, inspect.Metadata) else one for one in kinds]


def _is_free(kind: inspect.Type) -> bool:
    """Tell a text that may be anything from a code, a time or an address."""
    return any(isinstance(one, inspect.StrType) and not one.pattern for one in _options(kind))
