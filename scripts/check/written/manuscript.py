"""One Markdown file of content/, read once: its front matter with lines, and its body."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import yaml

from scripts.check.problem import Problem, Rule
from scripts.records import City
from scripts.snapshot import Snapshot

SYNTAX = Rule(
    "front-matter",
    "文稿开头要有两行 --- 夹着的 YAML 信息",
    "照别的文稿改：每行“名称: 值”，冒号后空一格，含冒号的值加引号",
)
TWICE = Rule("front-matter-twice", "同一项信息只写一次", "删去多余的一行")
ENCODING = Rule("content-utf-8", "文稿要用 UTF-8 编码", "另存为 UTF-8")

_HEAD = re.compile(r"---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)


@dataclass(frozen=True, kw_only=True)
class Manuscript:
    """A story or a page of prose as it is written."""

    path: str
    """As people see it, such as content/stories/2026/one.md."""
    file: Path
    kind: Literal["story", "page"]
    text: str = ""
    matter: Mapping[str, Any] = field(default_factory=dict)
    """The front matter; empty where it can't be read."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """The line of each entry, by its path, such as `cover.alt`."""
    body: str = ""
    body_line: int = 1
    faults: tuple[Problem, ...] = ()

    def line_of(self, place: str) -> int:
        """Return the line of an entry, or of the entry it belongs to."""
        while place:
            if place in self.lines:
                return self.lines[place]
            place = place[: max(place.rfind("."), place.rfind("["), 0)]
        return 1


@dataclass(frozen=True, kw_only=True)
class Desk:
    """What a check may know besides the manuscript."""

    content: Path
    city: City
    snapshot: Snapshot | None
    """None where nothing has been pulled yet; then relations aren't looked up."""
    public_contacts: frozenset[str]


def read_manuscript(file: Path, path: str, kind: Literal["story", "page"]) -> Manuscript:
    """Read one file; what can't be read becomes its faults."""
    try:
        text = file.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError:
        fault = ENCODING.broken(path, None, "有不是 UTF-8 的字节")
        return Manuscript(path=path, file=file, kind=kind, faults=(fault,))
    head = _HEAD.match(text)
    if head is None:
        fault = SYNTAX.broken(path, 1, "文件不是以 --- 开头，或没有第二行 ---")
        return Manuscript(path=path, file=file, kind=kind, text=text, faults=(fault,))
    reader = _FrontMatter(path)
    matter = reader.read(head[1])
    return Manuscript(
        path=path, file=file, kind=kind, text=text, matter=matter, lines=reader.lines,
        body=text[head.end() :], body_line=text.count("\n", 0, head.end()) + 1,
        faults=tuple(reader.faults),
    )  # fmt: skip


class _FrontMatter:
    """Reads YAML and keeps the line of every entry; the first line of the file is `---`."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.lines: dict[str, int] = {}
        self.faults: list[Problem] = []

    def read(self, text: str) -> Mapping[str, Any]:
        try:
            loader = yaml.SafeLoader(text)
            node = loader.get_single_node()
            value = loader.construct_document(node) if node else {}
        except (yaml.YAMLError, ValueError) as error:
            self._refuse(error)
            return {}
        if not isinstance(value, dict) or not all(isinstance(name, str) for name in value):
            self.faults.append(SYNTAX.broken(self.path, 2, "开头的信息不是“名称: 值”"))
            return {}
        self._note("", node)
        return value

    def _refuse(self, error: yaml.YAMLError | ValueError) -> None:
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


def moment(value: object) -> dt.datetime | dt.date | None:
    """Read a date or a moment as people write it in front matter; None where it is neither."""
    if isinstance(value, dt.date):
        return value
    text = value if isinstance(value, str) else ""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}([ T]\d{2}:\d{2}.*)?", text):
        return None
    try:
        return dt.datetime.fromisoformat(text)
    except ValueError:
        return None


def check(manuscript: Manuscript, _desk: Desk) -> Iterator[Problem]:
    """Yield what kept the file from being read."""
    yield from manuscript.faults
