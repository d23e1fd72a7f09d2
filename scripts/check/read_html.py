"""Read a page with html5lib, which parses as browsers do and names every fault."""

from collections.abc import Iterator
from typing import Any

from html5lib import HTMLParser
from html5lib.constants import E as ENGLISH
from html5lib.constants import tokenTypes

from scripts.check.bare_tree import BareTree
from scripts.check.document import Document, Fault, Passage, Tag
from scripts.check.plain_tags import PlainTags

_INLINE = frozenset((
    "a", "abbr", "b", "bdi", "bdo", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strong",
    "sub", "sup", "time", "u", "var", "wbr",
))  # fmt: skip
_NOT_PROSE = frozenset(("title", "script", "style", "textarea", "noscript"))
_START, _END, _COMMENT = (tokenTypes[name] for name in ("StartTag", "EndTag", "Comment"))
_TEXTS = (tokenTypes["Characters"], tokenTypes["SpaceCharacters"])

_CHINESE = {
    "expected-doctype-but-got-start-tag": "第一行缺少 <!doctype html>",
    "expected-doctype-but-got-chars": "第一行缺少 <!doctype html>",
    "unknown-doctype": "第一行应为 <!doctype html>",
    "unexpected-end-tag": "多了 </%(name)s>，或它的开始标签不在这里",
    "expected-named-closing-tag-but-got-eof": "<%(name)s> 到文件末尾还没有结束",
    "expected-closing-tag-but-got-eof": "到文件末尾还有标签没有结束",
    "duplicate-attribute": "同一个标签里有一个属性写了两次",
    "unexpected-start-tag-implies-end-tag": "<%(startName)s> 不能写在 <%(endName)s> 里面",
    "end-tag-too-early": "</%(name)s> 之前还有标签没有结束",
    "end-tag-too-early-named": "应先有 </%(expectedName)s>，却遇到 </%(gotName)s>",
    "expected-one-end-tag-but-got-another": "应先有 </%(expectedName)s>，却遇到 </%(gotName)s>",
    "adoption-agency-1.3": "</%(name)s> 与其他标签交叉了",
    "named-entity-without-semicolon": "& 后面的名字缺少分号",
    "expected-named-entity": "& 没有写成 &amp;",
    "non-void-element-with-trailing-solidus": "<%(name)s/> 不能这样结束，应写 </%(name)s>",
    "invalid-character-in-attribute-name": "属性名里有引号、< 或其他不能用的字符",
    "unexpected-character-after-attribute-value": "两个属性之间缺少空格",
    "expected-attribute-value-but-got-right-bracket": "= 后面没有属性值",
}


def read_html(path: str, text: str) -> Document:
    """Read one page."""
    parser = _Parser(BareTree)
    listener = parser.listen(text)
    return Document(
        path=path,
        kind="html",
        text=text,
        tags=tuple(listener.tags),
        passages=tuple(listener.passages),
        faults=tuple(_fault(*error) for error in parser.errors),
    )


def _fault(position: tuple[int, int], code: str, details: dict[str, Any] | None) -> Fault:
    wording = _CHINESE.get(code) or ENGLISH.get(code, code)
    return Fault(position[0], wording % (details or {}))


class _Listener(PlainTags):
    """Passes html5lib's tokens on to the parser and notes the tags and texts among them."""

    def __init__(self, text: str, parser: HTMLParser) -> None:
        super().__init__(text, parser=parser)
        self.tags: list[Tag] = []
        self.passages: list[Passage] = []
        self._inside = ""
        self._continues = False
        self._chunk, self._offset, self._line = "", 0, 1

    def __iter__(self) -> Iterator[Any]:
        for token in super().__iter__():
            self._note(token)
            yield token

    def _note(self, token: Any) -> None:
        kind = token["type"]
        if kind in _TEXTS:
            self._note_text(token["data"])
        elif kind == _START:
            self.tags.append(Tag(self._at(), token["name"], dict(token["data"])))
            if token["name"] in _NOT_PROSE and not token["selfClosing"]:
                self._inside = token["name"]
            self._continues &= token["name"] in _INLINE
        elif kind == _END:
            self._inside = "" if token["name"] == self._inside else self._inside
            self._continues &= token["name"] in _INLINE
        elif kind == _COMMENT:
            self.passages.append(Passage(self._at(), token["data"], "comment"))

    def _note_text(self, text: str) -> None:
        line = self._at() - text.count("\n")
        self.passages.append(Passage(line, text, self._inside, self._continues))
        self._continues = True

    def _at(self) -> int:
        """Return the line html5lib has come to, counting only what is new since last asked."""
        stream = self.stream
        if stream.chunk is self._chunk and stream.chunkOffset >= self._offset:
            self._line += stream.chunk.count("\n", self._offset, stream.chunkOffset)
        else:
            self._line = stream.position()[0]
        self._chunk, self._offset = stream.chunk, stream.chunkOffset
        return self._line


class _Parser(HTMLParser):
    def listen(self, text: str) -> _Listener:
        """Parse as `parse` does, with a tokenizer that can be asked afterwards."""
        self.innerHTMLMode, self.container, self.scripting = False, "", False
        self.tokenizer = listener = _Listener(text, self)
        self.reset()
        self.mainLoop()
        return listener
