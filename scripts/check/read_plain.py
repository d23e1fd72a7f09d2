"""Read the files of a site that are not pages: XML, JSON, style sheets, scripts, plain text."""

import json
import re
from collections.abc import Iterator
from xml.parsers import expat

from scripts.check.document import Document, Fault, Kind, Passage, Tag


def read_xml(path: str, kind: Kind, text: str) -> Document:
    """Read a feed, a site map or a drawing."""
    listener = _XmlListener()
    return Document(
        path=path,
        kind=kind,
        text=text,
        faults=tuple(listener.listen(text)),
        tags=tuple(listener.tags),
        passages=tuple(listener.passages),
    )


class _XmlListener:
    def __init__(self) -> None:
        self.tags: list[Tag] = []
        self.passages: list[Passage] = []
        self._open: list[str] = []
        self._parser = expat.ParserCreate()
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._text
        self._parser.CommentHandler = self._comment

    def listen(self, text: str) -> Iterator[Fault]:
        try:
            self._parser.Parse(text.encode(), True)
        except expat.ExpatError as error:
            yield Fault(error.lineno, f"XML 格式有误（{expat.errors.messages[error.code]}）")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._open.append(name)
        self.tags.append(Tag(self._parser.CurrentLineNumber, name, attributes))

    def _end(self, _name: str) -> None:
        self._open.pop()

    def _text(self, text: str) -> None:
        line = self._parser.CurrentLineNumber
        self.passages.append(Passage(line, text, self._open[-1]))

    def _comment(self, text: str) -> None:
        self.passages.append(Passage(self._parser.CurrentLineNumber, text, "comment"))


_JSON_VALUE = re.compile(r'"(?:[^"\\]|\\.)*"|-?[0-9][0-9.eE+-]*')


def read_json(path: str, text: str) -> Document:
    """Read a JSON file: every text and number in it is a passage."""
    try:
        json.loads(text)
    except json.JSONDecodeError as error:
        fault = Fault(error.lineno, f"JSON 格式有误（{error.msg}）")
        return Document(path=path, kind="json", text=text, faults=(fault,))
    return Document(path=path, kind="json", text=text, passages=tuple(_json_values(text)))


def _json_values(text: str) -> Iterator[Passage]:
    line, offset = 1, 0
    for found in _JSON_VALUE.finditer(text):
        line += text.count("\n", offset, found.start())
        offset = found.start()
        value = found[0]
        yield Passage(line, json.loads(value) if value[0] == '"' else value)


def read_lines(path: str, kind: Kind, text: str) -> Document:
    """Read a plain file; iCalendar's folded lines are joined (RFC 5545, 3.1)."""
    whole = text.replace("\r\n ", "").replace("\n ", "") if path.endswith(".ics") else text
    passages = tuple(Passage(number, line) for number, line in enumerate(whole.split("\n"), 1))
    return Document(path=path, kind=kind, text=text, passages=passages)
