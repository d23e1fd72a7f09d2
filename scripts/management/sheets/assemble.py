"""The rows of a file put together: which record each is about, and what they say of it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from scripts.management.plain import plain
from scripts.management.sheets.columns import Role
from scripts.management.sheets.compare import Said, said_by
from scripts.management.sheets.drafts import Draft, add_part, check_kept
from scripts.management.sheets.entries import Entry
from scripts.management.sheets.form import SheetForm
from scripts.management.sheets.known import Known
from scripts.management.sheets.stored import Stored, identity


@dataclass(kw_only=True)
class Assembly:
    """The records of one collection in a file."""

    form: SheetForm
    stored: Stored
    known: Known
    drafts: dict[str, Draft] = field(default_factory=dict)
    stray: list[Entry] = field(default_factory=list)
    """Rows with problems that belong to no record."""
    unnamed: dict[str, list[Draft]] = field(default_factory=dict)
    """By title: records whose rows have no identifier."""

    @property
    def rows(self) -> Mapping[str, Any]:
        """Return what is stored."""
        return self.stored.rows.get(self.form.collection, {})

    @property
    def titles(self) -> dict[str, str]:
        """Return what the records are called, for others to name them."""
        return self.known.of(self.form.collection)

    def take(self, entries: Sequence[Entry]) -> None:
        """Take the records' own rows; those with an identifier come first."""
        for entry in entries:
            entry.id = entry.text(Role.IDENTITY)
            entry.unnamed = not entry.id
        named = [entry for entry in entries if entry.id and self._is_free(entry)]
        for entry in named:
            self.titles.setdefault(entry.id, self._title(entry))
        for entry in named:
            self._take_named(entry)
        for entry in entries:
            if not entry.id:
                self._take_unnamed(entry)

    def take_parts(self, part: str, entries: Iterable[Entry]) -> None:
        """Take rows of parts, each to its record."""
        for entry in entries:
            draft = self._owner(entry)
            if draft is None:
                self.stray.append(entry)
            else:
                entry.id = draft.id
                add_part(draft, entry, part, self.stored)

    def _is_free(self, entry: Entry) -> bool:
        if entry.id not in self.drafts:
            self.drafts[entry.id] = Draft(form=self.form, id=entry.id, row=None, entry=entry)
            return True
        first = self.drafts[entry.id].entry
        said = f"编号与第 {first.number if first else 1} 行重复；新增的一行请把编号空着"
        self._refuse(entry, said)
        return False

    def _refuse(self, entry: Entry, said: str) -> None:
        entry.fault(entry.role(Role.IDENTITY), said)
        self.stray.append(entry)

    def _take_named(self, entry: Entry) -> None:
        draft = self.drafts[entry.id]
        draft.row = self.rows.get(entry.id)
        if draft.row is None and entry.number_given() is not None:
            entry.fault(
                entry.role(Role.IDENTITY),
                f"没有编号为 {entry.id} 的{self.form.title}，可能已被删除；"
                "要作为新记录导入，请清空变更序号",
            )
            return
        if draft.row is not None:
            check_kept(entry, draft.row)
        draft.said = said_by(entry, None if draft.row is None else plain(draft.row))

    def _take_unnamed(self, entry: Entry) -> None:
        """Give a row without an identifier one that follows from what it says."""
        said = said_by(entry, None)
        if entry.problems:
            self.stray.append(entry)
            return
        same = identity(self.form.model, said.values)
        prefix = self.form.owner.PREFIX
        id_ = self.stored.made_id(prefix, self.form.collection, same)
        others = [one for one in self._like(same) if one != id_]
        if id_ in self.drafts:
            first = self.drafts[id_].entry
            self._refuse(
                entry, f"与第 {first.number if first else 1} 行说的是同一条；"
                "确是两条的，请给它们各写一个编号",
            )  # fmt: skip
        elif others and id_ not in self.rows:
            self._refuse(
                entry, f"管理系统中已有一样的记录 {others[0]}；要改它请写上它的编号，"
                "确是另一条请自己写一个新编号",
            )  # fmt: skip
        else:
            self._add_unnamed(entry, id_, said)

    def _add_unnamed(self, entry: Entry, id_: str, said: Said) -> None:
        row = self.rows.get(id_)
        draft = Draft(form=self.form, id=id_, row=row, entry=entry, said=said)
        if row is not None:
            draft.said = said_by(entry, plain(row))
        entry.id = id_
        self.drafts[id_] = draft
        title = self._title(entry)
        self.unnamed.setdefault(title, []).append(draft)
        self.titles.setdefault(id_, title)

    def _like(self, same: str) -> list[str]:
        """Return the stored records that say the same."""
        return [id_ for id_, row in self.rows.items() if identity(type(row), plain(row)) == same]

    def _title(self, entry: Entry) -> str:
        name = self.form.owner.RECORD.TITLE
        column = next(column for column in self.form.columns if column.field == name)
        held = entry.cells.get(column.heading)
        return str(held.value) if held and not held.empty else entry.id

    def _owner(self, entry: Entry) -> Draft | None:
        """Return the record to which a part's row belongs, or keep why there is none."""
        id_, owner = entry.text(Role.OWNER), entry.role(Role.OWNER)
        if id_ in self.drafts:
            return self.drafts[id_]
        if id_ in self.rows:
            self.drafts[id_] = Draft(form=self.form, id=id_, row=self.rows[id_])
            return self.drafts[id_]
        if id_:
            entry.id = id_
            entry.fault(
                owner, f"没有编号为 {id_} 的{self.form.title}，它也不在“{self.form.title}”表中"
            )
            return None
        caption = entry.text(Role.CAPTION)
        found = self.unnamed.get(caption, [])
        if len(found) == 1:
            return found[0]
        entry.fault(owner, self._unclear(caption, len(found)))
        return None

    def _unclear(self, caption: str, count: int) -> str:
        title = self.form.title
        if not caption:
            return f"不能空白：写上{title}的编号，新增的写上它的标题"
        if count:
            return f"“{title}”表中新增的“{caption}”有 {count} 行；请给它们各写一个编号，这里写编号"
        return f"“{title}”表中没有一行新增的“{caption}”；已有的请写编号"
