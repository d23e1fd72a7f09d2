"""Needs of invented groups: every division's, every state's, large ones and small ones."""

import datetime as dt
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from scripts.management.demo.deck import Deck, dice
from scripts.management.demo.need_words import GroupWords, need_words
from scripts.management.demo.setting import Setting, Spot, Spots, source
from scripts.management.demo.surveys import COMING, WITHOUT_NEEDS
from scripts.records import City, Need, Opening, Project, Survey
from scripts.records.need import NeedStatus, PeopleRange

Offers = Sequence[Project | Opening]
_EACH = 3
"""So many a division, and one of the whole city's."""
_SIZES = ((10, 20), (20, 50), (50, 100), (100, 300), (5, 10), (300, None), (2, 4))
_LONG_EVERY, _WIDE_EVERY = 11, 12
_GAPS = ("category", "service_object", "needs", "valid_until", "survey", *[None] * 20)


@dataclass(frozen=True, kw_only=True)
class _Case:
    """How far a need is met, and in days from the moment, how long it holds."""

    status: NeedStatus = "open"
    first: int = -20
    last: int = 160


_CASES = (
    *[_Case()] * 4, _Case(first=-45, last=30), _Case(status="partly", last=90),
    _Case(status="partly", first=-90, last=3), _Case(status="met", first=-120, last=40),
    _Case(first=-320, last=-10), _Case(status="met", first=-380, last=-60), _Case(first=9),
)  # fmt: skip


def needs(setting: Setting, rounds: list[Survey], offers: Offers) -> Iterator[Need]:
    """Yield the needs that the rounds found; every other one is such that something answers it."""
    city = setting.city
    spots, groups = Spots(city, "needs"), Deck(need_words().groups, city.code, "need groups")
    cases, sizes = Deck(_CASES, city.code, "need cases"), Deck(_SIZES, city.code, "need sizes")
    gaps = Deck(_GAPS, city.code, "need gaps")
    going = [one for one in offers if one.status == "published" and _lasts(one, setting)]
    for n in range(_EACH * len(city.divisions) + 1):
        group = (n % 2 and _answered(setting, spots[n], going)) or groups[n]
        fields = _need(setting, n, spots[n], group)
        fields |= _people(city, sizes[n], n)
        fields |= _times(setting, cases[n], _asked(city, fields["division"], rounds))
        fields["title"] = _title(setting, n, spots[n], group, fields)
        fields.pop(gaps[n] or "", None)
        yield Need(**fields)


def _answered(setting: Setting, spot: Spot, offers: Offers) -> GroupWords | None:
    """Return a group for which somebody near does something."""
    here = (spot.division.code, setting.city.code)
    found = [
        group
        for group in need_words().groups
        for offer in offers
        if offer.division in here
        and offer.category == group.category
        and set(offer.service_object) & set(group.objects)
    ]
    return dice("answered", *here, spot.here).choice(found) if found else None


def _lasts(offer: Project | Opening, setting: Setting) -> bool:
    if isinstance(offer, Project):
        end = offer.period.end if offer.period else None
        return end is None or end >= setting.at.date()
    return offer.sessions[-1].start_date > setting.at.date()


def _need(setting: Setting, n: int, spot: Spot, group: GroupWords) -> dict[str, Any]:
    city, key = setting.city, f"ND-{n + 1:04d}"
    categories = [entry.code for entry in city.categories]
    objects = [entry.code for entry in city.service_objects]
    known = group.category in categories
    return {
        "id": key,
        "updated_at": setting.before(key),
        "source": source(key),
        **spot.fields(),
        "category": group.category if known else categories[n % len(categories)],
        "service_object": tuple(o for o in group.objects if o in objects) or (objects[-1],),
        "needs": group.needs[: 1 + n % 3],
    }


def _people(city: City, size: tuple[int, int | None], n: int) -> dict[str, Any]:
    """Return the range; a small group's place, and now and then another's, is a larger one."""
    least, most = size
    whole = {"division": city.code} if n % _WIDE_EVERY == _WIDE_EVERY - 1 else {}
    street = {"street": None} if whole or least < city.least_group else {}
    return {"people_range": PeopleRange(least=least, most=most), **whole, **street}


def _asked(city: City, division: str, rounds: list[Survey]) -> list[Survey]:
    """Return the rounds in which a division was asked, and that found something."""
    found = (one for n, one in enumerate(rounds) if n not in (COMING, WITHOUT_NEEDS))
    return [one for one in found if one.division in (city.code, division)]


def _times(setting: Setting, case: _Case, rounds: list[Survey]) -> dict[str, Any]:
    today = setting.at.date()
    first = today + dt.timedelta(days=case.first)
    done = [one for one in rounds if one.date <= first]
    return {
        "status": case.status,
        "valid_from": first,
        "valid_until": today + dt.timedelta(days=case.last),
        "survey": max(done, key=lambda one: one.date).id if done else None,
    }


def _title(
    setting: Setting, n: int, spot: Spot, group: GroupWords, fields: dict[str, Any]
) -> str:  # fmt: skip
    if n % _LONG_EVERY != _LONG_EVERY // 2:
        return f"{group.who}：{group.what}"
    whole = fields["division"] == setting.city.code
    here = setting.city.name if whole else spot.here if fields["street"] else spot.division.name
    return need_words().long.format(here=here, who=group.who, what=group.what)
