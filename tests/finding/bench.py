"""Measure a change of filters with 2,000 openings on a slow processor; no test, times vary.

`python -m tests.finding.bench OUTPUT` opens the finder of a built site in Chromium, throttled
to a sixth, and prints how long each change keeps the main thread, painting included.
"""

import statistics
import sys
from pathlib import Path

from playwright.sync_api import Page

from scripts.serving import served
from tests.browsers import browser
from tests.support import MOMENT

SLOWER = 6
CHANGES = """async selector => {
  const boxes = [...document.querySelectorAll(selector)].slice(0, 12);
  const times = [];
  for (const box of boxes.flatMap(box => [box, box])) {
    const before = performance.now();
    box.click();
    document.body.getBoundingClientRect();
    times.push(performance.now() - before);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  }
  return times;
}"""
TYPING = """async () => {
  const field = document.querySelector("input[type=search]");
  const times = [];
  for (const text of ["社", "社区", "社区 老人", "", "图书馆"]) {
    field.value = text;
    const before = performance.now();
    field.dispatchEvent(new Event("input", {bubbles: true}));
    document.body.getBoundingClientRect();
    times.push(performance.now() - before);
    await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
  }
  return times;
}"""


def measure(page: Page) -> None:
    """Print the median and the longest of each kind of change, in milliseconds."""
    for name, script, argument in (
        ("tick and untick", CHANGES, "#finder input[data-how=only]"),
        ("not this", CHANGES, "#finder input[data-how=not]"),
        ("typing", TYPING, None),
    ):
        times = page.evaluate(script, argument)
        print(f"{name}: median {statistics.median(times):.0f} ms, longest {max(times):.0f} ms")


def main(output: Path) -> None:
    """Open the finder as of the demo's moment, throttle, measure."""
    with served(output) as address, browser() as started:
        page = started.new_page(viewport={"width": 360, "height": 740})
        page.clock.set_fixed_time(MOMENT)
        page.goto(f"{address}/openings/find/")
        page.locator("[role=status]").wait_for()
        print(page.locator("[role=status]").inner_text(), started.version)
        session = page.context.new_cdp_session(page)
        session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        measure(page)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
