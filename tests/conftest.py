import fcntl
import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.support import NOTES, Sandbox, sandbox

pytest_plugins = ["tests.proofs"]

DEMO_OPENINGS = "150"
LONG = (
    "whole", "serve", "management/postgres", "manual", "finding", "ci", "detail",
    "management/sheets", "management/load", "feeds", "search", "publicity", "deploy",
    "plugins", "pull", "management",
)  # fmt: skip
"""Folders whose files take long, the longest first: begun last, they would keep one worker busy
while the others have nothing left to do.
"""
_TESTS = Path(__file__).parent


def pytest_configure(config: pytest.Config) -> None:
    """Make the folder of the shared notes; parallel workers inherit it."""
    if NOTES not in os.environ:
        os.environ[NOTES] = tempfile.mkdtemp(prefix="portal-notes-")
        config.add_cleanup(lambda: shutil.rmtree(os.environ.pop(NOTES)))


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes long; within a folder the order stays."""
    items.sort(key=lambda item: _place(item.path.relative_to(_TESTS).as_posix()))


def _place(path: str) -> int:
    return next((n for n, folder in enumerate(LONG) if path.startswith(f"{folder}/")), len(LONG))


@pytest.fixture
def place(tmp_path: Path) -> Sandbox:
    """A fresh workspace with the repository's content."""
    return sandbox(tmp_path)


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """The demo portal, built once by the real command; tests must not change it.

    Parallel test workers share it: the first to come builds, the others wait.
    """
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if "PYTEST_XDIST_WORKER" in os.environ else own
    with (shared / "demo-site.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        root = shared / "demo-site"
        if not (root / "output").exists():
            made = sandbox(root)
            made.run("site", "--openings", DEMO_OPENINGS)
    return Sandbox(root=root)
