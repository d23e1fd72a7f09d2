"""Pictures of a step: a numbered marker on each thing that the hand or the eye goes to."""

import io
from collections.abc import Sequence
from pathlib import Path

from PIL import Image
from playwright.sync_api import ElementHandle, Page

COLOURS = 48
"""Enough for text on plain grounds; a page of photographs would want more."""

_SCROLL = """
([nodes, above]) => {
  const tops = nodes.map(node => node.getBoundingClientRect().top + scrollY);
  scrollTo({top: Math.max(0, Math.min(...tops) - above), behavior: 'instant'});
}
"""
_MARK = """
nodes => {
  nodes.forEach((node, at) => {
    const box = node.getBoundingClientRect();
    const frame = document.createElement('div'), number = document.createElement('div');
    frame.className = number.className = 'manual-mark';
    frame.style.cssText = `position:absolute;left:${box.left + scrollX - 4}px;` +
      `top:${box.top + scrollY - 4}px;width:${box.width + 4}px;height:${box.height + 4}px;` +
      'border:2px solid #c8102e;border-radius:4px;z-index:9998;pointer-events:none';
    number.style.cssText = `position:absolute;left:${Math.max(2, box.left + scrollX - 26)}px;` +
      `top:${box.top + scrollY - (box.left < 28 ? 24 : 12)}px;` +
      'width:24px;height:24px;border-radius:50%;' +
      'background:#c8102e;color:#fff;font:bold 15px/24px sans-serif;text-align:center;' +
      'z-index:9999;pointer-events:none';
    number.textContent = at + 1;
    document.body.append(frame, number);
  });
}
"""
_LOADED = """
() => [...document.images].every(
  image => image.complete || image.getBoundingClientRect().top > innerHeight)
"""
_CLEAR = "() => document.querySelectorAll('.manual-mark').forEach(node => node.remove())"
ABOVE = 150
"""Pixels that stay above the first marker."""


def shoot(page: Page, marked: Sequence[ElementHandle], file: Path) -> None:
    """Write what the screen shows, with markers, as a PNG of few colours."""
    page.evaluate(_SCROLL, [list(marked), ABOVE])
    page.wait_for_function(_LOADED)
    page.evaluate(_MARK, list(marked))
    data = page.screenshot(animations="disabled", caret="hide")
    page.evaluate(_CLEAR)
    image = Image.open(io.BytesIO(data)).convert("RGB")
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)
