"""The words of the demo records: YAML beside this file, so that staff can better them."""

from functools import cache
from pathlib import Path
from typing import Annotated

import msgspec
from msgspec import Meta, Struct

from scripts.records.fields import Age, Clock, Code, Hours, Line, Text
from scripts.rules.quick_yaml import load_yaml

_HERE = Path(__file__).parent
Words = Annotated[tuple[Line, ...], Meta(min_length=1)]


class Activity(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What volunteers do together. Texts may name {street}, {division} and {category}."""

    name: Line
    title: Line
    description: Text
    place: Line
    """Put behind the street's name."""
    risks: Text
    protection: Text
    gear: Line
    at: Annotated[tuple[Clock, ...], Meta(min_length=1)]
    """When it may begin."""
    hours: Hours
    age_min: Age
    objects: tuple[Code, ...] = ()
    skills: tuple[Line, ...] = ()
    training: tuple[Line, ...] = ()
    health: Line | None = None
    category: Code | None = None
    """Only where the file isn't a category's own."""


class Named(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A name and a few words about what bears it."""

    name: Line
    about: Text


class Kind(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """How organizations of a kind are called."""

    names: Words
    about: Text


class ProjectWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What projects are made of."""

    titles: Words
    about: Text
    groups: Words
    plan: Words


class StationWords(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What stations are made of."""

    kiosk: Named
    community: Named
    venue: Named
    services: Words
    note: Line


class Wording(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """common.yaml."""

    flavours: Words
    roads: Words
    surname: Line
    stems: Line
    short_title: Line
    titles: Words
    long_titles: Words
    leaders: Words
    allowances: Words
    policy: Line
    health: Line
    reasons: Words
    reflections: Annotated[tuple[Text, ...], Meta(min_length=1)]
    organizations: dict[str, Kind]
    umbrella: Named
    branch: Named
    idle: Named
    foreign: Named
    guiding_unit: Line
    registration: Line
    projects: ProjectWords
    stations: StationWords


@cache
def wording() -> Wording:
    """Read common.yaml, once."""
    return msgspec.convert(_read(_HERE / "common.yaml"), Wording)


@cache
def activities(category: str) -> tuple[Activity, ...]:
    """Read what volunteers do in a category; general wording where its code is not known."""
    path = _HERE / "activities" / f"{category}.yaml"
    return _activities(path if path.exists() else _HERE / "activities" / "_any.yaml")


@cache
def english_activities() -> tuple[Activity, ...]:
    """Read the activities worded in English."""
    return _activities(_HERE / "activities" / "_english.yaml")


def _activities(path: Path) -> tuple[Activity, ...]:
    return msgspec.convert(_read(path), tuple[Activity, ...])


def read_words(name: str) -> object:
    """Read another file of words beside this one."""
    return _read(_HERE / name)


def _read(path: Path) -> object:
    return load_yaml(path.read_text(encoding="utf-8"))
