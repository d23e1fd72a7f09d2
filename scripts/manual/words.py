"""Every word that stood on a screen during the walks."""

import re

from playwright.sync_api import Page

from scripts.manual.finding import texts_within

_TEXTS = """
() => [
  document.body.textContent,
  ...[...document.querySelectorAll('input[type=submit], input[type=button]')].map(n => n.value),
  ...[...document.querySelectorAll('[title], [aria-label], [placeholder]')].flatMap(
    n => [n.title, n.ariaLabel, n.placeholder]),
].join(' ')
"""


class Words:
    """What was read, page after page."""

    def __init__(self) -> None:
        self._texts: set[str] = set()

    def read(self, page: Page) -> None:
        """Read a page, folded parts and the pages within it too."""
        self._texts.add(_plain(page.evaluate(_TEXTS)))
        self._texts.update(map(_plain, texts_within(page)))

    def know(self, words: str) -> bool:
        """Tell whether these words stood anywhere."""
        return any(_plain(words) in text for text in self._texts)


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
