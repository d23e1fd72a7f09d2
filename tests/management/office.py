"""Somebody of the office at the admin's forms, over real HTTP."""

from dataclasses import dataclass, field
from typing import Any

import requests
from bs4 import BeautifulSoup, Tag

Values = dict[str, Any]


@dataclass
class Office:
    """A logged-in browser without scripts."""

    url: str
    browser: requests.Session = field(default_factory=requests.Session)

    def log_in(self, name: str, password: str) -> None:
        values = {**self.form("/admin/login/"), "username": name, "password": password}
        answer = self.post("/admin/login/", values)
        assert answer.url.endswith("/admin/"), errors(answer)

    def page(self, path: str) -> BeautifulSoup:
        answer = self.browser.get(self.url + path, timeout=20)
        assert answer.status_code == 200, (path, answer.status_code)
        return BeautifulSoup(answer.text, "html5lib")

    def form(self, path: str) -> Values:
        """Return what a browser would send if nothing were changed."""
        forms = self.page(path).select("form")
        return dict(fields(max(forms, key=lambda form: len(form.select("input,select,textarea")))))

    def post(self, path: str, values: Values) -> requests.Response:
        headers = {"Referer": self.url + path}
        return self.browser.post(self.url + path, values, headers=headers, timeout=20)

    def change(self, path: str, **changes: Any) -> requests.Response:
        """Open a form, change some of it, and save."""
        values = {**self.form(path), **changes, "_save": "保存"}
        return self.post(path, {name: value for name, value in values.items() if value is not None})


def fields(form: Tag) -> Values:
    """Read a form as a browser does."""
    found: Values = {}
    for item in form.select("input[name], select[name], textarea[name]"):
        name, kind = str(item["name"]), str(item.get("type", ""))
        if kind in ("submit", "button") or "__prefix__" in name:
            continue
        if kind in ("checkbox", "radio"):
            if item.has_attr("checked"):
                found.setdefault(name, []).append(str(item.get("value", "on")))
        elif item.name == "select":
            chosen = [str(o.get("value", "")) for o in item.select("option[selected]")]
            found[name] = chosen or [str(o.get("value", "")) for o in item.select("option")[:1]]
        elif item.name == "textarea":
            found[name] = item.text.removeprefix("\n").replace("\n", "\r\n")
        else:
            found[name] = str(item.get("value", ""))
    return found


def errors(answer: requests.Response) -> list[str]:
    """Return the messages on a form that came back."""
    page = BeautifulSoup(answer.text, "html5lib")
    return [item.get_text(strip=True) for item in page.select(".errorlist li, .errornote")]


def messages(answer: requests.Response, level: str) -> list[str]:
    """Return the messages of one level on the page that followed."""
    page = BeautifulSoup(answer.text, "html5lib")
    return [item.get_text(strip=True) for item in page.select(f".messagelist .{level}")]
