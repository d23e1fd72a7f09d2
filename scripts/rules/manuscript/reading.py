"""One Markdown file of content/: its entries with their lines, and its body."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from scripts.rules.manuscript.front_matter import Matter
from scripts.rules.problem import Problem, Rule

SYNTAX = Rule(
    "front-matter",
    "文稿开头要有两行 --- 夹着的 YAML 信息",
    "照别的文稿改：每行“名称: 值”，冒号后空一格，含冒号的值加引号",
)
TWICE = Rule("front-matter-twice", "同一项信息只写一次", "删去多余的一行")
ENCODING = Rule("content-utf-8", "文稿要用 UTF-8 编码", "另存为 UTF-8")

_HEAD = re.compile(r"---[ \t]*\n(.*?)^---[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE)


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """A story or a page of prose as it is written."""

    path: str
    """As people see it, such as content/stories/2026/one.md."""
    kind: type[Matter]
    text: str = ""
    entries: Mapping[str, Any] = field(default_factory=dict)
    """The front matter, raw; empty where it can't be read. Days and moments are texts."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each entry, by its path, such as `cover.alt`."""
    body: str = ""
    body_line: int = 1
    faults: tuple[Problem, ...] = ()
    """What kept it from being read."""

    def line_of(self, place: str) -> int:
        """Return the line of an entry, or of the entry it belongs to."""
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return 1


def read_manuscript(data: bytes, path: str, kind: type[Matter]) -> Manuscript:
    """Read a file's bytes; what can't be read becomes its faults."""
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        fault = ENCODING.broken(path, None, "有不是 UTF-8 的字节")
        return Manuscript(path=path, kind=kind, faults=(fault,))
    head = _HEAD.match(text)
    if head is None:
        fault = SYNTAX.broken(path, 1, "文件不是以 --- 开头，或没有第二行 ---")
        return Manuscript(path=path, kind=kind, text=text, faults=(fault,))
    reader = _Reader(path)
    entries = reader.read(head[1])
    return Manuscript(
        path=path, kind=kind, text=text, entries=entries, lines=reader.lines,
        body=text[head.end() :], body_line=text.count("\n", 0, head.end()) + 1,
        faults=tuple(reader.faults),
    )  # fmt: skip


class _Loader(yaml.SafeLoader):
    """YAML as staff write it: days stay texts, and nothing refers to something elsewhere."""

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        if self.check_event(yaml.AliasEvent):
            event = self.get_event()  # type: ignore[no-untyped-call] # the stubs forgot it
            raise yaml.MarkedYAMLError(
                problem="以 * 开头的值要加引号", problem_mark=event.start_mark
            )
        return super().compose_node(parent, index)


def _as_text(_loader: _Loader, node: yaml.ScalarNode) -> str:
    return str(node.value)


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _as_text)


class _Reader:
    """Reads YAML and keeps the line of every entry; the first line of the file is `---`."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[str, int] = {}
        self.faults: list[Problem] = []

    def read(self, text: str) -> Mapping[str, Any]:
        try:
            loader = _Loader(text)
            node = loader.get_single_node()
            value = loader.construct_document(node) if node else {}
        except (yaml.YAMLError, ValueError, RecursionError) as error:
            self._refuse(error)
            return {}
        if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
            self.faults.append(SYNTAX.broken(self.path, 2, "开头的信息不是一行一项的“名称: 值”"))
            return {}
        self._note("", node)
        return value

    def _refuse(self, error: Exception) -> None:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 2
        reason = getattr(error, "problem", None) or str(error)
        self.faults.append(SYNTAX.broken(self.path, line, f"YAML 格式有误（{reason}）"))

    def _note(self, place: str, node: Any) -> None:
        if isinstance(node, yaml.SequenceNode):
            for index, member in enumerate(node.value):
                self.lines[f"{place}[{index}]"] = member.start_mark.line + 2
                self._note(f"{place}[{index}]", member)
        elif isinstance(node, yaml.MappingNode):
            for name, member in node.value:
                self._note_entry(f"{place}.{name.value}".lstrip("."), name, member)

    def _note_entry(self, place: str, name: Any, member: Any) -> None:
        line = name.start_mark.line + 2
        if place in self.lines:
            found = f"{place} 在第 {self.lines[place]} 行已经写过"
            self.faults.append(TWICE.broken(self.path, line, found))
        self.lines.setdefault(place, line)
        self._note(place, member)
