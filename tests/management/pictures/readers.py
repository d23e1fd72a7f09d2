"""Reads pictures byte by byte, by nobody's library: what else stands in them than pixels."""

import re
import struct
import zlib
from collections.abc import Iterator

from tests.management.pictures.blocks import PLACE

PIXELS = {
    "jpg": {"SOI", "APP0", "DQT", "SOF", "DHT", "SOS", "EOI"},
    "png": {"IHDR", "PLTE", "tRNS", "IDAT", "IEND"},
    "webp": {"VP8 ", "VP8L", "VP8X", "ALPH"},
}
"""The blocks that a picture needs to be seen."""
_FRAMES = {0xC0, 0xC1, 0xC2}


def blocks_of(data: bytes) -> list[str]:
    """Return the kinds of a file's blocks in their order; what follows its end is 'behind'."""
    if data.startswith(b"\xff\xd8"):
        return list(_jpeg(data))
    if data.startswith(b"\x89PNG"):
        return list(_png(data))
    assert data[:4] == b"RIFF", data[:12]
    return list(_webp(data))


def _jpeg(data: bytes) -> Iterator[str]:
    yield "SOI"
    at = 2
    while at < len(data):
        assert data[at] == 0xFF, at
        marker = data[at + 1]
        if marker == 0xD9:
            yield "EOI"
            if data[at + 2 :]:
                yield "behind"
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        yield _jpeg_name(marker, data[at + 4 : at + 2 + length])
        at += 2 + length
        if marker == 0xDA:
            found = re.compile(rb"\xff[^\x00\xd0-\xd7]").search(data, at)
            assert found, "no end"
            at = found.start()


def _jpeg_name(marker: int, body: bytes) -> str:
    if marker == 0xE0:
        return "APP0" if body[:5] == b"JFIF\0" and len(body) == 14 else "thumbnail"
    named = {0xDB: "DQT", 0xC4: "DHT", 0xDA: "SOS", 0xFE: "comment"}
    return "SOF" if marker in _FRAMES else named.get(marker, f"{marker:02x}")


def _png(data: bytes) -> Iterator[str]:
    at = 8
    while at < len(data):
        (length,) = struct.unpack_from(">I", data, at)
        kind = data[at + 4 : at + 8].decode()
        yield kind
        at += 12 + length
        if kind == "IEND":
            break
    if data[at:]:
        yield "behind"


def _webp(data: bytes) -> Iterator[str]:
    (length,) = struct.unpack_from("<I", data, 4)
    at = 12
    while at < 8 + length:
        (size,) = struct.unpack_from("<I", data, at + 4)
        yield data[at : at + 4].decode()
        at += 8 + size + size % 2
    if data[at:]:
        yield "behind"


def told_by(data: bytes) -> list[str]:
    """Return the marks and places that stand in any bytes, packed or not."""
    whole = data + b"".join(_unpacked(data))
    found = {mark.decode() for mark in re.findall(rb"LEAK-[a-z0-9]+-K7Q2", whole)}
    return sorted(found | ({"place"} if PLACE in whole else set()))


def _unpacked(data: bytes) -> Iterator[bytes]:
    """Yield whatever unpacks, from wherever a zlib or gzip stream may begin."""
    for found in re.finditer(rb"\x78[\x01\x5e\x9c\xda]|\x1f\x8b\x08", data):
        try:
            yield zlib.decompressobj(47).decompress(data[found.start() :], 50_000_000)
        except zlib.error:
            continue
