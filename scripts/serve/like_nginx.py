"""Types and headers of the real server, read from the configuration that we give it.

What a page may load differs by page and comes from scripts/rules/policy.py, as nginx has it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from scripts.deploy.nginx import configuration

_NO_CACHING = "no-store"
"""The one difference: what is shown here is being changed."""


@dataclass(frozen=True, kw_only=True)
class Rules:
    """What nginx.conf says of every answer."""

    types: dict[str, str]
    """By a name's ending, without the dot."""
    default_type: str
    with_charset: frozenset[str]
    """Types that are text; all of them are UTF-8."""
    headers: tuple[tuple[str, str], ...]

    def content_type(self, name: str) -> str:
        """Return the Content-Type of a file of this name."""
        ending = name.rpartition(".")[2]
        kind = self.types.get(ending, self.default_type)
        if name.endswith(".atom.xml"):
            kind = "application/atom+xml"
        return f"{kind}; charset=utf-8" if kind in self.with_charset else kind


@cache
def rules() -> Rules:
    """Read them from the configuration's text; the folder in it doesn't matter."""
    text = configuration("/srv/site", "localhost", "80")
    types = {
        ending: kind
        for kind, endings in re.findall(r"^ {8}(\S+/\S+) ([a-z0-9 ]+);$", text, re.MULTILINE)
        for ending in endings.split()
    }
    return Rules(
        types=types,
        default_type=_one(r"^ {4}default_type (\S+);", text),
        with_charset=frozenset({"text/html", *_one(r"charset_types ([^;]+);", text).split()}),
        headers=tuple(_headers(text)),
    )


def _headers(text: str) -> Iterator[tuple[str, str]]:
    found = re.findall(r'^ {4}add_header (\S+) ("[^"$]+"|[^"$\s]+) always;$', text, re.MULTILINE)
    yield from ((name, value.strip('"')) for name, value in found)
    yield "Cache-Control", _NO_CACHING


def _one(pattern: str, text: str) -> str:
    found = re.search(pattern, text, re.MULTILINE)
    assert found is not None, pattern  # noqa: S101 - of a file of ours, tested
    return found[1]
