"""An uploaded file becomes a picture, or a refusal that says what it is and what to do."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.core.files import uploadedfile

from scripts.management.pictures.decoding import SECONDS, DecodingError, decoded
from scripts.management.pictures.files import Stored, keep
from scripts.rules.picture_kinds import is_what, kind_of

if TYPE_CHECKING:  # Django's classes take type arguments in its stubs only
    UploadedFile = uploadedfile.UploadedFile[Any]
else:
    UploadedFile = uploadedfile.UploadedFile

LARGEST = 12 * 1024 * 1024
"""In bytes, as it comes; the pull takes no more either."""
LEAST_SIDE = 200
"""Pixels of the shorter side: less is a thumbnail or a logo."""
ACCEPT = ".jpg,.jpeg,.png,.webp,.heic,.heif,image/jpeg,image/png,image/webp,image/heic,image/heif"
EXPECTED = "应为 JPEG、PNG、WebP 或 HEIC 照片，不超过 12 MB 和 5000 万像素，短边至少 200 像素"
_TAKEN = ("JPEG", "PNG", "WEBP", "HEIF")
_SAVE_AS = "请用看图软件打开它，另存为 JPEG 或 PNG，再重新选择"
_ADVICE = {
    **dict.fromkeys(("GIF", "SVG", "TIFF", "BMP", "PSD", "AVIF"), _SAVE_AS),
    **dict.fromkeys(("PDF", "archive", "office"), "请把里面的图片单独存成 JPEG，再重新选择"),
    "film": "请从视频里截一张图，存成 JPEG，再重新选择",
}
_RESULT = "taken"
"""The attribute of an upload that holds what became of it."""
_LOOK = "请先打开看看是不是照片，再重新选择"
_FAULTS = {
    "pixels": ("像素太多", "请用看图软件缩小到长边 2560 像素左右，再重新选择"),
    "broken": ("文件不完整或已损坏", "请从手机或相机里重新取一次，再重新选择"),
    "slow": (f"处理了 {SECONDS} 秒还没有完，文件不正常", _SAVE_AS),
}


class RefusedError(ValueError):
    """Why a file isn't taken: what it is, what was expected and what to do, in Chinese."""

    def __init__(self, what: str, advice: str) -> None:
        super().__init__(f"{what}；{EXPECTED}；{advice}")


@dataclass(frozen=True, kw_only=True)
class Taken:
    """What became of an upload: a picture, or why there is none."""

    name: str
    """Of the file, as it came."""
    stored: Stored | None = None
    refusal: str = ""


def take_all(files: Iterable[UploadedFile]) -> None:
    """Decode uploads, before a form looks at them: it finds the result on each file."""
    for file in files:
        setattr(file, _RESULT, _taken(file))


def taken_of(file: UploadedFile) -> Taken:
    """Return what became of an upload; one that nobody decoded yet is decoded now."""
    if not hasattr(file, _RESULT):
        take_all([file])
    found: Taken = getattr(file, _RESULT)
    return found


def _taken(file: UploadedFile) -> Taken:
    name = file.name or "没有名字的文件"
    try:
        return Taken(name=name, stored=take(_content(file)))
    except RefusedError as refused:
        return Taken(name=name, refusal=str(refused))


def _content(file: UploadedFile) -> bytes:
    size = file.size or 0
    if size > LARGEST or not getattr(file, "is_whole", True):
        what = f"有 {size / 1024 / 1024:.1f} MB，一次上传的太大"
        raise RefusedError(what, "请用看图软件缩小到长边 2560 像素左右，或分几次上传")
    file.seek(0)
    return bytes(file.read())


def take(data: bytes) -> Stored:
    """Keep a picture as an upload, written anew. Raises RefusedError."""
    kind = kind_of(data)
    if kind not in _TAKEN:
        raise RefusedError(f"这{is_what(kind)}", _ADVICE.get(kind, _LOOK))
    try:
        picture = decoded(data)
    except DecodingError as error:
        what, advice = _FAULTS[error.fault]
        raise RefusedError(f"这{is_what(kind)}，{what}", advice) from None
    if min(picture.width, picture.height) < LEAST_SIDE:
        what = f"只有 {picture.width}×{picture.height} 像素，放大了看不清"
        raise RefusedError(what, "请选原图，不用缩略图、标志或截下来的一小块")
    return keep(picture)
