"""The tests of records, API, numbers, writers and admin once more, on PostgreSQL.

The first five in every run, all of them with `make prove`.
"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT, share

BEHAVIOUR = (
    "test_round_trip", "test_api", "test_concurrency", "test_gone_and_moved", "test_numbers",
    "test_kept_contract", "test_fitting", "test_admin", "staff/test_deletion",
)  # fmt: skip


@pytest.mark.parametrize("name", BEHAVIOUR[: share(5, len(BEHAVIOUR))])
def test_it_holds_on_postgresql(name: str, url: str, tmp_path: Path) -> None:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    done = subprocess.run(
        [
            sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider",
            f"--basetemp={tmp_path / 'inner'}", f"tests/management/{name}.py",
        ],
        env={**kept, "DATABASE_URL": url},
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert " passed" in done.stdout
    assert not list((tmp_path / "inner").rglob("management/var/management.sqlite3"))
