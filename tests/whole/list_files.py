"""What of a list's files has nothing to do with given records."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping

Entries = Iterable[tuple[str, str]]
"""Of each entry, its record's id and its whole text."""

_EVENT = re.compile(r"BEGIN:VEVENT.*?UID:([^.\r]+)\..*?END:VEVENT", re.DOTALL)
_ENTRY = re.compile(r"<entry>\s*<id>[^<]*:([^:<]+)</id>.*?</entry>", re.DOTALL)


def _events(text: str) -> Entries:
    return [(found[1], found[0]) for found in _EVENT.finditer(text.replace("\r\n ", ""))]


def _atom(text: str) -> Entries:
    return [(found[1], found[0]) for found in _ENTRY.finditer(text)]


def _items(text: str) -> Entries:
    return [(item["id"].rpartition(":")[2], json.dumps(item)) for item in json.loads(text)["items"]]


def _features(text: str) -> Entries:
    features = json.loads(text)["features"]
    return [(one["properties"]["opening"], json.dumps(one)) for one in features]


def _rows(text: str) -> Entries:
    return [(row[0], "\t".join(row)) for row in csv.reader(io.StringIO(text))]


READERS: Mapping[str, Callable[[str], Entries]] = {
    ".ics": _events,
    ".atom.xml": _atom,
    ".feed.json": _items,
    ".geojson": _features,
    ".csv": _rows,
}


def others(name: str, data: bytes | None, records: frozenset[str]) -> list[tuple[str, str]]:
    """Return the entries that are about other records, in their order.

    An ending that isn't known raises StopIteration: such a file must not change at all.
    """
    read = next(reader for ending, reader in READERS.items() if name.endswith(ending))
    return [entry for entry in read((data or b"").decode()) if entry[0] not in records]
