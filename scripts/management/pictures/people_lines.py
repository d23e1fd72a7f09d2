"""How the people in a picture, and who took it, are typed: one a line, with their consents."""

import datetime as dt
import re
from functools import partial
from typing import Any

import msgspec

from scripts.management.consents import CONSENTS, PURPOSES
from scripts.management.syntax import Syntax
from scripts.records.explain import explain
from scripts.records.person import Person, PicturedPerson, Purpose

_WHO = re.compile(r"(?P<name>[^（()）]*?)\s*(?:[（(](?P<role>[^（()）]*)[）)])?")
EXAMPLE = "张三（教师）；2026-03-05 起 至 2028-03-05"
EXAMPLE_TAKEN_BY = "张三；2026-03-05 起 至 2028-03-05"
_Person = dict[str, Any]


def _read(line: str, kind: type[Person], example: str) -> _Person:
    who, *said = (part.strip() for part in re.split("[；;]", line))
    found = _WHO.fullmatch(who)
    if not found or not (found["name"] or found["role"]):
        raise ValueError(f"“{line}”：应写成“{example}”这样")
    person: _Person = {**_nobody(), "name": found["name"] or None, "role": found["role"] or None}
    for part in filter(None, said):
        _add(person, part, kind.PURPOSE)
    try:
        msgspec.convert(person, kind)
    except msgspec.ValidationError as error:
        raise ValueError(f"“{line}”：{explain(str(error))}") from None
    return person


def _nobody() -> _Person:
    return {
        "name": None, "role": None, "also": [], "consents": [], "named_from": None,
        "minor_until": None, "never_named": False,
    }  # fmt: skip


def _add(person: _Person, part: str, purpose: Purpose) -> None:
    """Take in what one part of the line says."""
    if part == "从不公开":
        person["never_named"] = True
    elif part.startswith("又名"):
        person["also"] += [name for name in re.split(r"[、,，\s]+", part[2:]) if name]
    elif found := re.fullmatch(r"不早于\s*(\S+)", part):
        person["named_from"] = _day(found[1])
    elif found := re.fullmatch(r"(\S+?)\s*成年", part):
        person["minor_until"] = _day(found[1])
    else:
        person["consents"].append(_consent(part, purpose))


def _consent(part: str, purpose: Purpose) -> dict[str, Any]:
    """Read a consent; it is one to `purpose` where it doesn't say to what."""
    is_told = part.split(maxsplit=1)[0] in PURPOSES.values()
    named = part if is_told else f"{PURPOSES[purpose]} {part}"
    try:
        return CONSENTS.read(named)
    except ValueError:
        raise ValueError(
            f"“{part}”：同意应写成“2026-03-05 起 至 2028-03-05”这样，日期是年-月-日"
        ) from None


def _day(text: str) -> str:
    try:
        return dt.date.fromisoformat(text).isoformat()
    except ValueError:
        raise ValueError(f"“{text}”：日期应写成 2026-03-05 这样") from None


def _show(person: _Person, kind: type[Person]) -> str:
    """Write a person as it would be typed; another purpose than the kind's decides nothing here."""
    purpose = f"{PURPOSES[kind.PURPOSE]} "
    role = f"（{person['role']}）" if person.get("role") else ""
    parts = [f"{person.get('name') or ''}{role}"]
    if person.get("also"):
        parts.append(f"又名 {'、'.join(person['also'])}")
    parts += [CONSENTS.show(one).removeprefix(purpose) for one in person.get("consents") or ()]
    if person.get("minor_until"):
        parts.append(f"{person['minor_until']} 成年")
    if person.get("named_from"):
        parts.append(f"不早于 {person['named_from']}")
    if person.get("never_named"):
        parts.append("从不公开")
    return "；".join(parts)


_HELP = (
    "不写到哪天，就一直有效到撤回；撤回的加“撤回 2026-05-01”；未成年人写“2030-01-01 成年”，"
    "同意后面加“监护人”；未满 14 周岁的、受助对象写“从不公开”。"
)


def _lines(kind: type[Person], example: str, help_text: str) -> Syntax:
    read, show = partial(_read, kind=kind, example=example), partial(_show, kind=kind)
    return Syntax(read=read, show=show, help=help_text)


PEOPLE = _lines(
    PicturedPerson,
    EXAMPLE,
    f"每行一人：姓名（身份）；同意从哪天起到哪天，例如“{EXAMPLE}”。{_HELP}姓名和同意都不会公开。",
)
TAKEN_BY = _lines(
    Person,
    EXAMPLE_TAKEN_BY,
    f"只写一人：姓名；同意署名从哪天起到哪天，例如“{EXAMPLE_TAKEN_BY}”。{_HELP}",
)


def read_people(
    text: str, stored: list[_Person], syntax: Syntax = PEOPLE
) -> tuple[list[_Person], list[str]]:
    """Return the people of a text area, and what is wrong with its lines.

    A line that nobody touched stands for the person it was made from, whatever that holds.
    """
    known = {syntax.show(person): person for person in stored}
    people, wrong = [], []
    for line in filter(None, map(str.strip, text.splitlines())):
        try:
            people.append(known.get(line) or syntax.read(line))
        except ValueError as error:
            wrong.append(str(error))
    return people, wrong
