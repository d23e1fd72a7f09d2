"""The pictures of published records: fetched once, proved, cleaned, kept beside the records."""

import datetime as dt
import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import msgspec

from scripts.errors import PortalError
from scripts.pull.transport import Transport
from scripts.records import Record
from scripts.records.gone import MEDIA, Gone
from scripts.records.picture import Picture
from scripts.rules.pixels import clean, size
from scripts.snapshot import Snapshot

LARGEST_PICTURE = 12 * 1024 * 1024
"""In bytes, as it comes."""


@dataclass(kw_only=True)
class Gallery:
    """The pictures of a snapshot; `kept` is where the last pull left its own."""

    transport: Transport
    kept: Path
    work: Path
    """For pictures that are new, until the snapshot is put in place."""
    say: Callable[[str], None]
    files: dict[str, Path] = field(default_factory=dict)
    """Name → where it lies, of all that the snapshot shows."""

    def hang(self, snapshot: Snapshot) -> Snapshot:
        """Return the snapshot with every picture's file; one that can't be had has none."""
        records = {
            name: {key: self._record(record) for key, record in rows.items()}
            for name, rows in snapshot.records.items()
        }
        return replace(snapshot, records=records)

    def _record(self, record: Record) -> Record:
        pictures: tuple[Picture, ...] = getattr(record, "pictures", ())
        found = tuple(self._picture(picture, record) for picture in pictures)
        changes: dict[str, Any] = {} if found == pictures else {"pictures": found}
        return msgspec.structs.replace(record, **changes) if changes else record

    def _picture(self, picture: Picture, record: Record) -> Picture:
        path = self._at_hand(picture.sha256) or self._fetched(picture, record)
        if path is None:
            return msgspec.structs.replace(picture, file=None)
        self.files[path.name] = path
        width, height = size(path.read_bytes())
        return msgspec.structs.replace(picture, file=path.name, width=width, height=height)

    def _at_hand(self, digest: str) -> Path | None:
        folders = (self.work, self.kept)
        return next((path for folder in folders for path in folder.glob(f"{digest}.*")), None)

    def _fetched(self, picture: Picture, record: Record) -> Path | None:
        try:
            data = self.transport.file(picture.path, LARGEST_PICTURE)
            cleaned = clean(_proved(data, picture))
        except (PortalError, ValueError) as error:
            self.say(f"{record.LABEL} {record.id} 的图片 {picture.path} 没有取用：{error}")
            return None
        self.work.mkdir(parents=True, exist_ok=True)
        path = self.work / f"{picture.sha256}.{cleaned.ending}"
        path.write_bytes(cleaned.data)
        return path


def _proved(data: bytes, picture: Picture) -> bytes:
    if hashlib.sha256(data).hexdigest() != picture.sha256:
        raise ValueError("内容与记录里的摘要（sha256）不符")
    return data


def with_gone_pictures(
    snapshot: Snapshot, files: Mapping[str, Path], before: Mapping[str, dt.date]
) -> Snapshot:
    """Return the snapshot with the pictures that were public and are not any more on its list."""
    gone = (
        Gone(collection=MEDIA, id=name, date=day)
        for name, day in before.items()
        if name not in files
    )
    ordered = sorted((*snapshot.gone, *gone), key=lambda entry: (entry.collection, entry.id))
    return replace(snapshot, gone=tuple(ordered))
