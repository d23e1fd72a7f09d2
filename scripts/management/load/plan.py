"""What is the same for every row of a sheet, worked out once."""

from dataclasses import dataclass
from zoneinfo import ZoneInfo

import msgspec

from scripts.management.load.mapping import SECTIONS, Mapping, Rule, columns, rules
from scripts.management.load.targets import fields_of, known_codes
from scripts.records import City


@dataclass(frozen=True, kw_only=True)
class Target:
    """One field that the mapping fills."""

    place: str
    """Such as `opening.title`."""
    name: str
    rule: Rule
    info: msgspec.structs.FieldInfo
    list_name: str
    """The list of city.yaml that it chooses from; empty for all other fields."""
    codes: frozenset[str]

    @property
    def columns(self) -> str:
        """Name the columns it is read from."""
        return "、".join(columns(self.rule))


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How every row of a sheet is read."""

    width: int
    """How many cells a row must have."""
    zone: ZoneInfo
    lang: str | None
    sections: dict[str, tuple[Target, ...]]

    def target(self, place: str) -> Target:
        """Return the target of a field that every mapping fills."""
        section = self.sections[place.partition(".")[0]]
        return next(target for target in section if target.place == place)


def plan(mapping: Mapping, city: City, width: int) -> Plan:
    """Work out how a sheet of so many columns is read."""
    return Plan(
        width=width,
        zone=ZoneInfo(city.timezone),
        lang=mapping.lang,
        sections={section: _targets(mapping, city, section) for section in SECTIONS},
    )


def _targets(mapping: Mapping, city: City, section: str) -> tuple[Target, ...]:
    infos, known = fields_of(section), known_codes(city)
    made = []
    for name, rule in rules(mapping, section).items():
        place = f"{section}.{name}"
        list_name, codes = known.get(place, ("", frozenset()))
        made.append(
            Target(
                place=place, name=name, rule=rule, info=infos[name], list_name=list_name,
                codes=codes,
            )
        )  # fmt: skip
    return tuple(made)
