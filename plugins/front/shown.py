"""Which consents the site rests on: build/shown.json, to take single names out of old releases.

A key is the SHA-256 of a name or of a picture's address that is shown with consent, together
with the record or story that it was given for; its value the files of the site that hold it.
docs/withdrawal.md explains what a deploy does with it.
"""

import hashlib
import html
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from plugins.pages.portal import Portal
from plugins.pages.urls import media
from scripts.records.person import Person
from scripts.records.picture import Picture
from scripts.rules.naming import run_together, shown_parts

_TEXTS = {".html", ".xml", ".json", ".txt", ".csv", ".ics", ".geojson", ".svg"}


def shown(portal: Portal) -> frozenset[tuple[str, str]]:
    """Return what is shown with consent: for what it was given, a name or a picture's address."""
    records = (
        (f"{collection}/{record.id}", part)
        for collection, rows in portal.snapshot.records.items()
        for record in rows.values()
        for part in shown_parts(record)
    )
    stories = ((f"stories/{slug}", person) for slug, person in portal.told)
    parts: Iterator[tuple[str, Person | Picture]] = chain(records, stories)
    return frozenset((given_for, mark) for given_for, part in parts for mark in _marks(part))


def _marks(part: Person | Picture) -> Iterator[str]:
    """Yield every form of a name, or a picture's address."""
    if isinstance(part, Person):
        yield from filter(None, (part.name, *part.also))
    elif part.file:
        yield media(part.file)


def holders(output: Path, marks: Iterable[str]) -> Mapping[str, list[str]]:
    """Return for each mark the files below a folder that hold it, sorted."""
    found = {mark: _itself(mark, output) for mark in sorted(set(marks))}
    by_start: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for mark in found:
        plain = run_together(mark)
        by_start[plain[:1]].append((plain, mark))
    starts = re.compile(f"[{re.escape(''.join(by_start))}]") if "".join(by_start) else None
    if starts is None:
        return found
    for file in sorted(output.rglob("*")):
        if file.suffix in _TEXTS and file.is_file():
            text = run_together(html.unescape(file.read_text(encoding="utf-8")))
            for mark in set(_in_text(text, starts, by_start)):
                found[mark].append(file.relative_to(output).as_posix())
    return found


def _itself(mark: str, output: Path) -> list[str]:
    """Return the file that a picture's address names; none for a name."""
    path = mark.removeprefix("/")
    return [path] if path != mark and (output / path).is_file() else []


def _in_text(
    text: str, starts: re.Pattern[str], by_start: Mapping[str, list[tuple[str, str]]]
) -> Iterator[str]:
    for place in starts.finditer(text):
        for plain, mark in by_start[place[0]]:
            if text.startswith(plain, place.start()):
                yield mark


def write_shown(folder: Path, portal: Portal, output: Path) -> None:
    """Write it into a folder outside the output: it belongs beside the release, as the data do."""
    rests_on = shown(portal)
    found = holders(output, (mark for _, mark in rests_on))
    digests = {key(given_for, mark): found[mark] for given_for, mark in rests_on}
    text = json.dumps(digests, ensure_ascii=False, indent=0, sort_keys=True)
    (folder / "shown.json").write_text(text + "\n", encoding="utf-8")


def key(given_for: str, mark: str) -> str:
    """Return the key of one consent: another record's for the same name is another one."""
    return hashlib.sha256(f"{given_for} {mark}".encode()).hexdigest()
