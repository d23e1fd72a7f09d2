"""Organizations: one for the city, a branch for each division, teams below, one idle."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from scripts.management.demo.deck import Deck, dice
from scripts.management.demo.persons import invented_person
from scripts.management.demo.setting import (
    Setting,
    Spot,
    Spots,
    address,
    phone,
    source,
)
from scripts.management.demo.wording import Named
from scripts.records import Organization
from scripts.records.fields import Period

UMBRELLA = "ORG-0001"
_GAPS = ("kind", "description", "office_phone", "address", *[None] * 8)
_OPENINGS_A_TEAM = 12


def organizations(setting: Setting) -> list[Organization]:
    """Return all organizations, parents first; the last one organises nothing."""
    made = [_umbrella(setting), *_branches(setting)]
    branches = {record.division: record.id for record in made}
    made += _teams(setting, branches, first=len(made) + 1)
    foreign = _named(setting, len(made) + 1, setting.wording.foreign, lang="en")
    idle = _named(setting, len(made) + 2, setting.wording.idle)
    return [*made, foreign, idle]


def _common(setting: Setting, number: int) -> dict[str, Any]:
    key = f"ORG-{number:04d}"
    return {
        "id": key,
        "updated_at": setting.before(key),
        "source": source(key),
        "office_phone": phone(key),
        "contact": invented_person(setting.at.date(), key),
        "registration": setting.wording.registration.format(number=f"{number:05d}"),
    }


def _named(setting: Setting, number: int, words: Named, **more: Any) -> Organization:
    flavour = setting.wording.flavours[number % len(setting.wording.flavours)]
    return Organization(
        **_common(setting, number),
        name=words.name.format(city=setting.city.name, flavour=flavour),
        description=words.about,
        division=setting.city.code,
        **more,
    )


def _umbrella(setting: Setting) -> Organization:
    fields = tuple(entry.code for entry in setting.city.categories[:6])
    kind = setting.city.organization_kinds[0].code
    return _named(setting, 1, setting.wording.umbrella, fields=fields, kind=kind)


def _branches(setting: Setting) -> Iterator[Organization]:
    flavours = Deck(setting.wording.flavours, setting.city.code, "branch")
    for n, division in enumerate(setting.city.divisions):
        spot = Spot(division=division, street=None)
        words = setting.wording.branch
        yield Organization(
            **_common(setting, n + 2),
            name=spot.words(words.name, flavour=flavours[n]),
            description=words.about,
            division=division.code,
            parent=UMBRELLA,
            kind=setting.city.organization_kinds[0].code,
            guiding_unit=spot.words(setting.wording.guiding_unit),
            party_branch=n % 2 == 0,
            address=address(spot, "branch", n),
        )


def _teams(setting: Setting, branches: dict[str, str], *, first: int) -> Iterator[Organization]:
    count = max(len(setting.city.organization_kinds), 6) + setting.openings // _OPENINGS_A_TEAM
    spots = Spots(setting.city, "teams")
    kinds = Deck([entry.code for entry in setting.city.organization_kinds], "kinds")
    gaps = Deck(_GAPS, setting.city.code, "organization gaps")
    names = Counter[str]()
    for n in range(count):
        fields = _team(setting, first + n, spots[n], kinds[n])
        names[fields["name"]] += 1
        if names[fields["name"]] > 1:
            fields["name"] += f"（{names[fields['name']]}队）"
        fields["parent"] = branches[fields["division"]] if n % 5 else None
        fields.pop(gaps[n] or "", None)
        yield Organization(**fields)


def _team(setting: Setting, number: int, spot: Spot, kind: str) -> dict[str, Any]:
    random = dice(setting.city.code, "team", number)
    words = setting.wording.organizations.get(kind, setting.wording.organizations["other"])
    name = random.choice(words.names)
    codes = [entry.code for entry in setting.city.categories]
    year = setting.at.date().replace(month=1, day=1)
    return _common(setting, number) | {
        **spot.fields(),
        "name": spot.words(name, flavour=random.choice(setting.wording.flavours)),
        "kind": kind,
        "description": words.about,
        "fields": tuple(random.sample(codes, min(len(codes), random.randrange(1, 4)))),
        "address": address(spot, "team", number),
        "party_branch": random.choice((True, False, None)),
        "active": Period(start=year.replace(year=year.year - random.randrange(1, 12))),
    }
