"""html5lib's tokenizer, quicker where a tag is as plain as nearly all are.

It reads a tag sign by sign. A tag that one pattern matches whole, in which there is nothing to
mend and nothing to decode, becomes the same token at once; every other goes html5lib's way.
"""

import re
from typing import Any

from html5lib._tokenizer import HTMLTokenizer
from html5lib.constants import tokenTypes

_SPACE = r"[ \t\n\f]"
_NAME = r"[a-z][a-z0-9-]*"
_PLAIN = re.compile(
    rf'<(?:/({_NAME})>|({_NAME})((?:{_SPACE}+{_NAME}(?:="[^"&\0]*")?)*){_SPACE}*(/?)>)'
)
_ATTRIBUTE = re.compile(rf'({_NAME})(?:="([^"]*)")?')
_START, _END = tokenTypes["StartTag"], tokenTypes["EndTag"]


class PlainTags(HTMLTokenizer):
    """Yields the tokens that html5lib's tokenizer yields, at the same places."""

    def dataState(self) -> bool:  # noqa: N802 # html5lib's name
        """Take a whole plain tag if one stands here, else html5lib's next step."""
        stream = self.stream
        found = _PLAIN.match(stream.chunk, stream.chunkOffset)
        token = _token(found) if found else None
        if found is None or token is None:
            went_on: bool = super().dataState()
            return went_on
        stream.chunkOffset = found.end()
        self.currentToken = token
        self.tokenQueue.append(token)
        return True


def _token(found: re.Match[str]) -> Any:
    """Return html5lib's token of a tag; None where an attribute stands there twice."""
    ended, name, written, slash = found.groups()
    if ended:
        return {"type": _END, "name": ended, "data": [], "selfClosing": False}
    pairs = _ATTRIBUTE.findall(written) if written else ()
    data = dict(pairs)
    if len(data) < len(pairs):
        return None
    return {
        "type": _START, "name": name, "data": data, "selfClosing": bool(slash),
        "selfClosingAcknowledged": False,
    }  # fmt: skip
