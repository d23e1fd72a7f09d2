"""The blocks in which picture files keep what isn't pixels, each with a mark to look for."""

import io
import struct
import zlib

from PIL import Image, ImageCms
from PIL.TiffImagePlugin import IFDRational

GPS_IFD, EXIF_IFD, ORIENTATION = 0x8825, 0x8769, 0x0112
PLACE = b"".join(struct.pack(">II", *part) for part in ((25, 1), (46, 1), (1234567, 100000)))
"""A latitude as EXIF stores it: degrees, minutes, seconds."""


def mark(where: str) -> str:
    """Return the words that must not come out again."""
    return f"LEAK-{where}-K7Q2"


def exif(orientation: int = 1, *, thumbnail: bool = False) -> bytes:
    """Return EXIF as a telephone writes it: owner, camera, place, maker's note."""
    told = Image.Exif()
    told[ORIENTATION] = orientation
    told[0x010E], told[0x013B], told[0x8298] = mark("title"), mark("artist"), mark("rights")
    told.get_ifd(EXIF_IFD).update(
        {
            0x927C: b"Apple iOS\x00\x00\x01MM" + mark("maker").encode(),
            0x9286: b"ASCII\0\0\0" + mark("comment").encode(),
            0xA431: mark("serial"),
        }
    )
    degrees = (IFDRational(25), IFDRational(46), IFDRational(1234567, 100000))
    told.get_ifd(GPS_IFD).update({1: "N", 2: degrees, 0x1C: mark("area").encode()})
    packed = told.tobytes()
    return with_thumbnail(packed) if thumbnail else packed


def with_thumbnail(packed: bytes) -> bytes:
    """Hang a thumbnail of what was cut off behind EXIF's first directory."""
    tiff = packed.removeprefix(b"Exif\0\0")
    order = "<" if tiff[:2] == b"II" else ">"
    (first,) = struct.unpack_from(f"{order}I", tiff, 4)
    (entries,) = struct.unpack_from(f"{order}H", tiff, first)
    small = io.BytesIO()
    Image.new("RGB", (32, 24), "red").save(small, "JPEG", comment=mark("thumbnail").encode())
    directory = len(tiff) + len(tiff) % 2
    at = directory + 2 + 3 * 12 + 4
    tags = ((0x0103, 3, 6), (0x0201, 4, at), (0x0202, 4, len(small.getvalue())))
    second = struct.pack(f"{order}H", len(tags))
    for tag, kind, value in tags:
        form = f"{order}HHIHxx" if kind == 3 else f"{order}HHII"
        second += struct.pack(form, tag, kind, 1, value)
    second += struct.pack(f"{order}I", 0) + small.getvalue()
    link = first + 2 + entries * 12
    linked = tiff[:link] + struct.pack(f"{order}I", directory) + tiff[link + 4 :]
    return b"Exif\0\0" + linked.ljust(directory, b"\0") + second


def xmp() -> bytes:
    return (
        '<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF '
        'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/" dc:creator="{mark("xmp")}"/>'
        "</rdf:RDF></x:xmpmeta>"
    ).encode()


def icc(*, wide: bool = False) -> bytes:
    """Return a colour profile with somebody's words in it; `wide` exchanges two of its primaries.

    With exchanged primaries red is stored as green, so that ignoring the profile can be seen.
    """
    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    if wide:
        red, green = profile.index(b"rXYZ"), profile.index(b"gXYZ")
        profile[red : red + 4], profile[green : green + 4] = b"gXYZ", b"rXYZ"
    words = mark("icc").encode()
    text = b"text\0\0\0\0" + words + b"\0"
    at = len(profile)
    where = profile.index(b"cprt")
    profile[where + 4 : where + 12] = struct.pack(">II", at, len(text))
    profile += text.ljust(len(text) + -len(text) % 4, b"\0")
    profile[:4] = struct.pack(">I", len(profile))
    return bytes(profile)


def segment(marker: int, data: bytes) -> bytes:
    """Return a JPEG segment."""
    return struct.pack(">BBH", 0xFF, marker, len(data) + 2) + data


def iptc() -> bytes:
    """Return Photoshop's segment with a caption of a press agency."""
    words = mark("iptc").encode()
    record = b"\x1c\x02\x78" + struct.pack(">H", len(words)) + words
    record += b"\0" * (len(record) % 2)
    return segment(
        0xED, b"Photoshop 3.0\x008BIM\x04\x04\0\0" + struct.pack(">I", len(record)) + record
    )


def in_jpeg(jpeg: bytes, *segments: bytes) -> bytes:
    """Put segments behind the first two bytes."""
    return jpeg[:2] + b"".join(segments) + jpeg[2:]


def chunk(kind: bytes, data: bytes) -> bytes:
    """Return a PNG chunk."""
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def in_png(png: bytes, *chunks: bytes) -> bytes:
    """Put chunks behind the header."""
    return png[:33] + b"".join(chunks) + png[33:]


def png_texts() -> tuple[bytes, ...]:
    """Return every kind of text that PNG has, some of it compressed."""
    packed = zlib.compress(mark("itxt").encode())
    return (
        chunk(b"tEXt", b"Author\0" + mark("text").encode()),
        chunk(b"zTXt", b"Comment\0\0" + zlib.compress(mark("ztxt").encode())),
        chunk(b"iTXt", b"Description\0\x01\0zh\0\0" + packed),
        chunk(b"iTXt", b"XML:com.adobe.xmp\0\0\0\0\0" + xmp()),
        chunk(b"eXIf", exif().removeprefix(b"Exif\0\0")),
        chunk(b"tIME", bytes((7, 234, 3, 5, 9, 30, 0))),
        chunk(b"prVt", mark("private").encode()),
    )


def riff(kind: bytes, data: bytes) -> bytes:
    """Return a chunk of a WebP file."""
    return kind + struct.pack("<I", len(data)) + data + b"\0" * (len(data) % 2)


def webp_of(*chunks: bytes) -> bytes:
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def box(kind: bytes, data: bytes) -> bytes:
    """Return a box of an ISO media file."""
    return struct.pack(">I", len(data) + 8) + kind + data
