"""The site that passed its checks, and what belongs beside it. Any other is refused."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from scripts.checked import Checked, combined, snapshot_digest
from scripts.deploy.gone import read_gone
from scripts.errors import DeployError
from scripts.snapshot import Manifest, read_snapshot
from scripts.workspace import Workspace

SHOWN = "shown.json"
"""Which files rest on which consent."""
NEXT_CHANGE = "next-change.json"
"""When time alone makes a page untrue; a scheduler asks for it."""


@dataclass(frozen=True, kw_only=True)
class PassedSite:
    """A site whose digest is the one that its checks wrote down."""

    root: Path
    contents: Mapping[str, str]
    """The SHA-256 of each file by its path."""
    checked: Checked
    manifest: Manifest
    gone: frozenset[str]
    """The addresses that the build says are withdrawn."""
    beside: Mapping[str, bytes]
    """Files that go beside the site: the snapshot, and what the build wrote about it."""

    @property
    def notes(self) -> str:
        """The digest of what goes beside the site; that of the snapshot is in its manifest."""
        return combined(
            {name: hashlib.sha256(data).hexdigest() for name, data in self.beside.items()}
        )


def passed_site(places: Workspace) -> PassedSite:
    """Read output/ and what the build wrote about it.

    Raises DeployError where the site never passed, was changed since, or isn't made from the
    snapshot that is in content/data; SnapshotError where that one is damaged.
    """
    checked = _checked(places)
    contents = _contents(places.output)
    if (combined(contents), len(contents)) != (checked.sha256, checked.files):
        raise DeployError(
            f"{places.output}：和通过检查的网站不一样（检查之后有改动），不能部署；"
            "请重新运行 python -m scripts build"
        )
    if snapshot_digest(places.data) != checked.origin.snapshot:
        raise DeployError(
            f"{places.data}：网站不是用现在的数据建的，不能部署；请重新运行 python -m scripts build"
        )
    return PassedSite(
        root=places.output,
        contents=contents,
        checked=checked,
        manifest=read_snapshot(places.data).manifest,
        gone=_gone(places.build / "gone.map"),
        beside=_beside(places),
    )


def _checked(places: Workspace) -> Checked:
    file = places.build / "checked.json"
    try:
        return msgspec.json.decode(file.read_bytes(), type=Checked)
    except (FileNotFoundError, msgspec.DecodeError):
        raise DeployError(
            f"{file}：没有通过检查的记录，不能部署；请先运行 python -m scripts build"
        ) from None


def _contents(root: Path) -> dict[str, str]:
    """Return the digest of every file. Raises DeployError for what must not be published."""
    found = {}
    for path in sorted(root.rglob("*")):
        name = path.relative_to(root).as_posix()
        if path.is_symlink() or not (path.is_file() or path.is_dir()):
            raise DeployError(f"{path}：不是普通文件（是链接或别的），不能部署；请去掉它")
        if not name.isprintable() or "\\" in name:
            raise DeployError(f"{path!a}：文件名里有控制字符或反斜线，不能部署；请改名")
        if path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
    return found


def _gone(file: Path) -> frozenset[str]:
    if not file.exists():
        return frozenset()
    return read_gone(str(file), file.read_text(encoding="utf-8"))


def _beside(places: Workspace) -> dict[str, bytes]:
    snapshot = {f"snapshot/{path.name}": path.read_bytes() for path in _files(places.data)}
    notes = {name: places.build / name for name in (SHOWN, NEXT_CHANGE)}
    found = {name: path.read_bytes() for name, path in notes.items() if path.exists()}
    return {**snapshot, SHOWN: b"{}\n", **found}


def _files(folder: Path) -> list[Path]:
    return [path for path in sorted(folder.iterdir()) if path.is_file()]
