from pathlib import Path

import pytest

from tests.plugins.building import FILES, Kept, keep, workspace
from tests.programme.sample import programme_snapshot


def at(folder: Path, moment: str = "") -> Kept:
    """Build the programme's sample as of a moment."""
    environ = {"BUILD_TIME": moment} if moment else {}
    return keep(workspace(folder, FILES, programme_snapshot()), **environ)


@pytest.fixture(scope="session")
def programme_site(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The sample with trainings, commitments and more, built once; tests must not change it."""
    return at(tmp_path_factory.mktemp("programme"))


@pytest.fixture(scope="session")
def december(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The same a week later, on the first day of December at ten."""
    return at(tmp_path_factory.mktemp("december"), "2026-12-01T10:00:00+08:00")
