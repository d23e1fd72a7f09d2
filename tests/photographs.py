"""Small pictures as cameras make them, with more in them than one sees."""

import io
from typing import Any

from PIL import Image
from PIL.PngImagePlugin import PngInfo

DESCRIPTION, ORIENTATION, ON_ITS_SIDE = 0x010E, 0x0112, 6


def photograph(
    secret: str = "25.77N 113.01E", kind: str = "JPEG", colour: str = "#0E5F54"
) -> bytes:
    """Return a picture that lies on its side and tells a secret in all the ways it can."""
    exif = Image.Exif()
    exif[DESCRIPTION], exif[ORIENTATION] = secret, ON_ITS_SIDE
    notes = PngInfo()
    notes.add_text("Comment", secret, zip=True)
    told: dict[str, dict[str, Any]] = {
        "JPEG": {"comment": secret.encode()}, "PNG": {"pnginfo": notes},
    }  # fmt: skip
    out = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(out, kind, exif=exif, **told.get(kind, {}))
    return out.getvalue()
