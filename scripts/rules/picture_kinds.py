"""What a file is, after its first bytes and not after its name. Pure."""

import re
import struct

_SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (rb"\xff\xd8\xff", "JPEG"),
    (rb"\x89PNG\r\n\x1a\n", "PNG"),
    (rb"RIFF....WEBP", "WEBP"),
    (rb"....ftyp(?:heic|heix|hevc|hevx|heim|heis|mif1|msf1)", "HEIF"),
    (rb"....ftyp(?:avif|avis)", "AVIF"),
    (rb"....ftyp|\x1a\x45\xdf\xa3|RIFF....AVI ", "film"),
    (rb"GIF8[79]a", "GIF"),
    (rb"II\*\x00|MM\x00\*|II\+\x00|MM\x00\+", "TIFF"),
    (rb"BM", "BMP"),
    (rb"%PDF", "PDF"),
    (rb"PK\x03\x04|Rar!|7z\xbc\xaf", "archive"),
    (rb"\xd0\xcf\x11\xe0", "office"),
    (rb"8BPS", "PSD"),
)
_SVG = re.compile(rb"<svg[\s>:/]", re.IGNORECASE)
_MARKUP = re.compile(
    rb"\A(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|head|body|script|\?xml|svg|!--)", re.IGNORECASE
)
_NAMES = {
    "JPEG": "JPEG 图片", "PNG": "PNG 图片", "WEBP": "WebP 图片", "HEIF": "HEIC 照片",
    "AVIF": "AVIF 图片", "film": "视频", "GIF": "GIF 动图", "TIFF": "TIFF 图片",
    "BMP": "BMP 图片", "PDF": "PDF 文档", "archive": "压缩包，或 Word、Excel 文档",
    "office": "Word、Excel 文档", "PSD": "Photoshop 文档", "SVG": "SVG 矢量图",
    "html": "网页或文字", "empty": "空文件", "unknown": "不认识的文件",
}  # fmt: skip
ENDINGS = {"jpg": "JPEG", "jpeg": "JPEG", "png": "PNG", "webp": "WEBP"}
"""Of the pictures that a site may show, without the dot."""

MIME = {"JPEG": "image/jpeg", "PNG": "image/png", "WEBP": "image/webp"}


def kind_of(data: bytes) -> str:
    """Return JPEG, PNG, WEBP or HEIF, or what else it seems to be."""
    if not data:
        return "empty"
    for pattern, kind in _SIGNATURES:
        if re.match(pattern, data[:64], re.DOTALL):
            return kind
    if _MARKUP.match(data[:512]):
        return "SVG" if _SVG.search(data[:4096]) else "html"
    return "unknown"


def is_what(kind: str) -> str:
    """Say what a file of a kind is: 是 GIF 动图, 是空文件."""
    name = _NAMES.get(kind, kind)
    return f"是 {name}" if name[0].isascii() else f"是{name}"


def webp_size(data: bytes) -> tuple[int, int]:
    """Return what a WebP's header promises, before a decoder makes room for it; (0, 0): nothing."""
    kind, first = data[12:16], data[20:30]
    if len(first) < 10:  # noqa: PLR2004 - every header of the three is as long
        return 0, 0
    if kind == b"VP8X":
        return tuple(int.from_bytes(first[at : at + 3], "little") + 1 for at in (4, 7))  # type: ignore[return-value]  # two of them
    if kind == b"VP8L":
        (bits,) = struct.unpack_from("<I", first, 1)
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    width, height = struct.unpack_from("<HH", first, 6)
    return width & 0x3FFF, height & 0x3FFF
