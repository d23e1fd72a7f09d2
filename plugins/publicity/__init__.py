"""The volunteer spirit on the site, and what carries its stories into other channels.

spirit.py, honored.py         /spirit/ and the hubs of 奉献 友爱 互助 进步
press.py, kit.py              a story's kit, from the page that is published
card.py, fonts.py, store.py   its share card
wechat.py, article.py         its WeChat article
kits.py                       build/kits with all of them

Signals, in the order Pelican sends them:

get_generators   the hubs; from here on a story's declaration passes the press
finalized        the kits are written, outside the site
"""

from collections.abc import Iterator
from typing import Any

from pelican.plugins import signals

from plugins.pages.declare import DeclaredPage
from plugins.pages.generator import PageGenerator
from plugins.publicity.press import Press
from plugins.publicity.spirit import spirit_pages


def register() -> None:
    """Connect everything; stands after plugins.stories."""
    signals.get_generators.connect(_generators)
    signals.finalized.connect(_finish)


def _generators(pelican: Any) -> type[PageGenerator]:
    portal = pelican.settings["PORTAL"]
    press = pelican.settings["PRESS"] = Press(portal, pelican.settings)
    portal.declarers["article"] = press.around(portal.declarers["article"])
    return SpiritGenerator


def _finish(pelican: Any) -> None:
    pelican.settings["PRESS"].finish()


class SpiritGenerator(PageGenerator):
    """Declares the pages on the volunteer spirit."""

    def pages(self) -> Iterator[DeclaredPage]:
        """Yield the page on all four pillars and the hub of each."""
        yield from spirit_pages(self.portal)
