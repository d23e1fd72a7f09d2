"""The pictures that came with records: shown where all the people in them consent."""

import datetime as dt
import shutil
from pathlib import Path

from plugins.listings.indexes import Indexes
from plugins.pages import urls
from plugins.pages.portal import Portal
from plugins.pages.views import Picture
from scripts.errors import SnapshotError
from scripts.records.picture import Picture as RecordPicture
from scripts.rules.naming import shown_name
from scripts.snapshot import MEDIA_FOLDER


def first_picture(pictures: tuple[RecordPicture, ...], indexes: Indexes) -> Picture | None:
    """Return a record's first picture that is at hand, and note that it is published."""
    found = next((picture for picture in pictures if picture.file), None)
    if found is None or found.file is None:
        return None
    indexes.portal.pictures.add(urls.media(found.file))
    return Picture(
        url=urls.media(found.file),
        alt=found.alt,
        credit=_credit(found, indexes.portal.today),
        width=found.width,
        height=found.height,
    )


def _credit(picture: RecordPicture, on: dt.date) -> str | None:
    """Return who took a picture, named or masked, and where it is from."""
    taken_by = f"摄影：{shown_name(picture.taken_by, on)}" if picture.taken_by else None
    return "　".join(filter(None, (taken_by, picture.credit))) or None


def publish_pictures(portal: Portal, output: Path) -> None:
    """Copy the pictures that pages show from content/data, no others."""
    for address in sorted(portal.pictures):
        name = address.removeprefix(urls.media(""))
        if name != address:
            source = portal.places.data / MEDIA_FOLDER / name
            if not source.is_file():
                raise SnapshotError(
                    f"{source}：没有这张图片，请重新运行 python -m scripts pull --full"
                )
            (output / "media").mkdir(exist_ok=True)
            shutil.copyfile(source, output / "media" / name)
