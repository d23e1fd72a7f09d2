"""Invented leaders and contacts, in every state of consent to their name."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from scripts.management.demo.deck import dice
from scripts.management.demo.setting import invented_name
from scripts.records.person import Consent, Person

_SOON, _LATER, _LONG_AGO = dt.timedelta(days=9), dt.timedelta(days=200), dt.timedelta(days=300)


def _given(day: dt.date, **more: Any) -> dict[str, Any]:
    return {"consents": (Consent(**{"purpose": "name", "given_on": day - _LONG_AGO, **more}),)}


_WAYS: Mapping[str, Callable[[dt.date], dict[str, Any]]] = {
    "consented": _given,
    "never asked": lambda _day: {},
    "ends soon": lambda day: _given(day, valid_until=day + _SOON),
    "ended": lambda day: _given(day, valid_until=day - _SOON),
    "withdrawn": lambda day: _given(day, withdrawn_on=day - _SOON),
    "from a later day": lambda day: {**_given(day), "named_from": day + _LATER},
    "minor": lambda day: {**_given(day, by_guardian=True), "minor_until": day + _LATER},
    "other purpose": lambda day: _given(day, purpose="story"),
    "never named": lambda day: {**_given(day), "never_named": True},
}
_CARDS = (*_WAYS, "consented", "consented", "consented", "never asked")


def invented_person(day: dt.date, *key: object) -> Person:
    """Return a person; what their consent has come to differs from key to key."""
    way = dice("consent", *key).choice(_CARDS)
    return Person(name=invented_name(*key), **_WAYS[way](day))
