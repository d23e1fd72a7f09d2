"""The pictures that published Markdown shows: they lie below content/images.

A photograph knows where and when it was taken, and sometimes by whom; none of that
goes out: only pixels do.
"""

import hashlib
import shutil
from pathlib import Path

from plugins.pages.portal import Portal
from scripts.errors import BuildError
from scripts.rules.pixels import EDITION, clean

_PHOTOGRAPHS = {".jpg": "jpg", ".jpeg": "jpg", ".png": "png", ".webp": "webp"}
"""The only endings that are published: what else there is can't be written anew."""


def publish_pictures(portal: Portal, output: Path) -> None:
    """Copy them into a site; a draft's stay unseen.

    Raises BuildError naming a file that is no photograph, or another kind than its name says.
    """
    for address in sorted(portal.pictures):
        if not address.startswith("/images/"):
            continue  # it came with a record
        source = portal.places.content / address.removeprefix("/")
        target = output / address.removeprefix("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(_cleaned(source, portal.places.build / "pictures"), target)


def _cleaned(source: Path, cache: Path) -> Path:
    """Return a file with the picture written anew; one that was cleaned before is taken."""
    if source.suffix not in _PHOTOGRAPHS:
        raise BuildError(
            f"{source}：只能发布 .jpg、.jpeg、.png 和 .webp 图片；请另存为 JPEG 或 PNG"
        )
    data = source.read_bytes()
    name = f"{EDITION}-{hashlib.sha256(data).hexdigest()}"
    kept = cache / f"{name}.{_PHOTOGRAPHS[source.suffix]}"
    if kept.is_file():
        return kept
    try:
        picture = clean(data)
    except ValueError as error:
        raise BuildError(f"{source}：{error}；请换一个文件") from None
    if f".{picture.ending}" != kept.suffix:
        raise BuildError(
            f"{source}：其实是 {picture.ending} 图片，请把文件名改成以 .{picture.ending} 结尾"
        )
    cache.mkdir(parents=True, exist_ok=True)
    fresh = kept.with_suffix(".new")
    fresh.write_bytes(picture.data)
    return fresh.replace(kept)
