"""Records and a story with a mark in everything that nobody may see, made from the types."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from scripts.records import Record
from scripts.records.fields import Part
from scripts.records.person import Person, PicturedPerson, Purpose
from scripts.records.picture import Picture
from scripts.records.recognition import Decision
from tests.management import samples
from tests.photographs import photograph

P = TypeVar("P", bound=Person)
_SURNAMES = ("司马", "欧阳", "张")
_DECIDING = ("also", "consents", "named_from", "minor_until", "never_named")


@dataclass(frozen=True, kw_only=True)
class Slot:
    """A place where one consent decides: somebody's name, or a picture."""

    at: str
    """Such as openings/OP-FULL.leader."""
    marks: frozenset[str]
    """What it alone may bring to light."""


@dataclass(kw_only=True)
class Canaries:
    """Gives out marks and remembers what each is for; `agreed` are the slots with consent.

    The same slots get the same marks, whichever of them have consent.
    """

    agreed: frozenset[str] = frozenset()
    slots: list[Slot] = field(default_factory=list)
    secrets: set[str] = field(default_factory=set)
    """Marks that no consent brings to light."""
    words: set[str] = field(default_factory=set)
    """What stands beside the marks and must be found: else nothing would be proved."""
    files: dict[str, bytes] = field(default_factory=dict)
    """Pictures by path."""
    given: Counter[str] = field(default_factory=Counter)

    def _next(self, what: str) -> int:
        self.given[what] += 1
        return self.given[what]

    def name(self) -> str:
        """Return a name that stands nowhere else: a surname, and two rare characters."""
        number = self._next("name")
        surname = _SURNAMES[number % len(_SURNAMES)]
        return f"{surname}{chr(0x3400 + number // 80)}{chr(0x3500 + number % 80)}"

    def secret(self) -> str:
        """Return a text that stands nowhere else and never may."""
        self.secrets.add(text := f"Kanari{self._next('secret'):04d}x")
        return text

    def day(self) -> dt.date:
        """Return a day that stands nowhere else and never may."""
        found = dt.date(1931, 1, 1) + dt.timedelta(days=self._next("day"))
        self.secrets.add(found.isoformat())
        return found

    def word(self) -> str:
        """Return a text that must be found."""
        self.words.add(text := f"看得见{self._next('word'):04d}")
        return text

    def person(self, kind: type[P], at: str, purpose: Purpose | None = None) -> P:
        """Return somebody with consent if the slot has it, else without, ever another way."""
        known = {*kind.PUBLIC, *_DECIDING}
        assert known == set(kind.__struct_fields__), "a new field of a person needs a mark"
        name, also = self.name(), self.name()
        self.slots.append(Slot(at=at, marks=frozenset({name, also})))
        common = {"name": name, "also": [also], "role": self.word()}
        ways = (self._withdrawn, self._ended, self._never, self._other, self._grown_up)
        way = self._agreed if at in self.agreed else ways[len(self.slots) % len(ways)]
        return msgspec.convert({**common, **way(purpose or kind.PURPOSE)}, kind)

    def _agreed(self, purpose: Purpose) -> dict[str, Any]:
        given = {"purpose": purpose, "given_on": self.day()}
        return {"consents": [given], "named_from": self.day()}

    def _withdrawn(self, purpose: Purpose) -> dict[str, Any]:
        given = {"purpose": purpose, "given_on": self.day(), "withdrawn_on": self.day()}
        return {"consents": [given]}

    def _ended(self, purpose: Purpose) -> dict[str, Any]:
        given = {"purpose": purpose, "given_on": self.day(), "valid_until": self.day()}
        return {"consents": [given]}

    def _never(self, purpose: Purpose) -> dict[str, Any]:
        given = {"purpose": purpose, "given_on": self.day(), "by_guardian": True}
        return {"consents": [given], "never_named": True}

    def _other(self, purpose: Purpose) -> dict[str, Any]:
        other = "honor" if purpose == "name" else "name"
        return {"consents": [{"purpose": other, "given_on": self.day()}]}

    def _grown_up(self, purpose: Purpose) -> dict[str, Any]:
        given = {"purpose": purpose, "given_on": self.day(), "by_guardian": True}
        return {"consents": [given], "minor_until": self.day()}

    def seen(self, kind: type[P], at: str, mark: str) -> P:
        """Return somebody a picture shows: consent shows the picture, never the name."""
        who = self.unnamed(kind, at, "picture")
        self.slots.append(Slot(at=at, marks=frozenset({mark})))
        return who

    def unnamed(self, kind: type[P], at: str, purpose: Purpose | None = None) -> P:
        """Return somebody whom no slot names."""
        who = self.person(kind, at, purpose)
        self.secrets |= self.slots.pop().marks
        return who

    def credit(self) -> str:
        """Return a credit that holds a name nobody listed."""
        self.secrets.add(name := self.name())
        return f"摄影：{name}、{name}摄（市志愿服务中心）"

    def picture(self, like: Picture, at: str) -> Picture:
        """Return a picture of somebody, with a secret in its file."""
        data = photograph(self.secret(), colour=f"#{self._next('picture'):06X}")
        digest = hashlib.sha256(data).hexdigest()
        path = f"/media/{self.given['picture']}.jpg"
        self.files[path] = data
        who = self.seen(PicturedPerson, f"{at}.people", digest)
        by = self.unnamed(Person, f"{at}.taken_by")
        return msgspec.structs.replace(
            like, path=path, sha256=digest, people=(who,), taken_by=by, credit=self.credit()
        )


def records(canaries: Canaries) -> list[Record]:
    """Return one record of each type with every field filled in, and what they refer to."""
    granted = msgspec.structs.replace(
        samples.full_recognition(), decision=Decision(granted_on=dt.date(2026, 3, 16))
    )
    full: tuple[Record, ...] = (
        samples.full_organization(), samples.full_project(), samples.full_opening(),
        samples.full_station(), samples.full_star_rule(), granted, samples.full_award(),
        samples.full_commitment(), samples.full_training(),
        samples.full_survey(), samples.full_need(),
    )  # fmt: skip
    plain = [
        samples.organization(), samples.star_rule(), samples.commitment(), samples.survey(),
    ]  # fmt: skip
    marked = [_marked(record, canaries) for record in full]
    return [*plain, *marked, _photographed(canaries), *_giving_away(canaries)]


def _photographed(canaries: Canaries) -> Record:
    """Return a station whose picture shows nobody: its photographer alone decides."""
    picture = canaries.picture(samples.PICTURE, "stations/ST-PHOTO.pictures")
    canaries.slots.pop()
    by = canaries.person(Person, "stations/ST-PHOTO.pictures.taken_by")
    bare = msgspec.structs.replace(picture, shows_people=False, people=(), taken_by=by)
    shown = msgspec.structs.replace(bare, alt=f"{by.name}和{by.also[0]}拍的河岸")
    return msgspec.structs.replace(samples.full_station(), id="ST-PHOTO", pictures=(shown,))


def _giving_away(canaries: Canaries) -> Iterator[Record]:
    """Yield needs, and a survey, that name somebody: no consent can help them."""
    named = []
    for _ in _SURNAMES:
        named.append(canaries.name())
        canaries.secrets.add(named[-1])
    for number, name in enumerate(named):
        need = samples.need(f"ND-NAMED-{number}")
        yield msgspec.structs.replace(need, title=f"{name}家里缺人照看", needs=(f"陪{name}，",))
    yield msgspec.structs.replace(samples.survey("SV-NAMED"), summary=f"{named[0]}，女，独居。")


def _marked(record: Record, canaries: Canaries) -> Record:
    """Return a record with marks in all that is private, and its names in every text."""
    peopled: Record = _peopled(record, canaries, f"{record.COLLECTION}/{record.id}")
    names = "，".join(sorted(_names(msgspec.to_builtins(peopled))))
    told: Record = told_of(peopled, names, canaries)
    return told


def _names(raw: Any) -> set[str]:
    """Return all forms of the names in a record's raw values."""
    if isinstance(raw, list):
        return {name for one in raw for name in _names(one)}
    if not isinstance(raw, dict):
        return set()
    own = {raw["name"], *raw["also"]} if "also" in raw else set()
    return own.union(*map(_names, raw.values()))


def _peopled(value: Any, canaries: Canaries, at: str) -> Any:
    """Put people and pictures in, and marks into private fields, at every level."""
    if isinstance(value, Person):
        return canaries.person(type(value), at)
    if isinstance(value, Picture):
        return canaries.picture(value, at)
    if isinstance(value, tuple):
        return tuple(_peopled(one, canaries, at) for one in value)
    if not isinstance(value, Record | Part):
        return value
    fields = {}
    for name in value.__struct_fields__:
        public = name in value.PUBLIC
        was = getattr(value, name)
        fields[name] = _peopled(was, canaries, f"{at}.{name}") if public else canaries.secret()
    return msgspec.structs.replace(value, **fields)


def told_of(value: Any, names: str, canaries: Canaries) -> Any:
    """Write the names, and a word to be found, into every text that people read."""
    if isinstance(value, tuple):
        return tuple(told_of(one, names, canaries) for one in value)
    if isinstance(value, Person) or not isinstance(value, msgspec.Struct):
        return value
    fields = {}
    for one in msgspec.structs.fields(type(value)):
        before = getattr(value, one.name)
        text = _text(before, one.type, lambda: f"{canaries.word()}：{names}")
        fields[one.name] = told_of(before, names, canaries) if text is None else text
    return msgspec.structs.replace(value, **fields)


def _text(before: Any, kind: Any, make: Callable[[], str]) -> Any:
    """Return a new text, or a tuple of one, where there is one and the type takes any."""
    alone = isinstance(before, str)
    if not before or not (alone or (isinstance(before, tuple) and isinstance(before[0], str))):
        return None
    try:
        msgspec.convert("词 词" if alone else ["词 词"], kind)
    except msgspec.ValidationError:
        return None
    return make() if alone else (make(),)
