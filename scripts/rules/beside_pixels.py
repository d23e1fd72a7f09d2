"""What stands in a picture file beside its pixels: where, when and by whom it was taken. Pure.

A file that `pixels.clean` wrote has nothing. This reads the containers by itself, so that a fault
of the library that writes them is seen too.
"""

import re
import struct
from collections.abc import Callable, Iterator

_JPEG_KEPT = frozenset((*range(0xC0, 0xD0), 0xDA, 0xDB, 0xDD, 0xEE))
"""Frames, tables, scans, and Adobe's note of how colours are written."""
_PNG_KEPT = frozenset(
    (b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"pHYs", b"sRGB", b"gAMA", b"cHRM", b"sBIT",
     b"bKGD", b"acTL", b"fcTL", b"fdAT")
)  # fmt: skip
_WEBP_KEPT = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF"))
_JFIF_LENGTH = 14
"""Bytes of JFIF's head without a thumbnail."""
_END, _SCAN, _APP0, _APP1 = 0xD9, 0xDA, 0xE0, 0xE1
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends the bytes of a scan."""
_BROKEN = "结构损坏"


def beside_pixels(data: bytes) -> list[str]:
    """Name what a JPEG, PNG or WebP holds beside its pixels, each once; of others nothing."""
    reader = next((read for start, read in _READERS.items() if data.startswith(start)), None)
    if reader is None:
        return []
    try:
        return list(dict.fromkeys(reader(data)))
    except (struct.error, IndexError):
        return [_BROKEN]


def _jpeg(data: bytes) -> Iterator[str]:
    at = 2
    while data[at + 1] != _END:
        marker, length = struct.unpack_from(">xBH", data, at)
        body = data[at + 4 : at + 2 + length]
        plain = marker == _APP0 and body[:5] == b"JFIF\0" and len(body) == _JFIF_LENGTH
        if not plain and marker not in _JPEG_KEPT:
            yield _segment(marker, body)
        at += 2 + length
        if marker == _SCAN:
            found = _NEXT.search(data, at)
            at = found.start() if found else len(data)
    if data[at + 2 :]:
        yield "末尾之后的内容"


def _segment(marker: int, body: bytes) -> str:
    if marker == _APP1:
        return "EXIF（拍摄信息）" if body.startswith(b"Exif") else "XMP（图片信息）"
    named = {_APP0: "缩略图", 0xE2: "颜色配置", 0xED: "IPTC（新闻图片信息）", 0xFE: "注释"}
    return named.get(marker, "附加信息")


def _png(data: bytes) -> Iterator[str]:
    at, kind = 8, b""
    while kind != b"IEND":
        length, kind = struct.unpack_from(">I4s", data, at)
        at += 12 + length
        if kind not in _PNG_KEPT:
            named = {b"eXIf": "EXIF（拍摄信息）", b"iCCP": "颜色配置"}
            yield named.get(kind, "文字或附加信息")
    if data[at:]:
        yield "末尾之后的内容"


def _webp(data: bytes) -> Iterator[str]:
    (end,) = struct.unpack_from("<I", data, 4)
    at = 12
    while at < end + 8:
        kind, length = struct.unpack_from("<4sI", data, at)
        at += 8 + length + length % 2
        if kind not in _WEBP_KEPT:
            named = {b"EXIF": "EXIF（拍摄信息）", b"XMP ": "XMP（图片信息）", b"ICCP": "颜色配置"}
            yield named.get(kind, "附加信息")
    if data[end + 8 :]:
        yield "末尾之后的内容"


_READERS: dict[bytes, Callable[[bytes], Iterator[str]]] = {
    b"\xff\xd8": _jpeg, b"\x89PNG": _png, b"RIFF": _webp,
}  # fmt: skip
