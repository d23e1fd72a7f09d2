"""The persons of one raw item, judged before anything else looks at it. Pure.

A name passes only with consent in force; else it is masked, here and in every text of the item.
What can't be understood counts as no consent, and is reported: a withdrawal whose field was
misspelt must not leave the name standing.
"""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import msgspec

from scripts.records.explain import Fault, explain
from scripts.records.person import Consent, Person, PicturedPerson
from scripts.records.picture import Picture
from scripts.rules.allow import Published, parts_of
from scripts.rules.naming.consent import judged, may_be_named, turns
from scripts.rules.naming.credit import credited
from scripts.rules.naming.texts import Names, names_of

Who = TypeVar("Who", bound=Person)
_CREDIT = "作者或来源里像是个人姓名，已隐去；个人请写进 taken_by（摄影者），单位请写全称"
_ANSWER = "看不懂，所以不公开姓名；请管理系统的维护方按 docs/openapi.json 改正"


@dataclass(kw_only=True)
class People:
    """Everybody in one item, and what was decided about them on a day."""

    on: dt.date
    known: frozenset[str] = frozenset()
    """Keys of names that a picture's credit may hold whatever they look like (credit.py)."""
    judged: list[tuple[Person, bool]] = field(default_factory=list)
    """Each person as the source sent them, and whether they may be named."""
    pictures: set[str] = field(default_factory=set)
    """Digests of the pictures of people that may be shown."""
    again: list[dt.date] = field(default_factory=list)
    """Days on which more may be shown than now."""
    faults: list[Fault] = field(default_factory=list)
    """What couldn't be understood; without the values, which may be private."""

    @property
    def names(self) -> Names:
        """The names of all of them."""
        return names_of(self.judged)

    def judge(self, raw: Mapping[str, Any], kind: Published, at: str = "") -> dict[str, Any]:
        """Return the raw values with everybody judged; pictures that may not be shown are gone."""
        parts = parts_of(kind)
        return {name: self._value(raw[name], parts.get(name), f"{at}{name}") for name in raw}

    def _value(self, value: Any, part: Published | None, at: str) -> Any:
        if part is None or value is None:
            return value
        if isinstance(value, list):
            found = [self._value(one, part, f"{at}[{n}]") for n, one in enumerate(value)]
            return [one for one in found if one is not None]
        if issubclass(part, Person):
            return self._person(value, part, at)
        if not isinstance(value, dict):
            return value
        if issubclass(part, Picture):
            return self._picture(value, at)
        return self.judge(value, part, f"{at}.")

    def _person(self, value: Any, kind: type[Person], at: str) -> dict[str, Any]:
        person = self._read(value, kind, at)
        self._note(person, may=may_be_named(person, kind.PURPOSE, self.on))
        public: dict[str, Any] = msgspec.to_builtins(judged(person, self.on))
        return public

    def _note(self, person: Person, *, may: bool) -> None:
        self.judged.append((person, may))
        if again := turns(person, type(person).PURPOSE, self.on).again:
            self.again.append(again)

    def _picture(self, value: dict[str, Any], at: str) -> dict[str, Any] | None:
        """Return a picture that shows nobody, or only people who consent to it."""
        shown = {name: found for name, found in value.items() if name not in Picture.MADE}
        shown |= self._made_by(value, at)
        if value.get("shows_people") is False:
            return shown
        sent = value.get("people")
        people = [
            self._read(one, PicturedPerson, f"{at}.people[{number}]")
            for number, one in enumerate(sent if isinstance(sent, list) else ())
        ]
        for person in people:
            self._note(person, may=False)  # no text needs the name of who is seen
        if not people or not all(may_be_named(one, one.PURPOSE, self.on) for one in people):
            return None
        self.pictures.add(str(value.get("sha256")))
        ends = [turns(person, person.PURPOSE, self.on).until for person in people]
        until = min((end for end in ends if end), default=None)
        return {**shown, **({"shown_until": until.isoformat()} if until else {})}

    def _made_by(self, value: dict[str, Any], at: str) -> dict[str, Any]:
        """Return who took a picture, judged, and its credit without what may be a person's name."""
        found: dict[str, Any] = {}
        if value.get("taken_by") is not None:
            found["taken_by"] = self._person(value["taken_by"], Person, f"{at}.taken_by")
        if isinstance(credit := value.get("credit"), str):
            found["credit"] = credited(credit, self.known)
            if found["credit"] != credit:
                self.faults.append(Fault(f"{at}.credit", _CREDIT))
        return found

    def _read(self, value: Any, kind: type[Who], at: str) -> Who:
        """Return a person; one with something that can't be understood has no consents."""
        raw = {"name": value} if isinstance(value, str) else value
        try:
            person = msgspec.convert(raw, kind)
        except msgspec.ValidationError as error:
            fault = explain(str(error))
            place = f"{at}.{fault.place}".rstrip(".").replace(".[", "[")
            self.faults.append(Fault(place, f"这个人的信息{_ANSWER}"))
            return _nameless(raw, kind)
        person = msgspec.structs.replace(person, masked=None, named_until=None)
        if unknown := _unknown(raw):
            self.faults.append(Fault(at, f"有约定之外的 {unknown} 个字段，{_ANSWER}"))
            return msgspec.structs.replace(person, consents=())
        return person


def _nameless(raw: Any, kind: type[Who]) -> Who:
    """Keep what must be masked of a person who can't be read."""
    raw = raw if isinstance(raw, dict) else {}
    name, also = raw.get("name"), raw.get("also")
    forms = also if isinstance(also, list) else []
    return kind(
        name=name if isinstance(name, str) else None,
        also=tuple(form for form in forms if isinstance(form, str)),
        never_named=True,
    )


def _unknown(raw: dict[str, Any]) -> int:
    """Count the fields of a person and their consents that the contract doesn't know."""
    known, of_consents = set(Person.__struct_fields__), set(Consent.__struct_fields__)
    consents = raw.get("consents") or ()
    return len(set(raw) - known) + sum(len(set(one) - of_consents) for one in consents)
