"""Somebody at the import and export pages, without scripts, over real HTTP."""

from dataclasses import dataclass
from typing import Any

import requests
from bs4 import BeautifulSoup

from tests.management.office import Office, fields

IMPORT, EXPORT = "/admin/import/", "/admin/export/"


@dataclass
class Seen:
    """A page that came back."""

    answer: requests.Response

    @property
    def page(self) -> BeautifulSoup:
        return BeautifulSoup(self.answer.text, "html5lib")

    @property
    def path(self) -> str:
        return "/" + self.answer.url.split("/", 3)[3]

    @property
    def text(self) -> str:
        return " ".join(self.page.select_one("#content-main").get_text(" ").split())  # type: ignore[union-attr]  # every page has it

    @property
    def summary(self) -> str:
        return self.page.select_one(".exchange-summary").get_text(strip=True)  # type: ignore[union-attr]  # where it is asked for

    def table(self, heading: str) -> list[list[str]]:
        """Return the cells of the table below a heading that begins so."""
        for section in self.page.select(".exchange section"):
            if section.h2 and section.h2.get_text(strip=True).startswith(heading):
                return [
                    [cell.get_text(" ", strip=True) for cell in row.select("th, td")]
                    for row in section.select("tbody tr")
                ]
        return []

    def buttons(self) -> dict[str, str]:
        return {
            str(one["value"]): one.get_text(strip=True)
            for one in self.page.select("button[name=step]")
        }

    @property
    def messages(self) -> list[str]:
        found = self.page.select(".messagelist li, .errornote, .errorlist li, .exchange-remarks li")
        return [one.get_text(strip=True) for one in found]


def upload(who: Office, data: bytes, name: str = "表.xlsx", mapping: str = "", **more: str) -> Seen:
    """Choose a file and send it; the answer is what the check found."""
    values = {**who.form(IMPORT), "mapping": mapping, **more}
    values.pop("sheet", None)
    return Seen(
        who.browser.post(
            who.url + IMPORT, values, files={"sheet": (name, data)},
            headers={"Referer": who.url + IMPORT}, timeout=60,
        )
    )  # fmt: skip


def confirm(who: Office, seen: Seen, step: str = "all", **changes: Any) -> Seen:
    """Press a button of the page."""
    (form,) = seen.page.select("form.exchange-act")
    return Seen(who.post(seen.path, {**fields(form), "step": step, **changes}))


def export(who: Office, *kinds: str, **more: Any) -> requests.Response:
    values = {**who.form(EXPORT), "kinds": list(kinds), **more}
    return who.post(EXPORT, values)


def numbers() -> dict[tuple[str, str], int]:
    """Return every record's number, which tells whether anything was stored."""
    from scripts.management.models import BY_COLLECTION

    return {
        (name, row.pk): row.seq
        for name, model in BY_COLLECTION.items()
        for row in model._base_manager.all()
    }
