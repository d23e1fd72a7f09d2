"""The site that passed its checks, and what belongs beside it. Any other is refused."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

import msgspec

from scripts.checked import Checked, combined, snapshot_digest
from scripts.deploy.gone import read_gone
from scripts.errors import DeployError
from scripts.snapshot import Manifest, read_snapshot
from scripts.workspace import Workspace

Value = TypeVar("Value")

SITE = "site/"
SNAPSHOT = "snapshot/"
SHOWN = "shown.json"
"""Which files rest on which consent."""
NEXT_CHANGE = "next-change.json"
"""When time alone makes a page untrue; a scheduler asks for it."""


@dataclass(frozen=True, kw_only=True)
class PassedSite:
    """A site whose digest is the one that its checks wrote down."""

    files: Mapping[str, Path]
    """The public files below site/ and those of its snapshot below snapshot/."""
    digests: Mapping[str, str]
    """The SHA-256 of each of them."""
    checked: Checked
    manifest: Manifest
    gone: frozenset[str]
    """The addresses that the build says are withdrawn."""
    about: Mapping[str, bytes]
    """What the build wrote about it."""

    @property
    def public(self) -> frozenset[str]:
        """The paths of the public files below the public root."""
        return frozenset(path.removeprefix(SITE) for path in self.files if path.startswith(SITE))

    @property
    def beside(self) -> str:
        """The digest of all that goes beside the public files."""
        about = {name: hashlib.sha256(data).hexdigest() for name, data in self.about.items()}
        data = {path: digest for path, digest in self.digests.items() if path.startswith(SNAPSHOT)}
        return combined({**about, **data})


def passed_site(places: Workspace) -> PassedSite:
    """Read output/ and what the build wrote about it.

    Raises DeployError where the site never passed, was changed since, or isn't made from the
    snapshot that is in content/data; SnapshotError where that one is damaged.
    """
    checked = _checked(places)
    contents = _digests(_public_files(places.output))
    if (combined(contents), len(contents)) != (checked.sha256, checked.files):
        raise DeployError(
            f"{places.output}：和通过检查的网站不一样（检查之后有改动），不能部署；"
            "请重新运行 python -m scripts build"
        )
    if snapshot_digest(places.data) != checked.origin.snapshot:
        raise DeployError(
            f"{places.data}：网站不是用现在的数据建的，不能部署；请重新运行 python -m scripts build"
        )
    manifest = read_snapshot(places.data).manifest
    data = _files_below(places.data)
    return PassedSite(
        files={**_below(SITE, _public_files(places.output)), **_below(SNAPSHOT, data)},
        digests={**_below(SITE, contents), **_below(SNAPSHOT, _digests(data))},
        checked=checked,
        manifest=manifest,
        gone=_gone(places.build / "gone.map"),
        about=_about(places),
    )


def _below(folder: str, found: Mapping[str, Value]) -> dict[str, Value]:
    return {f"{folder}{path}": value for path, value in found.items()}


def _checked(places: Workspace) -> Checked:
    file = places.build / "checked.json"
    try:
        return msgspec.json.decode(file.read_bytes(), type=Checked)
    except (FileNotFoundError, msgspec.DecodeError):
        raise DeployError(
            f"{file}：没有通过检查的记录，不能部署；请先运行 python -m scripts build"
        ) from None


def _public_files(root: Path) -> dict[str, Path]:
    """Return the public files. Raises DeployError for what must not be published."""
    for path in root.rglob("*"):
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise DeployError(f"{path}：不是普通文件（是链接或别的），不能部署；请去掉它")
        if not path.name.isprintable() or "\\" in path.name:
            raise DeployError(f"{path!a}：文件名里有控制字符或反斜线，不能部署；请改名")
    return _files_below(root)


def _files_below(root: Path) -> dict[str, Path]:
    return {
        path.relative_to(root).as_posix(): path
        for path in sorted(root.rglob("*"))
        if path.is_file()
    }


def _digests(files: Mapping[str, Path]) -> dict[str, str]:
    return {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}


def _gone(file: Path) -> frozenset[str]:
    if not file.exists():
        return frozenset()
    return read_gone(str(file), file.read_text(encoding="utf-8"))


def _about(places: Workspace) -> dict[str, bytes]:
    notes = {name: places.build / name for name in (SHOWN, NEXT_CHANGE)}
    found = {name: path.read_bytes() for name, path in notes.items() if path.exists()}
    return {SHOWN: b"{}\n", **found}
