"""One archive: what the live release doesn't have yet, with a digest for every file."""

import gzip
import hashlib
import io
import tarfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import IO

from scripts.deploy.passed import SITE, PassedSite
from scripts.errors import DeployError

_TEXT = {
    ".html", ".css", ".js", ".mjs", ".json", ".geojson", ".xml", ".svg", ".txt", ".ics", ".csv",
    ".webmanifest",
}  # fmt: skip
_WORTH_IT = 512
"""Smaller files fit into one packet anyway, in bytes."""
SUMS = "SHA256SUMS"


@dataclass(frozen=True, kw_only=True)
class Upload:
    """What to send, what to share with the live release, and what of that one to leave out.

    Paths begin with site/ or snapshot/.
    """

    site: PassedSite
    shared: Mapping[str, str]
    """Digests of the live release's files that are the same in this one, compressed ones too."""
    stale: tuple[str, ...]
    """The live release's other files."""
    beside: Mapping[str, bytes]


@dataclass
class _Archive:
    tar: tarfile.TarFile
    sums: dict[str, str] = field(default_factory=dict)

    def add(self, name: str, data: bytes, mtime: int = 0) -> None:
        self.sums[name] = hashlib.sha256(data).hexdigest()
        self.put(name, data, mtime)

    def put(self, name: str, data: bytes, mtime: int) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mtime, member.mode = len(data), mtime, 0o644
        self.tar.addfile(member, io.BytesIO(data))


def plan(site: PassedSite, live: Mapping[str, str], beside: Mapping[str, bytes]) -> Upload:
    """Compare a site with the live release, given the digests of its files by path."""
    same = {path for path, digest in site.digests.items() if live.get(path) == digest}
    kept = {*same, *(f"{path}.gz" for path in same if f"{path}.gz" not in site.digests)}
    shared = {path: digest for path, digest in live.items() if path in kept}
    stale = tuple(sorted(set(live) - set(shared)))
    return Upload(site=site, shared=shared, stale=stale, beside=beside)


def write_archive(upload: Upload, stdin: IO[bytes]) -> int:
    """Write the archive and return how many files its sums name.

    Raises DeployError where a file has changed since it was looked at.
    """
    with tarfile.open(fileobj=stdin, mode="w|", format=tarfile.GNU_FORMAT) as tar:
        archive = _Archive(tar=tar)
        for path in sorted(set(upload.site.digests) - set(upload.shared)):
            _add_file(archive, upload.site, path)
        for name, data in sorted(upload.beside.items()):
            archive.add(name, data)
        archive.sums |= upload.shared
        archive.put(SUMS, _sums(archive.sums), 0)
    return len(archive.sums)


def _add_file(archive: _Archive, site: PassedSite, path: str) -> None:
    file = site.files[path]
    data, mtime = file.read_bytes(), int(file.stat().st_mtime)
    archive.add(path, data, mtime)
    if archive.sums[path] != site.digests[path]:
        raise DeployError(f"{file}：上传时被改动了；请重新构建再部署")
    if packed := _packed(path, data):
        archive.add(f"{path}.gz", packed, mtime)


def _packed(path: str, data: bytes) -> bytes | None:
    """Compress a text for nginx's gzip_static; nothing where that saves nothing."""
    is_public = path.startswith(SITE)
    if not is_public or PurePosixPath(path).suffix not in _TEXT or len(data) < _WORTH_IT:
        return None
    packed = gzip.compress(data, mtime=0)
    return packed if len(packed) < len(data) else None


def _sums(sums: Mapping[str, str]) -> bytes:
    return "".join(f"{digest}  {path}\n" for path, digest in sorted(sums.items())).encode()


def read_sums(data: bytes, folders: tuple[str, ...]) -> dict[str, str]:
    """Return the digests of a release's files below some folders, from its SHA256SUMS."""
    pairs = (line.split("  ", 1) for line in data.decode().splitlines())
    return {path: digest for digest, path in pairs if path.startswith(folders)}
