import shutil
from pathlib import Path

import pytest

from tests.support import FIXTURES, Sandbox, sandbox


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    """A copy of the invented sheet, to be spoiled at will; its mapping lies beside it."""
    folder = tmp_path / "sheet"
    shutil.copytree(FIXTURES / "spreadsheet", folder)
    return folder / "openings.csv"


@pytest.fixture
def new_york(tmp_path: Path) -> Sandbox:
    """A workspace of another city, with its mapping beside its city file."""
    return sandbox(tmp_path / "newyork", FIXTURES / "newyork")
