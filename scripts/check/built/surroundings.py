"""What a check of one file may know besides the file, and what is noted for the whole site."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field

from scripts.check.expected import Expected
from scripts.rules.problem import Problem


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """The site around a file."""

    files: Container[str]
    """Paths below the site's root, with slashes; one may ask for each, not go through all."""
    expected: Expected


@dataclass(frozen=True)
class Asking:
    """The files of a site, remembering which paths were asked for."""

    files: frozenset[str]
    asked: set[str] = field(default_factory=set)

    def __contains__(self, path: object) -> bool:
        """Tell whether a path is a file of the site, and remember it."""
        self.asked.add(str(path))
        return path in self.files


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
