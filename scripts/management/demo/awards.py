"""The 市长奖 of some years: people and one team a year, with their deeds."""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import Any

from scripts.management.demo.deck import Deck
from scripts.management.demo.honor_words import honor_words
from scripts.management.demo.setting import Setting, Spot, source
from scripts.management.demo.volunteers import Volunteers
from scripts.records import Organization
from scripts.records.award import Award

_YEARS, _PEOPLE = 4, 4
_DAY_OF_VOLUNTEERS = (12, 5)
"""The award is given on 国际志愿者日: this year's may still be to come."""


def awards(setting: Setting, teams: Sequence[Organization]) -> Iterator[Award]:
    """Yield the awards, this year's first."""
    volunteers = Volunteers(setting.city.code, "awards", day=setting.at.date())
    divisions = Deck(setting.city.divisions, setting.city.code, "awards")
    texts = honor_words().deeds
    for back in range(_YEARS):
        year, first = setting.at.year - back, back * _PEOPLE
        for n in range(first, first + _PEOPLE):
            person, division = volunteers[n], divisions[n]
            spot = Spot(division=division, street=None)
            yield _award(
                setting, year, n + back,
                person=person, division=division.code,
                deeds=spot.words(texts[n % len(texts)], name=person.name),
                spirit=("dedication",) if n % 2 else ("mutual-aid", "progress"),
            )  # fmt: skip
        team = teams[back % len(teams)]
        yield _award(
            setting, year, first + _PEOPLE + back,
            organization=team.id,
            deeds=honor_words().awards.team.format(city=setting.city.name),
        )  # fmt: skip


def _award(setting: Setting, year: int, n: int, **fields: Any) -> Award:
    words, city, key = honor_words().awards, setting.city.name, f"AW-{n + 1:04d}"
    return Award(
        id=key,
        updated_at=setting.before(key),
        source=source(key),
        title=words.title.format(city=city),
        authority=words.authority.format(city=city),
        year=year,
        granted_on=dt.date(year, *_DAY_OF_VOLUNTEERS),
        **fields,
    )
