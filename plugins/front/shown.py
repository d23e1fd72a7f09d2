"""Which consents the site rests on: build/shown.json, to take single names out of old releases.

A key is the SHA-256 of a name or of a picture's address that is shown with consent; its value
the files of the site that hold it. docs/withdrawal.md explains what a deploy does with it.
"""

import hashlib
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from plugins.pages.portal import Portal
from plugins.pages.urls import media
from scripts.records.person import Person
from scripts.records.picture import Picture
from scripts.rules.naming import shown_parts

_TEXTS = {".html", ".xml", ".json", ".txt", ".csv", ".ics", ".geojson", ".svg"}


def shown(portal: Portal) -> frozenset[str]:
    """Return the names and the pictures' addresses that are shown with consent."""
    parts = [
        part
        for rows in portal.snapshot.records.values()
        for record in rows.values()
        for part in shown_parts(record)
    ]
    names = [part.name for part in (*parts, *portal.told) if isinstance(part, Person)]
    files = [part.file for part in parts if isinstance(part, Picture)]
    return frozenset([*filter(None, names), *(media(file) for file in files if file)])


def holders(output: Path, marks: Iterable[str]) -> Mapping[str, list[str]]:
    """Return for each mark the files below a folder that hold it, sorted."""
    by_start: dict[str, list[str]] = defaultdict(list)
    for mark in sorted(set(marks)):
        by_start[mark[:1]].append(mark)
    starts = re.compile(f"[{re.escape(''.join(by_start))}]") if by_start else None
    found = {mark: _itself(mark, output) for several in by_start.values() for mark in several}
    if starts is None:
        return found
    for file in sorted(output.rglob("*")):
        if file.suffix in _TEXTS and file.is_file():
            text = html.unescape(file.read_text(encoding="utf-8"))
            for mark in set(_in_text(text, starts, by_start)):
                found[mark].append(file.relative_to(output).as_posix())
    return found


def _itself(mark: str, output: Path) -> list[str]:
    """Return the file that a picture's address names; none for a name."""
    path = mark.removeprefix("/")
    return [path] if path != mark and (output / path).is_file() else []


def _in_text(
    text: str, starts: re.Pattern[str], by_start: Mapping[str, list[str]]
) -> Iterator[str]:
    for place in starts.finditer(text):
        for mark in by_start[place[0]]:
            if text.startswith(mark, place.start()):
                yield mark


def write_shown(folder: Path, portal: Portal, output: Path) -> None:
    """Write it into a folder outside the output: it belongs beside the release, as the data do."""
    found = holders(output, shown(portal))
    digests = {hashlib.sha256(mark.encode()).hexdigest(): files for mark, files in found.items()}
    text = json.dumps(digests, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "shown.json").write_text(text + "\n", encoding="utf-8")
