"""The fonts of share cards, and the characters they have.

The machine's own fonts are never used, so a card looks the same wherever it is drawn. What the
fonts that come along lack, a city puts into the folder fonts of its content: see
docs/publicity.md.
"""

import unicodedata
from collections.abc import Iterator
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

_PACKAGE = "pylopdf-fonts-zh-cn"
_ENDINGS = (".otf", ".ttf")


class Fonts(NamedTuple):
    """The font files: those that come along first."""

    own: Path
    """The city's folder; it need not exist."""

    @property
    def files(self) -> tuple[Path, ...]:
        """Every font file, in an order that doesn't depend on the machine."""
        return (*_packaged(), *self._added)

    @property
    def fingerprint(self) -> bytes:
        """What changes when the fonts do."""
        added = (file.name.encode() + file.read_bytes() for file in self._added)
        return f"{_PACKAGE} {version(_PACKAGE)}".encode() + b"".join(added)

    @property
    def _added(self) -> tuple[Path, ...]:
        found = sorted(self.own.glob("*")) if self.own.is_dir() else []
        return tuple(file for file in found if file.suffix.lower() in _ENDINGS)


class Glyphs:
    """The characters that at least one of the fonts has; read once, when first asked."""

    def __init__(self, files: tuple[Path, ...]) -> None:
        """Remember the files."""
        self._files = files

    @cached_property
    def _known(self) -> frozenset[int]:
        from fontTools.ttLib import TTFont

        known: set[int] = set()
        for file in self._files:
            with TTFont(file, lazy=True) as font:
                known |= font.getBestCmap().keys()
        return frozenset(known)

    def lacking(self, text: str) -> str:
        """Return the characters of a text that would be drawn as empty boxes, each once."""
        return "".join(dict.fromkeys(sign for sign in _drawn(text) if ord(sign) not in self._known))


def _drawn(text: str) -> Iterator[str]:
    """Yield what has a shape of its own: no spaces, joiners, marks or variation selectors."""
    return (sign for sign in text if unicodedata.category(sign)[0] not in "ZCM")


def _packaged() -> tuple[Path, ...]:
    import pylopdf_fonts_zh_cn as package

    return (package.serif_path(), package.sans_path())
