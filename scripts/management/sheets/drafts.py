"""One record as a file has it: its own row, and the rows of its parts."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from scripts.management.plain import children, plain
from scripts.management.sheets.columns import Role
from scripts.management.sheets.compare import Said, said_by
from scripts.management.sheets.entries import SAME, Entry
from scripts.management.sheets.form import SheetForm
from scripts.management.sheets.outcome import Problem
from scripts.management.sheets.stored import Stored

_MADE = "S"
"""How the identifiers of parts begin that are made here."""


@dataclass(kw_only=True)
class PartDraft:
    """One part of a record."""

    entry: Entry
    id: str
    row: Any
    """What is stored, or None."""
    said: Said


@dataclass(kw_only=True)
class Draft:
    """One record."""

    form: SheetForm
    """Of the record itself."""
    id: str
    row: Any
    """What is stored, or None for a new record."""
    entry: Entry | None = None
    """None where the file has only parts of it."""
    said: Said = field(default_factory=Said)
    parts: list[PartDraft] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        """Return all its rows; there is at least one."""
        return [*([self.entry] if self.entry else []), *(part.entry for part in self.parts)]

    @property
    def problems(self) -> list[Problem]:
        """Return what is wrong with any of its rows."""
        return [problem for entry in self.entries for problem in entry.problems]

    @property
    def changed_parts(self) -> list[PartDraft]:
        """Return the parts that are new or changed."""
        return [part for part in self.parts if part.said.values or part.row is None]

    @property
    def changed(self) -> bool:
        """Whether anything would be stored."""
        return self.row is None or bool(self.said.values or self.changed_parts)

    def fault(self, expected: str) -> None:
        """Keep a problem of the record as a whole."""
        entry = self.entries[0]
        entry.fault(None, expected)


def add_part(draft: Draft, entry: Entry, part: str, stored: Stored) -> None:
    """Add a part's row to its record."""
    there = {child["id"]: child for child in plain(draft.row)[part]} if draft.row else {}
    given = entry.text(Role.IDENTITY)
    fresh = said_by(entry, None) if given not in there else Said()
    id_ = given or stored.made_id(_MADE, draft.id, fresh.values)
    if any(other.id == id_ and other.entry.form is entry.form for other in draft.parts):
        twice = f"编号与另一行重复，{draft.id} 的每个{entry.form.title}只写一行"
        entry.fault(entry.role(Role.IDENTITY), twice)
    if given and given not in there and draft.row and entry.number_given() is not None:
        entry.fault(
            entry.role(Role.IDENTITY),
            f"{draft.id} 没有这个{entry.form.title}，可能已被删除；新增的请把这一格空着",
        )
    said = said_by(entry, there[id_]) if id_ in there else fresh
    row = _part_row(draft.row, part, id_) if id_ in there else None
    draft.parts.append(PartDraft(entry=entry, id=id_, row=row, said=said))


def _part_row(row: Any, part: str, id_: str) -> Any:
    model: Any = type(row)
    child = children(model)[part]
    name = child.RENAMED.get("id", "id")
    return next(one for one in getattr(row, part).all() if getattr(one, name) == id_)


def check_kept(entry: Entry, row: Any) -> None:
    """Refuse other values in what the system alone writes."""
    if entry.number_given() != row.seq:
        return
    values = plain(row)
    for column in entry.form.columns:
        kept = column.role is Role.KEPT
        if kept and entry.value(column, column.of(values), new=False) is not SAME:
            entry.fault(column, "这一列由系统填写，不能改；请恢复原来的内容")


def check_number(draft: Draft) -> None:
    """Refuse a change of a record that was changed after the export."""
    given = list(_numbers(draft))
    if not given:
        draft.fault(
            f"{draft.id} 的变更序号空白，无法知道导出以后有没有人改过；请重新导出再改，"
            "确认要用表格里的，勾选“以表格为准”（用命令时加 --overwrite）"
        )
    elif any(number != draft.row.seq for number in given):
        draft.fault(
            f"导出以后这条记录被改过（导出时的变更序号 {min(given)}，现在是 {draft.row.seq}）；"
            "请重新导出再改，确认要用表格里的，勾选“以表格为准”（用命令时加 --overwrite）"
        )


def _numbers(draft: Draft) -> Iterator[int]:
    """Yield the numbers that the record's own row and its changed parts carry."""
    changed = [part.entry for part in draft.changed_parts]
    for entry in [*([draft.entry] if draft.entry else []), *changed]:
        number = entry.number_given()
        if number is not None:
            yield number
