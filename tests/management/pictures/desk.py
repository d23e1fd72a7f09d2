"""Somebody with a folder of pictures at the admin's forms, over real HTTP and without scripts."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import requests
from bs4 import BeautifulSoup

from scripts.workspace import Workspace
from tests.management.conftest import Client
from tests.management.office import Office, errors
from tests.support import tree

STATION = "/admin/records/station/ST-FULL/change/"
ALT = "志愿者在河边种树"
File = tuple[str, bytes]


@dataclass(frozen=True, kw_only=True)
class Desk:
    """The form of one station, the API, and the folders."""

    office: Office
    client: Client
    places: Workspace
    page: str = STATION

    def send(self, files: Mapping[int, File] | None = None, **changes: Any) -> requests.Response:
        """Open the form, choose files, type, and save; `alt_0=` is the first box's words."""
        typed = {_input(name): value for name, value in changes.items()}
        values = {**self.office.form(self.page), **typed, "_save": "保存"}
        chosen = {f"pictures-{number}-file": file for number, file in (files or {}).items()}
        return self.office.browser.post(
            self.office.url + self.page,
            {name: value for name, value in values.items() if value is not None},
            headers={"Referer": self.office.url + self.page},
            files=chosen,
            timeout=60,
        )

    def add(self, file: File, **more: Any) -> dict[str, Any]:
        """Add a picture of nobody to the station, and return it as the API sends it."""
        number = len(self.row)
        told = {"alt": ALT, "seen": "nobody", **more}
        answer = self.send(
            {number: file}, **{f"{name}_{number}": value for name, value in told.items()}
        )
        assert answer.url.endswith("/station/"), errors(answer)
        found: dict[str, Any] = self.row[-1]
        return found

    @property
    def row(self) -> list[dict[str, Any]]:
        """The pictures in the database."""
        from scripts.management.models import Station

        found: list[dict[str, Any]] = Station.objects.get(pk="ST-FULL").pictures
        return found

    @property
    def sent(self) -> list[dict[str, Any]]:
        """The pictures that the API sends."""
        found: list[dict[str, Any]] = self.client.item("stations", "ST-FULL")["pictures"]
        return found

    @property
    def media(self) -> dict[str, bytes]:
        return _files(self.places, "media")

    @property
    def uploads(self) -> dict[str, bytes]:
        return _files(self.places, "uploads")

    def fetched(self, picture: Mapping[str, Any]) -> bytes:
        """Fetch a picture by /media/ and prove its digest."""
        answer = self.client.get(picture["path"])
        assert answer.status_code == 200, answer.text
        assert hashlib.sha256(answer.content).hexdigest() == picture["sha256"]
        return answer.content


def _files(places: Workspace, name: str) -> dict[str, bytes]:
    folder = places.var / name
    return tree(folder) if folder.exists() else {}


def _input(name: str) -> str:
    """Turn alt_0 into pictures-0-alt; other names are the form's own."""
    part, _, number = name.rpartition("_")
    return f"pictures-{number}-{part}" if number.isdecimal() else name


def boxes(answer: requests.Response) -> list[dict[str, str]]:
    """Return what stands in the boxes of a form that came back."""
    page = BeautifulSoup(answer.text, "html5lib")
    return [
        {
            str(item["name"]).rpartition("-")[2]: str(item.get("value") or item.text)
            for item in box.select("[name^=pictures-]")
            if item.get("type") != "file"
        }
        for box in page.select(".record-pictures .picture")
    ]
