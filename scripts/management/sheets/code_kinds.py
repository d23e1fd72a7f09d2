"""Cells that choose: from fixed choices, from a list of the city, from other records."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from scripts.management.sheets.kinds import TEXT, Cell, UnreadableError, words

_NAMED = 6
"""How many choices a message names."""


@dataclass(frozen=True)
class Choice:
    """One of a few fixed values, shown by their names alone."""

    names: Mapping[Any, str]
    width: ClassVar = 14
    format: ClassVar = TEXT

    @property
    def hint(self) -> str:
        """Say how it is filled in."""
        return f"{'、'.join(self.names.values())} 之一。"

    @property
    def choices(self) -> tuple[str, ...]:
        """Return the names."""
        return tuple(self.names.values())

    def show(self, value: Any) -> Cell:
        """Write the name; a value without one is written as it is."""
        return self.names.get(value, str(value))

    def read(self, cell: Cell) -> Any:
        """Read a name, with or without what it has in brackets, or the value itself."""
        text = words(cell).strip()
        for value, name in self.names.items():
            if text in (name, name.partition("（")[0], str(value)):
                return value
        raise UnreadableError(f"应为{some(self.choices)}")


@dataclass(frozen=True)
class Coded:
    """One entry of a list of the city's: name and code, both readable."""

    names: Mapping[str, str]
    width: ClassVar = 22
    format: ClassVar = TEXT

    @property
    def hint(self) -> str:
        """Say how it is filled in."""
        example = next(iter(self.choices), "")
        return f"从列表中选，例如“{example}”；只写名称或只写代码也可以。"

    @property
    def choices(self) -> tuple[str, ...]:
        """Return name and code of each entry."""
        return tuple(map(self._label, self.names))

    def _label(self, code: str) -> str:
        return labelled(self.names[code], code)

    def show(self, value: Any) -> Cell:
        """Write name and code; a code that the city doesn't know any more stands alone."""
        return self._label(value) if value in self.names else str(value)

    def read(self, cell: Cell) -> Any:
        """Read name and code, or one of them."""
        text = words(cell).strip()
        if text in self.names:
            return text
        fitting = [code for code, name in self.names.items() if text in (name, self._label(code))]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            raise UnreadableError(f"叫这个名称的有 {some(map(self._label, fitting))}，请写代码")
        return self._refused(text)

    def _refused(self, text: str) -> Any:
        code = text.rsplit(maxsplit=1)[-1] if text else ""
        if code in self.names:
            raise UnreadableError(f"名称和代码对不上：{code} 是{self.names[code]}")
        raise UnreadableError(f"city.yaml 中没有这一项；应为{some(self.choices)}")


@dataclass(frozen=True)
class Reference:
    """Another record: its name and its identifier."""

    label: str
    titles: Mapping[str, str]
    """Names by identifier; of what is stored, and of what the same file adds."""
    width: ClassVar = 30
    format: ClassVar = TEXT

    @property
    def hint(self) -> str:
        """Say how it is filled in."""
        return f"{self.label}的名称和编号，例如“名称 编号”；只写编号，或没有重名时只写名称也可以。"

    @property
    def choices(self) -> tuple[str, ...]:
        """Return name and identifier of each record."""
        return tuple(labelled(title, id_) for id_, title in self.titles.items())

    def show(self, value: Any) -> Cell:
        """Write name and identifier."""
        return labelled(self.titles[value], value) if value in self.titles else str(value)

    def read(self, cell: Cell) -> Any:
        """Read an identifier, a name that only one has, or both.

        The name beside an identifier may be an old one, but not another record's.
        """
        text = words(cell).strip()
        if text in self.titles:
            return text
        named = self._named(text)
        if len(named) == 1:
            return named[0]
        name, _, id_ = text.rpartition(" ")
        others = [other for other in self._named(name) if other != id_]
        if id_ in self.titles and (not others or self.titles[id_] == name):
            return id_
        raise UnreadableError(self._why(text, named, others))

    def _named(self, name: str) -> list[str]:
        return [id_ for id_, title in self.titles.items() if name and title.strip() == name.strip()]

    def _why(self, text: str, named: list[str], others: list[str]) -> str:
        if named:
            return f"叫这个名称的{self.label}有 {some(named)}，请写编号"
        if others:
            return f"名称和编号对不上：叫这个名称的是 {some(others)}"
        return f"没有这个{self.label}；请写已有的编号，或先把“{text}”加到“{self.label}”表中"


def labelled(name: str, code: str) -> str:
    """Write name and code so that each can be told: the code is what follows the last space."""
    return f"{' '.join(name.split())} {code}"


def some(names: Any) -> str:
    """Name some choices."""
    found = list(names)
    more = f" 等 {len(found)} 种之一" if len(found) > _NAMED else "之一"
    return "、".join(found[:_NAMED]) + more
