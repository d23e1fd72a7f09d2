"""Openings: a situation, an activity, a place, an organization, and now and then a gap."""

from collections.abc import Iterator, Sequence
from random import Random
from typing import Any

import msgspec

from scripts.management.demo.commitments import NAMED
from scripts.management.demo.deck import dice
from scripts.management.demo.persons import invented_person
from scripts.management.demo.projects import known_objects
from scripts.management.demo.sessions import afterwards, sessions
from scripts.management.demo.setting import Setting, phone, source
from scripts.management.demo.situations import Situation
from scripts.management.demo.stage import OWED, Cast, Stage
from scripts.management.demo.timing import changed, sign_up, spans
from scripts.records import Opening, Organization, Project, Station
from scripts.records.opening import Requirements

_ADULT, _CHILD = 18, 8
_NAMING_ONE = 29
"""One opening in so many names the commitment that binds it."""
_SPIRIT = ("dedication", "friendship", "mutual-aid", "progress")


def openings(
    setting: Setting,
    owners: Sequence[Organization],
    library: Sequence[Project],
    places: Sequence[Station] = (),
) -> Iterator[Opening]:
    """Yield the openings; `owners` may offer one, the first anywhere; some are held at `places`."""
    stage = Stage(setting, owners, library, places)
    for n in range(setting.openings):
        yield opening(stage, n, stage.situations[n])


def opening(stage: Stage, n: int, situation: Situation) -> Opening:
    """Return the n-th opening in a situation."""
    setting = stage.setting
    key = f"OP-{n + 1:05d}"
    random = dice(setting.city.code, key)
    cast = stage.cast(n, random)
    times = spans(setting, situation, cast.activity, random)
    fields = {
        "id": key,
        "lang": cast.lang,
        "source": source(key),
        "updated_at": changed(setting, situation, times, key),
        "title": _title(stage, n, cast),
        "organization": cast.organization.id,
        "project": cast.project.id if cast.project else None,
        "commitment": NAMED if n % _NAMING_ONE == _NAMING_ONE // 2 else None,
        "division": cast.spot.division.code,
        "category": cast.category,
        "service_object": known_objects(setting.city, cast.activity),
        "sessions": sessions(setting, situation, times, cast, random),
        **sign_up(setting, situation, times, random),
        **_texts(setting, cast, random),
        **_care(setting, cast, random),
        **_contact(setting, key),
    }
    complete = Opening(**fields, **_outcome(setting, situation, fields, random))
    return _with_gap(complete, stage, n, situation)


def _title(stage: Stage, n: int, cast: Cast) -> str:
    pattern = cast.activity.title if cast.lang else stage.titles[n] or cast.activity.title
    return cast.spot.words(pattern, name=cast.activity.name, number=n % 24 + 1, category="")


def _texts(setting: Setting, cast: Cast, random: Random) -> dict[str, Any]:
    activity = cast.activity
    names = {entry.code: entry.name for entry in setting.city.categories}
    english = cast.lang == "en"
    return {
        "description": cast.spot.words(activity.description, category=names[cast.category]),
        "risks": activity.risks,
        "protection": activity.protection,
        "gear": activity.gear,
        "leader_role": None if english else random.choice(setting.wording.leaders),
        "spirit": tuple(random.sample(_SPIRIT, random.randrange(3))),
    }


def _care(setting: Setting, cast: Cast, random: Random) -> dict[str, Any]:
    words = setting.wording
    insured = random.choice((True, True, True, True, False, None))
    chinese = cast.lang is None
    return {
        "insured": insured,
        "insurance_policy": words.policy if insured and chinese else None,
        "hours_credited": cast.activity.hours,
        "requirements": _requirements(setting, cast, random),
        "allowance": random.choice((*words.allowances, None, None, None)) if chinese else None,
        "wheelchair": random.choice((True, False, None)),
    }


def _requirements(setting: Setting, cast: Cast, random: Random) -> Requirements:
    activity = cast.activity
    youngest = _CHILD if activity.age_min < _ADULT and random.random() < 1 / 4 else activity.age_min
    health = random.choice((setting.wording.health, None)) if cast.lang is None else None
    return Requirements(
        age_min=youngest,
        age_max=random.choice((65, 70, None, None)) if youngest >= _ADULT else None,
        guardian_required=youngest < _ADULT if random.random() < 2 / 3 else None,
        skills=activity.skills,
        training=activity.training,
        health=activity.health or health,
    )


def _contact(setting: Setting, key: str) -> dict[str, Any]:
    address = setting.city.sign_up.url
    return {
        "sign_up_url": f"{address}{'&' if '?' in address else '?'}opening={key}",
        "office_phone": phone(key),
        "leader": invented_person(setting.at.date(), key),
    }


def _outcome(
    setting: Setting, situation: Situation, fields: dict[str, Any], random: Random
) -> dict[str, Any]:
    came = sum(session.confirmed or 0 for session in fields["sessions"])
    return {
        "status": situation.status,
        "version": 1 if situation.status == "published" else 2,
        "cancellation_reason": random.choice(setting.wording.reasons) if situation.reason else None,
        "afterwards": afterwards(setting, fields, came, random) if situation.afterwards else None,
    }


def _with_gap(complete: Opening, stage: Stage, n: int, situation: Situation) -> Opening:
    """Leave out what the n-th opening forgets to say, unless its state hangs on it."""
    gap = stage.gaps[n]
    names = set(OWED) if gap == "all" else {gap} if gap else set()
    names.discard("updated_at")  # storing would fill in a moment that no clock of ours has set
    if situation.deadline == "passed":
        names.discard("sign_up_deadline")
    missing: dict[str, Any] = dict.fromkeys(names)
    if "service_object" in missing:
        missing["service_object"] = ()
    return msgspec.structs.replace(complete, **missing)
