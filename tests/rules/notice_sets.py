"""The sets that judge the linter for notices: fifty good ones, a hundred varied ones, faults.

notices/good/*.yaml   fifty good notices in different styles; no rule may find anything in them
notices/parts.yaml    parts of sixty of the hundred; the other forty are the demo's
notices/faults.yaml   how each fault of wording is written, and what is held out
notice_seeds.py       how a fault gets into a notice

Short names of a notice in YAML: `for` service_object, `at` sessions (`2026-12-05 08:30-11:00`,
`+1` for an end a day later), `asks` requirements, `policy` insurance_policy, `hours`
hours_credited, `leader` leader_role, `changed` updated_at, `deadline` sign_up_deadline; `set`
holds fields under their own names.
"""

import datetime as dt
import re
from collections.abc import Iterator
from functools import cache
from random import Random
from typing import Any

import msgspec
import yaml

from scripts.city import load_city
from scripts.management.demo.records import demo_records
from scripts.records import City, Opening
from tests.support import MOMENT, ROOT

FOLDER = ROOT / "tests" / "rules" / "notices"
SITE = "https://chinavolunteer.mca.gov.cn/1"
VARIED = 100
_RENAMED = {
    "for": "service_object", "policy": "insurance_policy", "hours": "hours_credited",
    "leader": "leader_role", "asks": "requirements", "changed": "updated_at",
    "deadline": "sign_up_deadline",
}  # fmt: skip
_OWED = (
    "category", "service_object", "description", "sign_up_deadline", "sign_up_url", "insured",
    "risks", "protection", "hours_credited", "leader_role", "office_phone", "updated_at",
)  # fmt: skip
_AT = re.compile(r"(\S+) ([\d:]+)-([\d:]+)(?:\+(\d+))?")


@cache
def city() -> City:
    """Return the repository's city."""
    return load_city(ROOT / "content" / "city.yaml")


@cache
def good() -> tuple[Opening, ...]:
    """Return the good notices."""
    rows = [row for path in sorted((FOLDER / "good").glob("*.yaml")) for row in _read(path.name)]
    return tuple(notice(row, f"GOOD-{n:02}") for n, row in enumerate(rows, 1))


def _read(name: str) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = yaml.safe_load((FOLDER / "good" / name).read_text("utf-8"))
    return rows


def notice(row: dict[str, Any], key: str) -> Opening:
    """Make a notice of its short form."""
    given = dict(row)
    days = given.pop("at")
    where = {name: given.pop(name) for name in ("place", "address", "needed")}
    sessions = [_session(text, where, n) for n, text in enumerate(days, 1)]
    begins = dt.datetime.fromisoformat(f"{sessions[0]['start_date']}T00:00:00+08:00")
    plain = {
        "id": key, "organization": "ORG-1", "division": "431002", "sign_up_url": SITE,
        "sign_up_deadline": begins - dt.timedelta(hours=6),
        "updated_at": "2026-11-20T09:00:00+08:00", "office_phone": "0735-2880000",
        "sessions": sessions, **given.pop("set", {}),
    }  # fmt: skip
    for name, value in given.items():
        plain[_RENAMED.get(name, name)] = value
    for name in ("updated_at", "sign_up_deadline"):
        if isinstance(plain[name], str) and " " in plain[name]:
            plain[name] = f"{plain[name].replace(' ', 'T')}:00+08:00"
    return msgspec.convert(plain, Opening)


def _session(text: str, where: dict[str, Any], number: int) -> dict[str, Any]:
    found = _AT.fullmatch(text)
    assert found, text
    first = dt.date.fromisoformat(found[1])
    last = first + dt.timedelta(days=int(found[4] or 0))
    return {
        "id": f"S{number}", "start_date": first.isoformat(), "start_time": found[2],
        "end_date": last.isoformat(), "end_time": found[3], "confirmed": 0, **where,
    }  # fmt: skip


@cache
def varied() -> tuple[Opening, ...]:
    """Return a hundred notices that differ: forty of the demo, sixty of hand-written parts."""
    differing = {opening.description: opening for opening in _demo()}
    return (*list(differing.values())[:40], *_combined(VARIED - 40))


def _demo() -> Iterator[Opening]:
    """Yield the demo's notices that say all that a notice owes, by looking, not by the rules."""
    moment = dt.datetime.fromisoformat(MOMENT)
    for one in demo_records(city(), openings=400, at=moment):
        if isinstance(one, Opening) and _is_whole(one):
            yield msgspec.structs.replace(one, source=None, leader=None, insured=True)


def _is_whole(one: Opening) -> bool:
    asked = one.requirements
    said = all(getattr(one, field) not in (None, ()) for field in _OWED)
    at = all(s.start_time and s.address and s.confirmed is not None for s in one.sessions)
    adult = asked is not None and (asked.age_min or 0) >= 14
    plain = one.lang is None and one.status == "published"
    return said and at and adult and plain and len(one.title) <= 30


def _combined(count: int) -> Iterator[Opening]:
    parts = yaml.safe_load((FOLDER / "parts.yaml").read_text("utf-8"))
    for n in range(count):
        random = Random(f"varied {n}")  # noqa: S311 # the same for ever, not secret
        body = parts["bodies"][n % len(parts["bodies"])]
        yield notice(_row(body, parts, random), f"MIX-{n + 1:02}")


def _row(body: list[str], parts: dict[str, list[str]], random: Random) -> dict[str, Any]:
    name, category, address, tone, text, risks, protection = body
    first = dt.date(2026, 12, 1) + dt.timedelta(days=random.randrange(60))
    begin = random.choice(("08:00", "09:30", "14:00", "18:30"))
    end = f"{int(begin[:2]) + random.choice((2, 3)):02}{begin[2:]}"
    days = [first + dt.timedelta(days=7 * week) for week in range(random.choice((1, 1, 2, 4)))]
    return {
        "title": random.choice(("{}", "{}志愿者招募", "招募：{}", "{}，等你来")).format(name),
        "category": category, "for": random.sample(("public", "elders", "children"), 2),
        "at": [f"{day} {begin}-{end}" for day in days], "place": f"{name}集合点",
        "address": address, "needed": random.randrange(3, 40),
        "description": _description(tone, text, parts, random),
        "asks": {"age_min": random.choice((14, 16, 18)), "guardian_required": True},
        "insured": True, "policy": random.choice(("主办方统一投保", "人身意外伤害保险")),
        "risks": f"{risks}。", "protection": f"{protection}。", "hours": 2,
        "leader": random.choice(("站长，清点人数", "社工，分组并讲解", "老队员，带队")),
        "gear": random.choice(("水杯", "雨衣、防滑的鞋", "不用带东西")),
    }  # fmt: skip


def _description(tone: str, text: str, parts: dict[str, list[str]], random: Random) -> str:
    sentences = [f"{sentence}。" for sentence in text.split("。")]
    shape = random.choice(("prose", "lines", "list"))
    if shape == "list":
        sentences = [f"{n}. {sentence}" for n, sentence in enumerate(sentences, 1)]
    said = ("" if shape == "prose" else "\n").join(sentences)
    opening = random.choice((*parts["openings"], f"来做一件{tone}事。", ""))
    closing = random.choice((*parts["closings"], ""))
    return "\n\n".join(filter(None, (opening, said, closing)))


@cache
def faults() -> dict[str, dict[str, list[Any]]]:
    """Return the wordings of each rule's fault: `known` and `held_out`."""
    found: dict[str, dict[str, list[Any]]] = yaml.safe_load(
        (FOLDER / "faults.yaml").read_text("utf-8")
    )
    return found


@cache
def wordings(name: str) -> dict[str, list[Any]]:
    """Return a set of wordings by rule: `fresh`, `unseen`; each says what it is."""
    found: dict[str, list[Any]] = yaml.safe_load((FOLDER / f"{name}.yaml").read_text("utf-8"))
    return found
