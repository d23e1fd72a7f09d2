"""The finder in a real browser, asked and read as a person would."""

from collections.abc import Sequence

from playwright.sync_api import Page

from tests.support import MOMENT

ASK = """query => {
  history.pushState(null, "", location.pathname + query);
  dispatchEvent(new PopStateEvent("popstate"));
  for (;;) {
    const more = [...document.querySelectorAll("#found button")]
      .find(button => button.textContent.startsWith("再显示"));
    if (!more || more.hidden) break;
    more.click();
  }
  return [...document.querySelectorAll("#found .opening-title a")]
    .map(link => link.getAttribute("href").split("/")[2]);
}"""


def opened(page: Page, address: str, query: str = "", moment: str = MOMENT) -> Page:
    """Open the finder at a moment, and wait until it has its data."""
    page.clock.install(time=moment)
    page.goto(f"{address}/openings/find/{query}")
    page.locator("[role=status]").wait_for()
    return page


def ids(page: Page, query: str) -> list[str]:
    """Ask by the address, as a shared link does; return everything that is found."""
    found: list[str] = page.evaluate(ASK, query)
    return found


def shown(page: Page) -> list[str]:
    """Return what stands there now."""
    links = page.locator("#found .opening-title a").all()
    return [str(link.get_attribute("href")).split("/")[2] for link in links]


def status(page: Page) -> str:
    return page.locator("[role=status]").inner_text()


def query_of(conditions: Sequence[str]) -> str:
    """Turn the path of a list into the finder's query."""
    pairs: list[str] = []
    parts = list(conditions)
    while parts:
        name = parts.pop(0)
        pairs.append(f"{name}={'this' if name == 'weekend' else parts.pop(0)}")
    return "?" + "&".join(pairs)
