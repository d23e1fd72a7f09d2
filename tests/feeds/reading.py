"""Read the files of a list as other programs do."""

import csv
import json
from pathlib import Path
from typing import Any

import feedparser
from icalendar import Calendar

OCTETS = 75


def calendar(path: Path) -> dict[str, Any]:
    """Return a calendar's events by the part of their UID before @; each stands once."""
    events: list[Any] = Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    found = {str(event["UID"]).partition("@")[0]: event for event in events}
    assert len(found) == len(events), path
    return found


def lines(path: Path) -> list[str]:
    """Return the content lines of a calendar, unfolded by hand; each physical line is checked."""
    data = path.read_bytes()
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == data.count(b"\r")
    physical = data.removesuffix(b"\r\n").split(b"\r\n")
    for one in physical:
        assert len(one) <= OCTETS, one
        one.decode()  # no fold stands inside a character
    return data.decode().removesuffix("\r\n").replace("\r\n ", "").split("\r\n")


def written(path: Path) -> dict[str, dict[str, str]]:
    """Return each event's lines, name with parameters → value, by its UID before @."""
    found: dict[str, dict[str, str]] = {}
    event: dict[str, str] = {}
    for line in lines(path):
        name, _, value = line.partition(":")
        if line == "BEGIN:VEVENT":
            event = {}
        elif line == "END:VEVENT":
            found[event["UID"].partition("@")[0]] = event
            event = {}
        else:
            event[name] = value
    return found


def atom(path: Path) -> Any:
    feed = feedparser.parse(path.read_bytes())
    assert not feed.bozo, feed.get("bozo_exception")
    assert feed.version == "atom10"
    return feed


def atom_ids(path: Path) -> list[str]:
    return [entry.id.rpartition(":")[2] for entry in atom(path).entries]


def json_ids(path: Path) -> list[str]:
    feed = json.loads(path.read_text(encoding="utf-8"))
    return [item["id"].rpartition(":")[2] for item in feed["items"]]


def features(path: Path) -> list[str]:
    found = json.loads(path.read_text(encoding="utf-8"))
    assert found["type"] == "FeatureCollection"
    return [feature["id"] for feature in found["features"]]


def table(path: Path) -> list[dict[str, str]]:
    data = path.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\n") == data.count(b"\r\n")
    rows = list(csv.reader(data.decode("utf-8-sig").splitlines(), strict=True))
    assert {len(row) for row in rows} == {len(rows[0])}
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
