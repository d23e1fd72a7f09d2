"""A backup as one file: a gzipped tar with the database, the pictures and a list of hashes."""

import gzip
import hashlib
import re
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import IO

import msgspec

from scripts.errors import PortalError

DATABASE, LISTING = "management.sqlite3", "backup.json"
FORMAT = 1
_MEDIA = re.compile(r"media/(?!.*(?:^|/)\.\.?(?:/|$))[^\0]+")
_BLOCK = 1 << 20
_UNREADABLE = (tarfile.TarError, zlib.error, EOFError, OSError, msgspec.DecodeError, KeyError)


class Contents(msgspec.Struct, frozen=True, kw_only=True):
    """backup.json: what the archive holds, and what the database's form is."""

    format: int
    made_at: str
    migrations: tuple[str, ...]
    files: dict[str, str]
    """Name in the archive → SHA-256."""


def pack(target: Path, database: Path, media: Path, made_at: str, forms: tuple[str, ...]) -> None:
    """Write an archive for the owner's eyes only; `target` must not exist yet."""
    files = {DATABASE: database, **{f"media/{name}": path for name, path in _walk(media)}}
    contents = Contents(
        format=FORMAT,
        made_at=made_at,
        migrations=forms,
        files={name: _hash(path) for name, path in files.items()},
    )
    target.touch(mode=0o600)
    with tarfile.open(target, "w:gz") as tar:
        encoded = msgspec.json.format(msgspec.json.encode(contents))
        info = tarfile.TarInfo(LISTING)
        info.size = len(encoded)
        tar.addfile(info, BytesIO(encoded))
        for name, path in files.items():
            tar.add(path, name, recursive=False)


def _walk(media: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(media.rglob("*")):
        if path.is_file() and not path.is_symlink():
            yield path.relative_to(media).as_posix(), path


def _hash(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def unpack(source: Path, target: Path) -> Contents:
    """Write an archive's files below `target` and verify each one.

    Raises PortalError where it is damaged, incomplete, or no backup of this system.
    """
    try:
        with _opened(source) as tar:
            contents = _listing(source, tar)
            found = {name: _extract(tar, name, target) for name in contents.files}
    except _UNREADABLE as error:
        raise _damaged(source, _reason(error)) from None
    for name, digest in contents.files.items():
        if found[name] != digest:
            raise _damaged(source, f"{name} 的内容与记录不符")
    return contents


def _reason(error: Exception) -> str:
    """Say in Chinese what the libraries say in English."""
    if isinstance(error, KeyError):
        return "缺少应有的文件"
    if isinstance(error, msgspec.DecodeError):
        return f"{LISTING} 读不懂"
    if isinstance(error, OSError) and not isinstance(error, gzip.BadGzipFile):
        return "文件读不了，或磁盘写不下"
    return "文件被截断、改动过，或者不是压缩包"


def _damaged(source: Path, why: str) -> PortalError:
    return PortalError(f"{source}：备份文件已损坏或不完整（{why}）；请换一份备份，现有数据没有改动")


@contextmanager
def _opened(source: Path) -> Iterator[tarfile.TarFile]:
    if not source.is_file():
        raise PortalError(f"{source}：没有这个文件；请写备份文件的位置")
    with tarfile.open(source, "r:gz") as tar:
        yield tar


def _listing(source: Path, tar: tarfile.TarFile) -> Contents:
    contents = msgspec.json.decode(_member(tar, LISTING).read(), type=Contents)
    if contents.format > FORMAT:
        raise PortalError(f"{source}：由更新的程序备份，请先更新本程序再恢复")
    if DATABASE not in contents.files:
        raise _damaged(source, "没有数据库")
    for name in contents.files:
        if name != DATABASE and not _MEDIA.fullmatch(name):
            raise PortalError(f"{source}：里面有不该有的文件 {name}，不像本系统的备份；没有恢复")
    return contents


def _member(tar: tarfile.TarFile, name: str) -> IO[bytes]:
    file = tar.extractfile(name)
    if file is None:
        raise KeyError(name)
    return file


def _extract(tar: tarfile.TarFile, name: str, target: Path) -> str:
    path = target / name
    path.parent.mkdir(parents=True, exist_ok=True)
    digest = hashlib.sha256()
    with path.open("wb") as out, _member(tar, name) as file:
        while block := file.read(_BLOCK):
            digest.update(block)
            out.write(block)
    return digest.hexdigest()
