"""Read a mapping file and say everything that is wrong with it, before any row is read."""

import re
from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import msgspec
import yaml

from scripts.errors import ImportFileError
from scripts.management.load.choices import Choices, choices
from scripts.management.load.mapping import (
    SECTIONS,
    Mapping,
    Rule,
    columns,
    rules,
    with_parts,
)
from scripts.management.load.table import Table
from scripts.management.load.targets import MAIN, fields_of
from scripts.records import City
from scripts.records.explain import explain


def load_mapping(path: Path, city: City) -> Mapping:
    """Read and validate a mapping file.

    Raises ImportFileError naming the file, each place and what was expected.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ImportFileError(f"{path}：没有这个映射文件") from None
    return read_mapping(data, str(path), city)


def read_mapping(data: bytes, path: str, city: City) -> Mapping:
    """Do the same with the bytes of a file that came under a name."""
    raw = _raw(data, path)
    _refuse(path, list(_unquoted(raw)))
    try:
        mapping = msgspec.convert(raw, Mapping)
    except msgspec.ValidationError as error:
        raise ImportFileError(f"{path}：{explain(str(error))}") from None
    _refuse(path, list(_problems(mapping, city)))
    return mapping


def check_columns(path: str, mapping: Mapping, table: Table) -> None:
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


def _raw(data: bytes, path: str) -> Any:
    try:
        return yaml.safe_load(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise ImportFileError(f"{path}：不是 UTF-8 文字，请另存为 UTF-8") from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"第 {mark.line + 1} 行，" if mark else ""
        raise ImportFileError(f"{path}：{line}YAML 格式有误，请检查缩进和冒号") from None


def _refuse(path: str, problems: list[str]) -> None:
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
    known = choices(city)
    yield from _section_problems(mapping)
    for section in SECTIONS:
        given = rules(mapping, section)
        yield from _field_problems(mapping, section, given)
        for field, rule in given.items():
            for part in with_parts(rule):
                yield from (f"{section}.{field}：{text}" for text in _rule_problems(part))
            yield from _code_problems(f"{section}.{field}", rule, known)


def _section_problems(mapping: Mapping) -> Iterator[str]:
    """Say which sections are missing, or don't go together."""
    main = mapping.main
    if not main:
        yield "还没有写一行是什么：请写 opening、project、station 或 organization 一节"
        return
    belongs = {"session": "opening", "requirements": "opening", "period": "project"}
    for name in (name for name in MAIN if name not in (main, "organization")):
        if getattr(mapping, name) is not None:
            yield f"{name}：一行已经是 {main}，不能又是 {name}；请分成两个映射文件"
    for name, owner in belongs.items():
        if getattr(mapping, name) is not None and owner != main:
            yield f"{name}：只有写了 {owner} 才能写 {name}"
    if main == "organization":
        return
    direct = "organization" in (getattr(mapping, main) or {})
    if direct and mapping.organization is not None:
        yield f"{main}.organization 和 organization 一节只能写一个"
    if not direct and mapping.organization is None and main != "station":
        yield f"organization：请写明组织从哪里来；引用已有的组织，写 {main}.organization"


def _required(mapping: Mapping, section: str) -> list[str]:
    """Return the fields that a section must say, if it is there or has to be."""
    needed = section in (mapping.main, "session") if mapping.main == "opening" else False
    if not needed and getattr(mapping, section) is None:
        return []
    fields = [name for name, field in fields_of(section).items() if field.required]
    if section == "organization" and mapping.names_organizations:
        return []
    made = {"session": {"id"}}.get(section, {"organization"} if section in MAIN else set())
    return [name for name in fields if name not in made]


def _field_problems(mapping: Mapping, section: str, given: dict[str, Rule]) -> Iterator[str]:
    fields = fields_of(section)
    for name in given.keys() - fields.keys():
        close = get_close_matches(name, fields, n=1)
        hint = f"是不是 {close[0]}？" if close else f"可以写：{'、'.join(fields)}"
        yield f"{section}.{name}：没有这个字段，或不能由表格填写；{hint}"
    for name in _required(mapping, section):
        if name not in given:
            yield f"{section}.{name}：必须写明从哪里来"
    if section == "organization" and mapping.names_organizations and given.keys() - {"id", "name"}:
        yield (
            "organization.division：要新建组织，必须写明从哪里来；只引用已有的组织，就只写 id、name"
        )
    if section == "organization" and mapping.names_organizations and not given:
        yield "organization.id：必须写明从哪里来"


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


def _code_problems(place: str, rule: Rule, known: dict[str, Choices]) -> Iterator[str]:
    """Name values of the mapping that are neither code nor name."""
    if place not in known:
        return
    for value in _values(rule):
        for code in value if isinstance(value, tuple) else (value,):
            try:
                known[place].find(str(code))
            except ValueError:
                listing = known[place].listing or "清单"
                yield f"{place}：代码 {code} 不在 city.yaml 的 {listing} 中"


def _values(rule: Rule) -> Iterator[Any]:
    for part in with_parts(rule):
        tables = (part.codes or {}, part.prefixes or {})
        found = [part.value, part.default, *(v for table in tables for v in table.values())]
        yield from (value for value in found if value is not None)
