"""Which commit of the project a site is built from."""

import subprocess
from pathlib import Path

import msgspec


class Commit(msgspec.Struct, frozen=True, kw_only=True):
    """A commit, as Git names it; of a folder that isn't under Git all is empty."""

    sha: str = ""
    at: str = ""
    """When it was committed, ISO 8601 with offset."""
    changed: bool = False
    """Files that Git knows were changed since."""


def project_commit(root: Path) -> Commit:
    """Ask Git for the commit that is checked out in `root`."""
    said = _git(root, "show", "--no-patch", "--format=%H %cI", "HEAD")
    if not said:
        return Commit()
    sha, at = said.split()
    changed = bool(_git(root, "status", "--porcelain", "--untracked-files=no"))
    return Commit(sha=sha, at=at, changed=changed)


def contains(root: Path, commit: str, earlier: str) -> bool | None:
    """Say whether `commit` has `earlier` in its history; None where Git doesn't know one of them.

    A shallow clone, as CI makes it, knows only its newest commits.
    """
    if _git(root, "rev-parse", "--is-shallow-repository") == "true":
        known = None if commit != earlier else True
    elif _known(root, commit) and _known(root, earlier):
        known = _ask(root, "merge-base", "--is-ancestor", earlier, commit).returncode == 0
    else:
        known = None
    return known


def _known(root: Path, commit: str) -> bool:
    return _ask(root, "cat-file", "-e", f"{commit}^{{commit}}").returncode == 0


def _git(root: Path, *command: str) -> str:
    """Return what Git says, or nothing where it fails or there is no Git."""
    try:
        done = _ask(root, *command)
    except FileNotFoundError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _ask(root: Path, *command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["git", "-C", str(root), *command],  # noqa: S607 - Git is wherever PATH finds it
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
