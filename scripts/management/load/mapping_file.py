"""Read a mapping file and say everything that is wrong with it, before any row is read."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec
import yaml

from scripts.errors import ImportFileError
from scripts.management.load.mapping import (
    SECTIONS,
    Mapping,
    Rule,
    columns,
    rules,
    with_parts,
)
from scripts.management.load.table import Table
from scripts.management.load.targets import fields_of, known_codes
from scripts.records import City
from scripts.records.explain import explain


def load_mapping(path: Path, city: City) -> Mapping:
    """Read and validate a mapping.

    Raises ImportFileError naming the file, each place and what was expected.
    """
    raw = _raw(path)
    _refuse(path, list(_unquoted(raw)))
    try:
        mapping = msgspec.convert(raw, Mapping)
    except msgspec.ValidationError as error:
        raise ImportFileError(f"{path}：{explain(str(error))}") from None
    _refuse(path, list(_problems(mapping, city)))
    return mapping


def check_columns(path: Path, mapping: Mapping, table: Table) -> None:
    """Raise ImportFileError naming each column that the mapping reads and the sheet lacks."""
    missing = {
        column: f"{section}.{field}"
        for section in SECTIONS
        for field, rule in rules(mapping, section).items()
        for column in columns(rule)
        if column not in table.columns
    }
    _refuse(path, [_missing(column, place, table) for column, place in missing.items()])


def _missing(column: str, place: str, table: Table) -> str:
    close = get_close_matches(column, table.columns, n=1)
    hint = f"是不是“{close[0]}”？" if close else ""
    return f"{place}：表中没有“{column}”这一列；{hint}表中有：{'、'.join(table.columns)}"


def _raw(path: Path) -> Any:
    try:
        return yaml.safe_load(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ImportFileError(f"{path}：没有这个映射文件") from None
    except UnicodeDecodeError:
        raise ImportFileError(f"{path}：不是 UTF-8 文字，请另存为 UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第 {mark.line + 1} 行，" if mark else ""
        raise ImportFileError(f"{path}：{line}YAML 格式有误，请检查缩进和冒号") from None


def _refuse(path: Path, problems: list[str]) -> None:
    if problems:
        raise ImportFileError("\n".join(f"{path}：{problem}" for problem in problems))


def _unquoted(raw: Any, place: str = "") -> Iterator[str]:
    """Find keys that YAML took for numbers or true and false."""
    if isinstance(raw, dict):
        for key, value in raw.items():
            if not isinstance(key, str):
                yield f'{place}：{key} 应加上引号，例如 "{key}"，否则会被当成数字或真假'
            yield from _unquoted(value, f"{place}.{key}".lstrip("."))
    elif isinstance(raw, list):
        for index, value in enumerate(raw):
            yield from _unquoted(value, f"{place}[{index}]")


def _problems(mapping: Mapping, city: City) -> Iterator[str]:
    known = known_codes(city)
    for section in SECTIONS:
        given = rules(mapping, section)
        yield from _field_problems(section, given)
        for field, rule in given.items():
            for part in with_parts(rule):
                yield from (f"{section}.{field}：{text}" for text in _rule_problems(part))
            yield from _code_problems(f"{section}.{field}", rule, known)


def _field_problems(section: str, given: dict[str, Rule]) -> Iterator[str]:
    fields = fields_of(section)
    for name in given.keys() - fields.keys():
        close = get_close_matches(name, fields, n=1)
        hint = f"是不是 {close[0]}？" if close else f"可以写：{'、'.join(fields)}"
        yield f"{section}.{name}：没有这个字段，或不能由表格填写；{hint}"
    if not given and section not in {"opening", "session", "organization"}:
        return
    for name, field in fields.items():
        if field.required and name not in given:
            yield f"{section}.{name}：必须写明从哪里来"


def _rule_problems(rule: Rule) -> Iterator[str]:
    given = [rule.column is not None, rule.value is not None, bool(rule.first), bool(rule.join)]
    if sum(given) != 1:
        yield "column、value、first、join 要写一个，也只能写一个"
    if rule.path and not rule.parse:
        yield "写了 path，还要写 parse（python_dict 或 json）"
    if rule.pattern is not None:
        try:
            re.compile(rule.pattern)
        except re.error:
            yield f"pattern：{rule.pattern} 不是有效的正则表达式"


def _code_problems(
    place: str, rule: Rule, known: dict[str, tuple[str, frozenset[str]]]
) -> Iterator[str]:
    if place not in known:
        return
    name, codes = known[place]
    for value in _values(rule):
        for code in value if isinstance(value, tuple) else (value,):
            if code not in codes:
                yield f"{place}：代码 {code} 不在 city.yaml 的 {name} 中"


def _values(rule: Rule) -> Iterator[Any]:
    for part in with_parts(rule):
        tables = (part.codes or {}, part.prefixes or {})
        found = [part.value, part.default, *(v for table in tables for v in table.values())]
        yield from (value for value in found if value is not None)
