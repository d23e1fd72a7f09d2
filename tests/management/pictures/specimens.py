"""Pictures as people send them, and what isn't one; made here, so that every byte is known."""

import io
import struct
import zlib
from collections.abc import Callable
from functools import cache
from typing import Any

import pillow_heif
from PIL import Image

from tests.management.pictures import blocks
from tests.management.pictures.blocks import mark

WIDTH, HEIGHT = 320, 240
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM, 5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE, 8: Image.Transpose.ROTATE_270,
}  # fmt: skip
"""How a camera held that way stores what is upright."""


@cache
def scene(mode: str = "RGB") -> Image.Image:
    """Return an upright picture whose four corners differ."""
    picture = Image.new("RGB", (WIDTH, HEIGHT), "white")
    half = (WIDTH // 2, HEIGHT // 2)
    picture.paste("#C00000", (0, 0, *half))
    picture.paste("#008000", (half[0], 0, WIDTH, half[1]))
    picture.paste("#0000C0", (0, half[1], half[0], HEIGHT))
    return picture.convert(mode)


def saved(picture: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def turned(orientation: int) -> Image.Image:
    """Return the scene as it is stored under an orientation."""
    return scene().transpose(TURNS[orientation]) if orientation in TURNS else scene()


def jpeg(orientation: int = 1, **options: Any) -> bytes:
    picture = turned(orientation)
    return saved(picture, "JPEG", quality=95, exif=blocks.exif(orientation), **options)


@cache
def told_jpeg() -> bytes:
    """Return a JPEG that tells in every way a JPEG can."""
    plain = saved(
        scene(), "JPEG", quality=95, exif=blocks.exif(thumbnail=True), icc_profile=blocks.icc(),
        comment=mark("com").encode(),
    )  # fmt: skip
    adobe = blocks.segment(0xE1, b"http://ns.adobe.com/xap/1.0/\0" + blocks.xmp())
    private = blocks.segment(0xE7, mark("app7").encode())
    return blocks.in_jpeg(plain, adobe, blocks.iptc(), private) + mark("trailer").encode()


def multi_picture() -> bytes:
    """Return what a telephone with two lenses writes: one JPEG behind the other (MPO)."""
    second = Image.new("RGB", (WIDTH, HEIGHT), "gray")
    second.encoderinfo = {"exif": blocks.exif(), "comment": mark("second").encode()}
    return saved(scene(), "MPO", save_all=True, append_images=[second], exif=blocks.exif(6))


def motion_photo() -> bytes:
    """Return a JPEG with a film behind it."""
    film = blocks.box(b"ftyp", b"mp42\0\0\0\0") + blocks.box(b"mdat", mark("film").encode() * 50)
    return jpeg() + film


def told_png() -> bytes:
    plain = saved(scene(), "PNG", icc_profile=blocks.icc())
    return blocks.in_png(plain, *blocks.png_texts()) + mark("trailer").encode()


def moving(kind: str) -> bytes:
    """Return an animation whose first frame is the scene."""
    second = Image.new("RGB", (WIDTH, HEIGHT), "black")
    return saved(scene(), kind, save_all=True, append_images=[second], duration=200)


def told_webp() -> bytes:
    """Return a WebP with EXIF, XMP, a profile and a chunk that nobody knows."""
    more = {"exif": blocks.exif(6), "xmp": blocks.xmp(), "icc_profile": blocks.icc()}
    made = saved(turned(6), "WEBP", lossless=True, **more)
    return blocks.webp_of(made[12:], blocks.riff(b"VZ1 ", mark("chunk").encode()))


@cache
def heic(orientation: int = 6) -> bytes:
    """Return what an iPhone sends: turned, with a place."""
    out = io.BytesIO()
    picture = pillow_heif.from_pillow(turned(orientation))
    picture.save(out, quality=95, exif=blocks.exif(orientation), xmp=blocks.xmp())
    return out.getvalue() + blocks.box(b"free", mark("free").encode())


def animal(mode: str) -> bytes:
    """Return the scene in another form of colour."""
    if mode == "CMYK":
        return saved(scene("CMYK"), "JPEG", quality=95)
    if mode == "wide":
        return saved(scene(), "JPEG", quality=95, icc_profile=blocks.icc(wide=True))
    if mode == "I;16":
        deep = scene("L").convert("I").point(lambda value: value * 257)
        return saved(deep.convert("I;16"), "PNG")
    if mode == "P":
        clear = scene().quantize(8)
        clear.info["transparency"] = clear.getpixel((WIDTH - 1, HEIGHT - 1))
        return saved(clear, "PNG", transparency=clear.info["transparency"])
    return saved(scene(mode), "PNG")


def png_of(width: int, height: int, rows: bytes) -> bytes:
    """Return a PNG of one bit a pixel with a header that may promise more than there is."""
    header = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    signature = b"\x89PNG\r\n\x1a\n"
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return signature + b"".join(blocks.chunk(kind, data) for kind, data in chunks)


def webp_bomb() -> bytes:
    """Return a lossless WebP of 16383 × 16383 pixels in some twenty bytes: one colour."""
    bits, length = 0, 0
    for value, width in ((16382, 14), (16382, 14), (0, 1), (0, 3), (0, 3), *((1, 4),) * 5):
        bits |= value << length
        length += width
    return blocks.webp_of(blocks.riff(b"VP8L", b"\x2f" + bits.to_bytes(length // 8 + 4, "little")))


def heic_bomb() -> bytes:
    """Return a HEIC whose boxes promise 30000 × 30000 pixels."""
    small = struct.pack(">II", WIDTH, HEIGHT)
    large = struct.pack(">II", 30000, 30000)
    return heic(1).replace(b"ispe\0\0\0\0" + small, b"ispe\0\0\0\0" + large)


def jpeg_bomb() -> bytes:
    """Return a JPEG whose header promises 65000 × 65000 pixels."""
    plain = saved(scene(), "JPEG")
    at = plain.index(b"\xff\xc0") + 5
    return plain[:at] + struct.pack(">HH", 65000, 65000) + plain[at + 4 :]


@cache
def slow_jpeg(scans: int = 20_000) -> bytes:
    """Return a progressive JPEG that goes over its pixels again and again: minutes of work."""
    plain = saved(Image.new("L", (6000, 6000)), "JPEG", progressive=True)
    first = plain.rindex(b"\xff\xda")
    return plain[:first] + plain[first:-2] * scans + plain[-2:]


def text_bomb() -> bytes:
    """Return a PNG with a comment that unpacks to 200 MB."""
    return blocks.in_png(
        saved(scene(), "PNG"),
        blocks.chunk(b"zTXt", b"C\0\0" + zlib.compress(bytes(200_000_000), 9)),
    )


HTML = b"<!DOCTYPE html><script>alert(1)</script>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
SCRIPTED_GIF = b"GIF89a/*" + bytes(40) + b"*/=1;alert(1)//"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"

Make = Callable[[], bytes]
GOOD: dict[str, tuple[str, Make]] = {
    **{f"turned-{n}": (f"DSC_{n}.jpg", lambda n=n: jpeg(n)) for n in range(1, 9)},  # type: ignore[misc]  # a default that binds n
    "told-jpeg": ("IMG_0001.JPG", told_jpeg),
    "multi-picture": ("MVIMG.jpg", multi_picture),
    "motion-photo": ("motion.jpg", motion_photo),
    "html-behind": ("polyglot.jpg", lambda: jpeg() + HTML),
    "told-png": ("截图.png", told_png),
    "moving-png": ("moving.png", lambda: moving("PNG")),
    "told-webp": ("a.webp", told_webp),
    "moving-webp": ("moving.webp", lambda: moving("WEBP")),
    "heic": ("IMG_0002.HEIC", heic),
    "heic-upright": ("IMG_0003.heic", lambda: heic(1)),
    "png-called-jpg": ("screen.jpg", told_png),
    "cmyk": ("print.jpg", lambda: animal("CMYK")),
    "wide-gamut": ("p3.jpg", lambda: animal("wide")),
    "gray": ("gray.png", lambda: animal("L")),
    "deep-gray": ("deep.png", lambda: animal("I;16")),
    "palette": ("palette.png", lambda: animal("P")),
    "alpha": ("alpha.png", lambda: animal("RGBA")),
}  # fmt: skip
"""What is accepted: the name it comes under, and how it is made."""

BAD: dict[str, tuple[str, Make, str]] = {
    "truncated": ("half.jpg", lambda: jpeg()[:2500], "不完整"),
    "truncated-png": ("half.png", lambda: told_png()[:1800], "不完整"),
    "truncated-heic": ("half.heic", lambda: heic()[:900], "不完整"),
    "empty": ("empty.jpg", lambda: b"", "空文件"),
    "svg": ("logo.svg", lambda: SVG, "SVG"),
    "svg-called-png": ("logo.png", lambda: b"\n <svg onload=alert(1)>", "SVG"),
    "gif": ("dance.gif", lambda: saved(scene(), "GIF", comment=mark("gif")), "GIF"),
    "gif-script": ("dance.jpg", lambda: SCRIPTED_GIF, "GIF"),
    "tiff": ("scan.tiff", lambda: saved(scene(), "TIFF"), "TIFF"),
    "bmp": ("paint.bmp", lambda: saved(scene(), "BMP"), "BMP"),
    "pdf": ("notice.pdf", lambda: PDF, "PDF"),
    "html": ("page.jpg", lambda: HTML, "网页"),
    "film": ("film.mp4", lambda: blocks.box(b"ftyp", b"mp42\0\0\0\0mp42isom"), "视频"),
    "zip": ("report.docx", lambda: b"PK\x03\x04" + bytes(60), "压缩包"),
    "unknown": ("noise.jpg", lambda: bytes(range(256)) * 8, "不认识"),
    "png-bomb": ("bomb.png", lambda: png_of(30000, 30000, bytes(3751 * 30000)), "像素"),
    "png-a-little-too-large": (
        "wall.png", lambda: png_of(10000, 5001, bytes(1251 * 5001)), "像素",
    ),
    "png-lie": ("lie.png", lambda: png_of(2**31 - 1, 2**31 - 1, b"\0"), "像素"),
    "jpeg-bomb": ("bomb.jpg", jpeg_bomb, "像素"),
    "webp-bomb": ("bomb.webp", webp_bomb, "像素"),
    "heic-bomb": ("bomb.heic", heic_bomb, "像素"),
    "text-bomb": ("text.png", text_bomb, "不完整"),
    "small": ("stamp.jpg", lambda: saved(Image.new("RGB", (800, 199)), "JPEG"), "200"),
    "heavy": ("heavy.jpg", lambda: jpeg() + bytes(12 * 1024 * 1024), "12 MB"),
}  # fmt: skip
"""What is refused: its name, how it is made, and a word of the reason."""
