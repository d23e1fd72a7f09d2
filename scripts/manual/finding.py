"""Find on a page what a person would find by its name."""

import contextlib
import re
from collections.abc import Iterator

from playwright.sync_api import ElementHandle, Frame, Page
from playwright.sync_api import Error as BrowserError

_SHORT = 400
"""Milliseconds for the text of a page within, which may be just coming."""

_PRESSED = """
([name, row]) => {
  const plain = node => (node.value && node.tagName === 'INPUT' ? node.value : node.textContent)
    .replace(/\\s+/g, ' ').trim();
  const seen = node => node.checkVisibility();
  const rows = [...document.querySelectorAll('tr, li')].filter(seen);
  const says = same => rows.filter(node => [...node.children].some(cell => same(plain(cell))));
  const within = row
    ? [...says(text => text === row), ...says(text => text.includes(row))]
    : [document];
  const kinds = 'button, input[type=submit], input[type=button], a, summary';
  for (const where of within) {
    const all = [...where.querySelectorAll(kinds)].filter(seen);
    const same = all.filter(node => plain(node) === name);
    const buttons = same.filter(node => node.matches('button, input'));
    if (buttons.length) return buttons.at(-1);
    if (same.length) return same[0];
    const near = all.find(node => plain(node).startsWith(name));
    if (near) return near;
  }
  return null;
}
"""
_FIELD = """
name => {
  const plain = node => node.textContent.replace(/\\s+/g, ' ').trim().replace(/[:：]$/, '');
  const shown = [...document.querySelectorAll('label, legend')].filter(
    node => node.checkVisibility());
  const labels = [
    ...shown.filter(node => plain(node) === name),
    ...shown.filter(node => plain(node).startsWith(name)),
  ];
  for (const label of labels) {
    if (label.control && label.control.type !== 'hidden') return label.control;
    const row = label.closest('.form-row, .fieldBox, fieldset, div');
    const input = row && row.querySelector('input:not([type=hidden]), select, textarea');
    if (input) return input;
  }
  return null;
}
"""
_SEEN = """
words => {
  const all = [...document.body.querySelectorAll('*')].filter(
    node => node.checkVisibility() && node.textContent.replace(/\\s+/g, ' ').includes(words));
  const last = all.at(-1);
  if (last) return last;
  return [...document.querySelectorAll('input, textarea')].find(
    node => node.checkVisibility() && node.value.includes(words)) || null;
}
"""


def pressed(page: Page, name: str, row: str = "") -> ElementHandle | None:
    """Return what is pressed by this name: the last such button, else the first such link."""
    return page.evaluate_handle(_PRESSED, [name, row]).as_element()


def field(page: Page, name: str) -> ElementHandle | None:
    """Return the input with this label, which may be the first of several."""
    return page.evaluate_handle(_FIELD, name).as_element()


def seen(page: Page, words: str) -> ElementHandle | None:
    """Return the smallest part of the page that says these words."""
    return page.evaluate_handle(_SEEN, words).as_element()


def within(page: Page, words: str) -> ElementHandle | None:
    """Return the frame whose page, or a page within it, says these words."""
    for frame in _frames(page):
        if words in _text(frame):
            return _topmost(frame).frame_element()
    return None


def _topmost(frame: Frame) -> Frame:
    """Return the frame on the page itself in which a page within lies."""
    above = frame.parent_frame
    return _topmost(above) if above and above.parent_frame else frame


def texts_within(page: Page) -> Iterator[str]:
    """Yield the texts of the pages within a page."""
    yield from map(_text, _frames(page))


def _frames(page: Page) -> list[Frame]:
    return [one for one in page.frames if one.parent_frame and one.url not in ("", "about:blank")]


def _text(frame: Frame) -> str:
    """Read a page within; one that never comes must not hold up the walk."""
    with contextlib.suppress(BrowserError):
        return re.sub(r"\s+", " ", frame.locator("body").text_content(timeout=_SHORT) or "")
    return ""
