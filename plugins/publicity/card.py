"""A story's share card: 1200 × 630, drawn by theme/templates/kits/card.typ."""

import io
import json
import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from plugins.publicity.fonts import Fonts, Glyphs
from plugins.publicity.store import Store

if TYPE_CHECKING:
    import typst

WIDTH, HEIGHT = 1200, 630
_CLAUSE = re.compile(r"[^，：；？！]*[，：；？！]*[”’」』）》]*")
_MOST_CLAUSES, _SHORTEST = 3, 3
_PPI = 72
"""One pixel a point, so the template counts in pixels."""


@dataclass(frozen=True, kw_only=True)
class Card:
    """Everything that stands on a card."""

    title: str
    title_lang: str
    clauses: Sequence[str]
    """The title cut where it may best be broken; empty where it has no such place."""
    site: str
    lang: str
    pillars: Sequence[str]
    about: str
    """Kind and day."""
    address: str
    """What the QR code says; empty: no code."""
    invitation: str
    """Below the code."""
    demo: str
    """What a card of invented content says; empty for a real one."""
    lead: str
    lead_deep: str
    accent: str

    @property
    def words(self) -> str:
        """All that is written on it."""
        return "".join((self.title, self.site, *self.pillars, self.about, self.demo))


class Studio:
    """Draws cards; Typst and the fonts are only loaded where a card isn't in the store yet."""

    def __init__(self, template: Path, fonts: Fonts, store: Store) -> None:
        """Say what cards are drawn with, and where they are kept."""
        self._template, self._fonts, self.store = template, fonts, store

    def draw(self, card: Card) -> Path | None:
        """Return the card's PNG; the same card gives the same bytes on every machine.

        None where a character on it has no font: see `lacking`.
        """
        made_from = self._made_with + json.dumps(asdict(card), sort_keys=True).encode()
        if not self.store.has(made_from) and self.lacking(card):
            return None
        return self.store.get(made_from, lambda: self._drawn(card))

    def lacking(self, card: Card) -> str:
        """Return the characters on the card that no font has."""
        return self._glyphs.lacking(card.words)

    @cached_property
    def _made_with(self) -> bytes:
        versions = " ".join(f"{name} {version(name)}" for name in ("typst", "segno"))
        return versions.encode() + self._template.read_bytes() + self._fonts.fingerprint

    @cached_property
    def _glyphs(self) -> Glyphs:
        return Glyphs(self._fonts.files)

    @cached_property
    def _compiler(self) -> "typst.Compiler":
        import typst

        folders = list(dict.fromkeys(str(file.parent) for file in self._fonts.files))
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=False, font_paths=folders
        )
        return typst.Compiler(root=str(self._template.parent), font_paths=fonts)

    def _drawn(self, card: Card) -> bytes:
        code = qr_code(card.address) if card.address else ""
        told = json.dumps({**asdict(card), "qr": code}, ensure_ascii=False)
        drawn = self._compiler.compile(
            input=str(self._template), format="png", ppi=_PPI, sys_inputs={"card": told}
        )
        if not isinstance(drawn, bytes):
            raise TypeError("the card's template gives one page")
        return drawn


def clauses_of(title: str) -> tuple[str, ...]:
    """Cut a title behind its commas and the like; only into few parts, none of them tiny."""
    found = tuple(part for part in _CLAUSE.findall(title) if part)
    short = any(len(part) < _SHORTEST for part in found)
    return found if 1 < len(found) <= _MOST_CLAUSES and not short else ()


def qr_code(address: str) -> str:
    """Return a QR code as SVG; level M still reads with a seventh of it soiled."""
    import segno

    svg = io.BytesIO()
    segno.make_qr(address, error="m").save(svg, kind="svg", border=0, dark="#1a2927", xmldecl=False)
    return svg.getvalue().decode()
