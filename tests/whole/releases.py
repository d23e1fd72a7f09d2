"""Databases and snapshots as earlier releases left them: from Git, or kept in tests/fixtures.

`python -m tests.whole.releases COMMIT` keeps one more, made by that commit's own program. Do so
before a change to the database's form or to the contract, with the last commit before it.
"""

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tests.support import FIXTURES, MOMENT, ROOT, Sandbox

KEPT = FIXTURES / "releases"
OPENINGS = "8"
ACCOUNT, PASSWORD = "office", "correct horse battery"
TEAM, MAPPING = "team", "county"
"""An organization's staff, and a mapping, where the release has such."""
_FEW = f"""
from scripts.management import store
from scripts.workspace import workspace
store.setup(workspace())
from scripts.management import models
for name in ("Station", "Recognition", "Change"):
    if kind := getattr(models, name, None):
        few = list(kind.objects.order_by("pk").values_list("pk", flat=True)[:5])
        kind.objects.exclude(pk__in=few).delete()
from django.contrib.auth.models import User
User.objects.create_superuser("{ACCOUNT}", password="{PASSWORD}")
if staff := getattr(models, "Staff", None):
    team = staff.objects.create(
        user=User.objects.create_user("{TEAM}", password="{PASSWORD}"), role="organization_staff"
    )
    team.organizations.add(models.Organization.objects.order_by("pk")[0])
if mapping := getattr(models, "ImportMapping", None):
    mapping.objects.create(name="{MAPPING}", text="sheet: 1")
"""
"""Leaves few of what there are many of, the others leave tombstones; makes what the office has."""


@dataclass(frozen=True, kw_only=True)
class Program:
    """An earlier commit's files, run with the libraries of today."""

    root: Path

    def run(self, place: Sandbox, *command: str) -> str:
        """Run `python COMMAND` as that commit has it, and require that it succeeds."""
        done = subprocess.run(
            [sys.executable, *command],
            cwd=self.root,
            env={**place.environ, "PYTHONPATH": str(self.root)},
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert done.returncode == 0, f"{command}: {done.stdout}{done.stderr}"
        return done.stdout

    def fill(self, place: Sandbox) -> None:
        """Make a database with an account, and pull a snapshot from it."""
        self.run(place, "-m", "scripts", "manage", "demo", "--openings", OPENINGS)
        self.run(place, "-c", _FEW)
        self.run(place, "-m", "scripts", "site")


def git(*command: str) -> str | None:
    """Return what Git says, None where it can't: no repository, or a history cut short."""
    program = shutil.which("git")
    if program is None:
        return None
    done = subprocess.run(
        [program, *command], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stdout.strip() if done.returncode == 0 else None


def previous_commit() -> str | None:
    """Return the commit before the files at hand: the last, where they are changed."""
    changed = git("status", "--porcelain", "--untracked-files=no")
    if changed is None:
        return None
    return git("rev-parse", "--verify", "--quiet", "HEAD" if changed else "HEAD~1")


def program_of(commit: str, folder: Path) -> Program:
    """Unpack a commit's files into a new folder."""
    archive = folder.with_suffix(".tar")
    assert git("archive", "--output", str(archive), commit) is not None, commit
    shutil.unpack_archive(archive, folder)
    archive.unlink()
    (folder / "node_modules").symlink_to(ROOT / "node_modules")
    return Program(root=folder)


def place_of(program: Program, root: Path) -> Sandbox:
    """Make a sandbox with that commit's own content."""
    ignore = shutil.ignore_patterns("data", ".data*")
    shutil.copytree(program.root / "content", root / "content", ignore=ignore)
    return Sandbox(root=root)


def keep(commit: str) -> Path:
    """Let a commit's program make a small database and snapshot, and keep both as text."""
    with tempfile.TemporaryDirectory() as folder:
        program = program_of(commit, Path(folder) / "program")
        place = place_of(program, Path(folder) / "place")
        program.fill(place)
        with closing(sqlite3.connect(place.var / "management.sqlite3")) as database:
            database.execute("DELETE FROM django_session")
            target = KEPT / _last_form(database)
            target.mkdir(parents=True)
            written = "\n".join(database.iterdump())
        (target / "database.sql").write_text(f"{written}\n", encoding="utf-8")
        shutil.copytree(place.content / "data", target / "snapshot")
    return target


def _last_form(database: sqlite3.Connection) -> str:
    query = "SELECT MAX(name) FROM django_migrations WHERE app = 'records'"
    return str(database.execute(query).fetchone()[0])


def unpack(kept: Path, place: Sandbox) -> None:
    """Put a kept release's database and snapshot where its program left them."""
    place.var.mkdir()
    with closing(sqlite3.connect(place.var / "management.sqlite3")) as database:
        database.executescript((kept / "database.sql").read_text(encoding="utf-8"))
        database.execute("PRAGMA journal_mode=WAL")
    (place.var / "management.sqlite3").chmod(0o600)
    shutil.copytree(kept / "snapshot", place.content / "data")


if __name__ == "__main__":
    os.environ["BUILD_TIME"] = MOMENT
    print(keep(sys.argv[1]))
