"""Cells that hold several values."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from scripts.management.sheets.kinds import TEXT, Cell, Kind, UnreadableError, words
from scripts.management.syntax import Syntax

BETWEEN = "、"
_QUOTE = '"'
_ENDS = (BETWEEN, "\n", "；", ";")
"""What ends an item outside of quotation marks."""


@dataclass(frozen=True)
class Several:
    """Values joined by 、 in one cell; an item that holds one itself stands in quotes."""

    item: Kind
    width: ClassVar = 30
    format: ClassVar = TEXT
    choices: ClassVar[tuple[str, ...]] = ()

    @property
    def hint(self) -> str:
        """Say how it is filled in."""
        choices = self.item.choices
        if choices:
            return f"可以写几项，用“、”分开：{'、'.join(choices)}"
        return "可以写几项，用“、”分开；一项之中有“、”的，给它加上英文引号。"

    def show(self, value: Any) -> Cell:
        """Join the values."""
        return BETWEEN.join(_quoted(str(self.item.show(one))) for one in value)

    def read(self, cell: Cell) -> Any:
        """Read the values in their order."""
        found = [self.item.read(text) for text in _split(words(cell))]
        if twice := next((one for one in found if found.count(one) > 1), None):
            self._refuse_coded(twice)
        return found

    def _refuse_coded(self, twice: Any) -> None:
        if self.item.choices:
            raise UnreadableError(f"“{self.item.show(twice)}”写了两次")


def _quoted(text: str) -> str:
    plain = text == text.strip() and _QUOTE not in text and not any(end in text for end in _ENDS)
    return text if plain and text else f'"{text.replace(_QUOTE, _QUOTE * 2)}"'


def _split(text: str) -> Iterator[str]:
    """Yield the items; empty ones, and spaces round them, count only in quotes."""
    place = 0
    while place < len(text):
        start = place + len(text[place:]) - len(text[place:].lstrip(" \t"))
        if text.startswith(_QUOTE, start):
            item, place = _read_quoted(text, start + 1)
            yield item
        else:
            place = min((at for end in _ENDS if (at := text.find(end, start)) >= 0), default=-1)
            place = len(text) if place < 0 else place
            if item := text[start:place].strip():
                yield item
        place += 1


def _read_quoted(text: str, start: int) -> tuple[str, int]:
    """Return the item that starts behind a quotation mark, and where what follows it ends."""
    place, item = start, ""
    while (end := text.find(_QUOTE, place)) >= 0:
        item += text[place:end]
        if not text.startswith(_QUOTE, end + 1):
            rest = text[end + 1 :]
            after = end + 1 + len(rest) - len(rest.lstrip(" \t"))
            if after < len(text) and text[after] not in _ENDS:
                break
            return item, after
        item, place = item + _QUOTE, end + 2
    raise UnreadableError("英文引号不成对；一项中有引号的，写两遍并把整项放在引号里")


@dataclass(frozen=True)
class Lines:
    """Parts of a record, one a line, in the way the admin's form has them."""

    syntax: Syntax
    width: ClassVar = 34
    format: ClassVar = TEXT
    choices: ClassVar[tuple[str, ...]] = ()

    @property
    def hint(self) -> str:
        """Say how it is filled in."""
        return self.syntax.help

    def show(self, value: Any) -> Cell:
        """Write a line each; a part that its line wouldn't tell exactly is written as JSON."""
        return "\n".join(map(self._line, value))

    def _line(self, part: Any) -> str:
        try:
            line = self.syntax.show(part)
            exact = self.syntax.read(line) == part and "\n" not in line and line == line.strip()
        except (ValueError, KeyError, TypeError, IndexError):
            exact = False
        return line if exact else json.dumps(part, ensure_ascii=False)

    def read(self, cell: Cell) -> Any:
        """Read every line, and say what is wrong with each."""
        found, wrong = [], []
        for line in words(cell).split("\n"):
            if not line.strip():
                continue
            try:
                found.append(_object(line) or self.syntax.read(line.strip()))
            except ValueError as error:
                wrong.append(str(error))
        if wrong:
            raise UnreadableError("；".join(wrong))
        return found


@dataclass(frozen=True)
class Objects:
    """Parts of a record that have no form for people: one JSON object a line."""

    width: ClassVar = 30
    format: ClassVar = TEXT
    choices: ClassVar[tuple[str, ...]] = ()
    hint: ClassVar = "程序的写法，请在管理系统中修改；这里只为导出、导入不丢失。"

    def show(self, value: Any) -> Cell:
        """Write a line each."""
        return "\n".join(json.dumps(part, ensure_ascii=False) for part in value)

    def read(self, cell: Cell) -> Any:
        """Read every line."""
        found = [_object(line) for line in words(cell).split("\n") if line.strip()]
        if not all(found):
            raise UnreadableError("这一列是程序的写法，请照原样留着，在管理系统中修改")
        return found


def _object(line: str) -> dict[str, Any] | None:
    if not line.startswith("{"):
        return None
    try:
        found = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return found if isinstance(found, dict) else None
