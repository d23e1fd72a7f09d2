"""Rows become records: several rows may be one opening, many rows name one organization."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from scripts.management.load.mapping import SECTIONS
from scripts.management.load.merge import end_of, record, session_ids
from scripts.management.load.plan import Plan
from scripts.management.load.problem import Kind, Problem, UnfitError
from scripts.management.load.references import UnknownError, referred
from scripts.management.load.rows import Loaded, problem
from scripts.management.load.stored import Stored
from scripts.management.load.targets import MAIN
from scripts.records import Opening, Record

_ONE_OPENING = tuple(name for name in SECTIONS if name != "session")
"""What the rows of one opening must agree in."""


@dataclass(frozen=True, kw_only=True)
class Made:
    """A record and the rows that say it, the first one first."""

    record: Record
    rows: tuple[Loaded, ...]


@dataclass(frozen=True, kw_only=True)
class Assembled:
    """What became of the rows of a sheet."""

    made: tuple[Made, ...]
    """What can be stored, organizations first."""
    problems: tuple[Problem, ...]
    """In the order of the rows."""
    withheld: dict[int, int]
    """Rows that are right, but belong to a record of which another row isn't: that row."""


@dataclass
class _Assembly:
    """Takes in rows, gathers records and what is wrong between rows."""

    plan: Plan
    stored: Stored
    problems: list[Problem] = field(default_factory=list)
    organizations: dict[str, Made] = field(default_factory=dict)
    groups: dict[str, list[Loaded]] = field(default_factory=dict)
    made_of: dict[str, dict[str, Any]] = field(default_factory=dict)
    torn: dict[str, int] = field(default_factory=dict)
    """Identifiers of which one row can't be loaded, and that row."""

    def take(self, loaded: Loaded) -> None:
        """Take in the next row."""
        main = self.plan.mapping.main
        id_: str = loaded.parts.get(main, {}).get("id") or ""
        if loaded.problems:
            self.problems += loaded.problems
            if id_:
                self.torn.setdefault(id_, loaded.row)
            return
        try:
            named = referred(loaded.parts, self.plan, self.stored)
        except UnknownError as unknown:
            self._fault(loaded, unknown.place, unknown.unfit, tears=True)
            return
        if self.plan.mapping.organization is not None and not self._organization(loaded, named):
            return
        if id_ in self.groups:
            self._again(loaded, named)
        else:
            self.groups[id_] = [loaded]
            self.made_of[id_] = named

    def records(self) -> list[Made]:
        """Return what can be stored, organizations first."""
        main = self.plan.mapping.main
        collection = MAIN[main].COLLECTION
        found = []
        for id_, rows in self.groups.items():
            if id_ in self.torn:
                continue
            base = self.stored.get(collection, id_)
            parts = [row.parts for row in rows]
            one = record(main, base, parts, self.plan.mapping, self.made_of[id_])
            if self._in_time(one, rows[0]):
                found.append(Made(record=one, rows=tuple(rows)))
        if main == "organization":
            return found
        used = {getattr(made.record, "organization", None) for made in found}
        return [*(made for id_, made in self.organizations.items() if id_ in used), *found]

    def withheld(self) -> dict[int, int]:
        """Return the rows that are right, but belong to an opening of which another isn't."""
        return {
            row.row: self.torn[id_]
            for id_, rows in self.groups.items()
            if id_ in self.torn
            for row in rows
            if row.row != self.torn[id_]
        }

    def _fault(self, loaded: Loaded, place: str, unfit: UnfitError, *, tears: bool = False) -> None:
        self.problems.append(problem(self.plan, loaded.row, loaded.id, place, unfit))
        if tears:
            self.torn.setdefault(loaded.parts[self.plan.mapping.main]["id"], loaded.row)

    def _organization(self, loaded: Loaded, named: dict[str, Any]) -> bool:
        """Take in the organization that a row makes; refuse what another row says otherwise."""
        mapping = self.plan.mapping
        if mapping.main == "organization" or mapping.names_organizations:
            return True
        id_ = loaded.parts["organization"]["id"]
        base = self.stored.get("organizations", id_)
        made = record("organization", base, [loaded.parts], mapping, {})
        known = self.organizations.setdefault(id_, Made(record=made, rows=(loaded,)))
        for name in loaded.parts["organization"]:
            before, now = getattr(known.record, name), getattr(made, name)
            if before == now:
                continue
            first = known.rows[0].row
            said = f"组织 {id_} 在第 {first} 行是“{_shown(before)}”，同一个组织应写得一样"
            if name == "name":
                said = f"组织 {id_} 在第 {first} 行叫“{before}”，同一个组织应写同一个名称"
            place = f"organization.{name}"
            kind = Kind.ORGANIZATION if name == "name" else Kind.CONFLICT
            unfit = UnfitError(self.plan.columns(place), _shown(now), said, kind)
            self._fault(loaded, place, unfit, tears=True)
            return False
        named["organization"] = id_
        return True

    def _again(self, loaded: Loaded, named: dict[str, Any]) -> None:
        """Take in another row with an identifier: a further session, or a mistake."""
        main = self.plan.mapping.main
        id_ = loaded.parts[main]["id"]
        first = self.groups[id_][0]
        differing = _differing(first, loaded) if main == "opening" else [f"{main}.id"]
        if named.get("organization") != self.made_of[id_].get("organization"):
            differing.append("organization.id" if "id" in loaded.parts["organization"] else (
                "organization.name"
            ))  # fmt: skip
        title = f"{main}.{MAIN[main].TITLE}"
        if main != "opening" or title in differing:
            said = f"编号与第 {first.row} 行重复，每条记录应有自己的编号"
            self._fault(loaded, f"{main}.id", self._at(f"{main}.id", id_, said))
        elif differing:
            self._conflict(loaded, first, differing)
        elif twin := self._twin(loaded, self.groups[id_]):
            said = f"与第 {twin.row} 行是同一场，重复了，请删去一行"
            self._fault(loaded, "opening.id", self._at("opening.id", id_, said), tears=True)
        else:
            self.groups[id_].append(loaded)

    def _at(self, place: str, value: str, said: str, kind: Kind = Kind.DUPLICATE) -> UnfitError:
        return UnfitError(self.plan.columns(place), value, said, kind)

    def _conflict(self, loaded: Loaded, first: Loaded, differing: list[str]) -> None:
        named: set[str] = set()
        for place in differing:
            section, _, name = place.partition(".")
            columns = self.plan.columns(place)
            if columns in named:
                continue
            named.add(columns)
            said = (
                f"与第 {first.row} 行编号相同，是同一条招募，这一列却写得不同"
                f"（那里是“{_shown(first.parts[section].get(name))}”）；各场只能时间和地点不同"
            )
            value = _shown(loaded.parts[section].get(name))
            self._fault(loaded, place, self._at(place, value, said, Kind.CONFLICT), tears=True)

    def _twin(self, loaded: Loaded, rows: list[Loaded]) -> Loaded | None:
        """Return an earlier row that is the same session."""
        ids = session_ids([row.parts for row in [*rows, loaded]])
        for id_, row in zip(ids, rows, strict=False):
            if row.parts["session"] == loaded.parts["session"] or id_ == ids[-1]:
                return row
        return None

    def _in_time(self, made: Record, first: Loaded) -> bool:
        """Refuse a deadline after the last session, or before sign-up opens."""
        if not isinstance(made, Opening) or made.sign_up_deadline is None:
            return True
        end = max(end_of(session, self.plan.zone) for session in made.sessions)
        said = ""
        if made.sign_up_deadline > end:
            said = f"报名截止晚于活动结束（{end:%Y-%m-%d %H:%M}），请核对"
        elif made.sign_up_opens and made.sign_up_opens > made.sign_up_deadline:
            said = f"报名截止早于报名开始（{made.sign_up_opens:%Y-%m-%d %H:%M}），请核对"
        if not said or not self.plan.target("opening.sign_up_deadline"):
            return True
        place = "opening.sign_up_deadline"
        written = f"{made.sign_up_deadline:%Y-%m-%d %H:%M}"
        self._fault(first, place, self._at(place, written, said, Kind.DEADLINE), tears=True)
        return False


def _differing(first: Loaded, other: Loaded) -> list[str]:
    """Return the fields, outside the session, in which two rows differ."""
    return [
        f"{section}.{name}"
        for section in _ONE_OPENING
        for name, value in other.parts[section].items()
        if first.parts[section].get(name) != value
    ]


def _shown(value: Any) -> str:
    if value is None:
        return "空白"
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return f"{value:%Y-%m-%d %H:%M}" if isinstance(value, dt.datetime) else str(value)


def assemble(rows: Iterable[Loaded], plan: Plan, stored: Stored) -> Assembled:
    """Make records of all rows of a sheet, and say what is wrong with and between them."""
    assembly = _Assembly(plan=plan, stored=stored)
    for loaded in rows:
        assembly.take(loaded)
    made = assembly.records()
    return Assembled(
        made=tuple(made),
        problems=tuple(sorted(assembly.problems, key=lambda problem: problem.row)),
        withheld=assembly.withheld(),
    )
