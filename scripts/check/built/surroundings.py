"""What a check of one file may know besides the file, and what is noted for the whole site."""

from collections.abc import Mapping
from dataclasses import dataclass

from scripts.check.expected import Expected
from scripts.rules.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """The site around a file."""

    files: frozenset[str]
    """Paths below the site's root, with slashes."""
    expected: Expected


@dataclass(frozen=True, kw_only=True)
class Jump:
    """A link into another page of the site, to a place within it."""

    line: int
    path: str
    fragment: str


@dataclass(frozen=True, kw_only=True)
class Note:
    """What remains of a file when its checks are done: little enough for a large site."""

    path: str
    gzipped: int
    """Bytes as a web server sends them, compressed."""
    problems: tuple[Problem, ...] = ()
    anchors: frozenset[str] = frozenset()
    """The places within the page that a link can name."""
    jumps: tuple[Jump, ...] = ()
    assets: tuple[str, ...] = ()
    """Style sheets and scripts that the page loads, each once, as paths."""


@dataclass(frozen=True, kw_only=True)
class Site:
    """All files of a site, as noted."""

    notes: Mapping[str, Note]
    """The text files, by path."""
    files: frozenset[str]
    expected: Expected
