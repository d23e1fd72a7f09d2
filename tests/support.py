"""What the tests share: sandboxes, and the real commands run in them."""

import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parent.parent
FIXTURES = ROOT / "tests" / "fixtures"
MOMENT = "2026-11-24T10:00:00+08:00"
"""The clock of built test sites: a Tuesday morning in Chenzhou."""

NOTES = "TEST_NOTES"
"""Names the folder in which sandboxes leave the notes of their checks to each other."""
_TOWN = ("431002", "431003", "431081")
_DIVISION = re.compile(r'^division: "(\d+)"', re.MULTILINE)
_SETTINGS = ("MANAGEMENT_", "PORTAL_", "BUILD_TIME", "SITE_URL", "DATABASE_URL")


def share(small: int, full: int) -> int:
    """Return how often to repeat a proof: few times in every run, in full with `make prove`."""
    return full if os.environ.get("PROVE") == "1" else small


@dataclass(frozen=True, kw_only=True)
class Sandbox:
    """A workspace of its own below one folder, and the environment that points to it."""

    root: Path
    extra: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> Path:
        return self.root / "content"

    @property
    def output(self) -> Path:
        return self.root / "output"

    @property
    def var(self) -> Path:
        return self.root / "var"

    @property
    def environ(self) -> dict[str, str]:
        """The caller's environment without the portal's settings, with this sandbox's."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_SETTINGS)}
        places = {
            "PORTAL_CONTENT": str(self.content),
            "PORTAL_OUTPUT": str(self.output),
            "PORTAL_BUILD": str(self.root / "build"),
            "PORTAL_VAR": str(self.var),
            "BUILD_TIME": MOMENT,
        }
        return {**kept, **places, **self.extra}

    def run(
        self,
        *command: str,
        code: int = 0,
        extra: dict[str, str] | None = None,
        **environ: str,
    ) -> subprocess.CompletedProcess[str]:
        """Run `python -m scripts COMMAND` and require its exit code."""
        done = subprocess.run(
            [sys.executable, "-m", "scripts", *command],
            cwd=ROOT,
            env={**self.environ, **environ, **(extra or {})},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == code, f"{command}: {done.returncode}\n{done.stdout}{done.stderr}"
        lend_notes(self.root)
        return done


def sandbox(root: Path, content: Path = ROOT / "content") -> Sandbox:
    """Make a sandbox with a copy of a content folder, without any snapshot in it."""
    made = Sandbox(root=root)
    shutil.copytree(content, made.content, ignore=shutil.ignore_patterns("data", ".data*"))
    borrow_notes(root)
    return made


def borrow_notes(root: Path) -> None:
    """Give a sandbox what checks of other sandboxes noted: the same page isn't read again.

    tests/check/test_kept_notes.py proves that this changes no result.
    """
    shared = Path(os.environ.get(NOTES, ""), "checks.msgpack")
    if NOTES in os.environ and shared.exists():
        own = root / "build" / shared.name
        own.parent.mkdir(exist_ok=True)
        shutil.copyfile(shared, own)


def lend_notes(root: Path) -> None:
    """Leave the notes of a sandbox to those that come, where there are more than before."""
    own = root / "build" / "checks.msgpack"
    if NOTES in os.environ and own.exists():
        shared = Path(os.environ[NOTES], own.name)
        if not shared.exists() or shared.stat().st_size < own.stat().st_size:
            beside = shared.with_name(f"{os.getpid()}.new")
            shutil.copyfile(own, beside)
            beside.replace(shared)


def town(root: Path) -> Sandbox:
    """Make a sandbox with three of the city's divisions, two streets in each, and their stories.

    Its site has half of the city's pages: for tests of the way there, not of the pages.
    """
    made = sandbox(root)
    city_file = made.content / "city.yaml"
    city = yaml.safe_load(city_file.read_text(encoding="utf-8"))
    city["divisions"] = [
        {**division, "streets": division["streets"][:2]}
        for division in city["divisions"] if division["code"] in _TOWN
    ]  # fmt: skip
    city_file.write_text(yaml.safe_dump(city, allow_unicode=True), encoding="utf-8")
    for story in (made.content / "stories").rglob("*.md"):
        named = _DIVISION.search(story.read_text(encoding="utf-8"))
        if named and named[1] not in _TOWN:
            story.unlink()
    return made


def real_data(name: str) -> Path:
    """Return a file of the real data; skip without REAL_DATA, but fail in CI."""
    folder = os.environ.get("REAL_DATA")
    if not folder:
        reason = "REAL_DATA is not set: the folder of real data that nobody here wrote"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    path = Path(folder) / name
    assert path.exists(), f"{path} is missing"
    return path


def tree(folder: Path) -> dict[str, bytes]:
    """Return every file below a folder with its bytes."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }
