"""One act at the page, as somebody with the manual in hand would do it."""

import re
from dataclasses import dataclass, field
from pathlib import Path

from playwright.sync_api import Download, ElementHandle, Page, Response
from playwright.sync_api import Error as BrowserError

from scripts.manual import finding
from scripts.manual.script import Act, Kind
from scripts.manual.sheets import edited

PATIENCE = 10_000
"""Milliseconds for a page, or a suggestion, to come."""
_TRIES, _BETWEEN = 50, 200
"""Looks, and the milliseconds between them, before something counts as missing."""
_MOMENT = re.compile(r"(\d{4}-\d\d-\d\d) (\d\d:\d\d)")
_LEADS_ON = """
node => node.closest('a')
  ? !node.closest('a').getAttribute('href').startsWith('#')
  : node.type === 'submit' && !node.dataset.preview
"""
_SUGGESTED = "select => select.matches('.admin-autocomplete') ? select.nextElementSibling : null"
_NEXT = "node => node.closest('.form-row, .fieldBox, p').querySelectorAll('input')[1] || null"


class NotThereError(Exception):
    """The manual names what isn't on the page, or can't be done there."""


@dataclass
class Hand:
    """Somebody at the browser, with the passwords and files that the walk gives."""

    page: Page
    given: dict[str, str | Path]
    touched: list[ElementHandle] = field(default_factory=list)
    """What the acts of this step were at, for the markers."""
    received: list[Download] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.on("download", self._keep)

    def _keep(self, file: Download) -> None:
        self.received.append(file)

    def aim(self, act: Act) -> ElementHandle:
        """Find what the act is at; raises NotThereError where nobody would find it."""
        match act.kind:
            case Kind.PRESS:
                found = finding.pressed(self.page, act.name, act.row)
            case Kind.LOOK:
                found = self._seen(act.name)
            case _:
                found = finding.field(self.page, act.name)
        if found is None:
            refused = "；".join(self.page.locator(".errorlist li").all_inner_texts())
            raise NotThereError(f"页面上没有“{act.name}”（{self.page.url}）{refused}")
        shown = found.evaluate_handle(_SUGGESTED).as_element() if act.kind is Kind.CHOOSE else None
        self.touched.append(shown or found)
        return found

    def do(self, act: Act) -> None:
        """Do one act; raises NotThereError where it can't be done."""
        found = self.aim(act)
        try:
            self._do(act, found)
        except BrowserError as error:
            raise NotThereError(f"“{act.name}”：{error.message.splitlines()[0]}") from None

    def _do(self, act: Act, found: ElementHandle) -> None:
        value = self._value(act)
        match act.kind:
            case Kind.PRESS:
                self._press(found)
            case Kind.WRITE:
                _write(found, str(value))
            case Kind.CHOOSE:
                self._choose(found, value)
            case Kind.TICK | Kind.CLEAR:
                found.set_checked(act.kind is Kind.TICK, timeout=PATIENCE)
            case Kind.LOOK:
                pass

    def _value(self, act: Act) -> str | Path:
        if not act.given:
            return act.value
        if act.value not in self.given:
            raise NotThereError(f"演练没有准备“{act.value}”")
        return self.given[act.value]

    def _press(self, found: ElementHandle) -> None:
        if not found.evaluate(_LEADS_ON):
            found.click(timeout=PATIENCE)
            return
        self.page.evaluate("() => { window.before = true; }")
        with self.page.expect_response(_is_answer, timeout=PATIENCE) as answer:
            found.click(timeout=PATIENCE, no_wait_after=True)
        if "attachment" in answer.value.headers.get("content-disposition", ""):
            self._receive()
        else:
            loaded = "() => !window.before && document.readyState === 'complete'"
            self.page.wait_for_function(loaded, timeout=PATIENCE)

    def _receive(self) -> None:
        if not self.received:
            self.page.wait_for_event("download", timeout=PATIENCE)
        file = Path(self.received.pop().path())
        named = file.rename(file.with_suffix(".xlsx"))
        self.given.update(edited(named))

    def _choose(self, found: ElementHandle, value: str | Path) -> None:
        if isinstance(value, Path):
            found.set_input_files(value)
        elif shown := found.evaluate_handle(_SUGGESTED).as_element():
            shown.click()
            self.page.locator(".select2-search__field").last.fill(value)
            self.page.locator(".select2-results__option", has_text=value).first.click()
        else:
            found.select_option(label=value, timeout=PATIENCE)

    def _seen(self, words: str) -> ElementHandle | None:
        for _ in range(_TRIES):
            if found := finding.seen(self.page, words) or finding.within(self.page, words):
                return found
            self.page.wait_for_timeout(_BETWEEN)
        return None


def _write(found: ElementHandle, value: str) -> None:
    split = _MOMENT.fullmatch(value)
    second = found.evaluate_handle(_NEXT).as_element() if split else None
    if split and second:
        found.fill(split[1], timeout=PATIENCE)
        second.fill(split[2], timeout=PATIENCE)
    else:
        found.fill(value.replace("\\n", "\n"), timeout=PATIENCE)


def _is_answer(answer: Response) -> bool:
    """Tell whether this is what a press leads to in the end."""
    request = answer.request
    own = request.is_navigation_request() and request.frame.parent_frame is None
    return own and not 300 <= answer.status < 400  # noqa: PLR2004 - the range of redirections
