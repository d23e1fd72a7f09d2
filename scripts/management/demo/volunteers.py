"""Invented volunteers with names nobody bears, and every way of having consented or not."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from scripts.management.demo.deck import Deck
from scripts.management.demo.honor_words import honor_words
from scripts.records.person import Consent, HonoredPerson

_UNUSUAL_EVERY = 17
_YEAR = dt.timedelta(days=365)


def _consent(day: dt.date, *, ago: int = 200, **more: Any) -> tuple[Consent, ...]:
    return (Consent(purpose="honor", given_on=day - dt.timedelta(days=ago), **more),)


_WAYS: Mapping[str, Callable[[dt.date], dict[str, Any]]] = {
    "consented": lambda day: {"consents": _consent(day, ago=900)},
    "never asked": lambda _day: {},
    "for some time": lambda day: {"consents": _consent(day, valid_until=day + _YEAR)},
    "ends soon": lambda day: {"consents": _consent(day, valid_until=day + dt.timedelta(days=9))},
    "ended": lambda day: {"consents": _consent(day, valid_until=day - dt.timedelta(days=9))},
    "withdrawn": lambda day: {"consents": _consent(day, withdrawn_on=day - dt.timedelta(days=40))},
    "other purpose": lambda day: {
        "consents": (Consent(purpose="story", given_on=day - _YEAR),),
    },
    "minor": lambda day: {
        "role": "青年志愿者",
        "minor_until": day + _YEAR,
        "consents": _consent(day, by_guardian=True),
    },
    "never": lambda day: {"never_named": True, "role": "学生", "consents": _consent(day)},
}  # fmt: skip
_CARDS = ("consented",) * 9 + ("never asked",) * 4 + tuple(_WAYS)


class Volunteers:
    """Deals people, each with a name of their own as long as there are any."""

    def __init__(self, *key: object, day: dt.date) -> None:
        words = honor_words()
        self._day = day
        self._surnames = Deck([*words.surnames, *words.compound], *key, "surnames")
        self._given = Deck([*words.cycle.split(), *"甲乙丙丁戊"], *key, "given")
        self._unusual = Deck(words.unusual, *key, "unusual")
        self._roles = Deck((*words.roles, *[None] * 10), *key, "roles")
        self._ways = Deck(_CARDS, *key, "ways")

    def __getitem__(self, n: int) -> HonoredPerson:
        name = self._surnames[n] + self._given[n]
        if n % _UNUSUAL_EVERY == _UNUSUAL_EVERY // 2:
            name = self._unusual[n // _UNUSUAL_EVERY]
        role = self._roles[n]
        fields = {"role": role, **_WAYS[self._ways[n]](self._day)}
        return HonoredPerson(name=name, **fields)
