"""What is the same for every row of a sheet, worked out once."""

import datetime as dt
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from scripts.management.load.choices import Choices, choices
from scripts.management.load.mapping import SECTIONS, Mapping, Rule, columns, rules
from scripts.management.load.table import Table
from scripts.management.load.targets import Field, Shape, fields_of
from scripts.records import City


@dataclass(frozen=True, kw_only=True)
class Target:
    """One field that the mapping fills."""

    place: str
    """Such as `opening.title`."""
    name: str
    rule: Rule
    field: Field
    choices: Choices | None
    """The list that it chooses from."""
    time_optional: bool = False
    """Whether its cell is read for a day as well, which may stand there alone."""
    shared: bool = False
    """Whether the same cell says when it starts and when it ends."""

    @property
    def columns(self) -> str:
        """Name the columns it is read from."""
        return "、".join(columns(self.rule))

    @property
    def last(self) -> bool:
        """Whether a cell that says from when to when gives it the second."""
        return self.name in ("end", "end_date", "end_time", "sign_up_deadline")


@dataclass(frozen=True, kw_only=True)
class Plan:
    """How every row of a sheet is read."""

    table: Table
    mapping: Mapping
    zone: ZoneInfo
    sections: dict[str, tuple[Target, ...]]

    @property
    def width(self) -> int:
        """How many cells a row must have."""
        return len(self.table.columns)

    @property
    def year(self) -> int | None:
        """The year of days written without one."""
        return self.mapping.year

    @property
    def epoch(self) -> dt.datetime | None:
        """Day 0 of the workbook's serial numbers."""
        return self.table.epoch

    def target(self, place: str) -> Target | None:
        """Return a field's target, if the mapping fills it."""
        section = self.sections.get(place.partition(".")[0], ())
        return next((target for target in section if target.place == place), None)

    def columns(self, place: str) -> str:
        """Name the columns that a field is read from."""
        target = self.target(place)
        return target.columns if target else ""


def plan(mapping: Mapping, city: City, table: Table) -> Plan:
    """Work out how a sheet is read."""
    known = choices(city)
    return Plan(
        table=table,
        mapping=mapping,
        zone=ZoneInfo(city.timezone),
        sections={section: _targets(mapping, known, section) for section in SECTIONS},
    )


def _targets(mapping: Mapping, known: dict[str, Choices], section: str) -> tuple[Target, ...]:
    """Return a section's fields, divisions before the streets that lie in them."""
    fields, given = fields_of(section), rules(mapping, section)
    days = {
        column
        for name, rule in given.items()
        if fields[name].shape is Shape.DATE
        for column in columns(rule)
    }
    made = [
        Target(
            place=f"{section}.{name}",
            name=name,
            rule=rule,
            field=fields[name],
            choices=known.get(f"{section}.{name}"),
            time_optional=bool(days.intersection(columns(rule))),
            shared=bool(_start(name, given).intersection(columns(rule))),
        )
        for name, rule in given.items()
    ]
    return tuple(sorted(made, key=lambda target: target.name == "street"))


def _start(name: str, given: dict[str, Rule]) -> set[str]:
    """Return the columns of the start that an end belongs to."""
    start = name.replace("end", "start", 1)
    return set(columns(given[start])) if start != name and start in given else set()
