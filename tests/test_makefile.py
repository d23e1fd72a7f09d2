import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import ROOT

MAKEFILE = (ROOT / "Makefile").read_text(encoding="utf-8")


def make(*arguments: str) -> str:
    command = ["make", "--no-print-directory", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_make_alone_lists_every_target() -> None:
    targets = set(re.findall(r"(?m)^([a-z][a-z-]*):.*##", MAKEFILE))
    assert {"site", "test", "manage", "demo-reset", "screens", "clean"} <= targets
    listed = make()
    assert all(f"make {target} " in listed for target in targets)


def test_clean_removes_what_can_be_made_again_and_nothing_else() -> None:
    assert make("-n", "clean").split() == ["rm", "-rf", "output", "build"]


def test_prove_finds_the_proofs_of_every_folder(tmp_path: Path) -> None:
    """Where the ledger's file stands apart from its option, pytest takes it for a test."""
    lines = make("-n", "prove", f"PROOFS={tmp_path / 'proofs.md'}").splitlines()
    run = next(line for line in lines if " pytest " in line)
    options = shlex.split(run.partition(" pytest ")[2])
    command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", "--collect-only", "-q"]
    listed = subprocess.run(
        [*command, "-n", "0", *options[2:]], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    found = {line.partition("::")[0] for line in listed.splitlines() if "::" in line}
    assert {"tests/deploy/test_readers.py", "tests/pull/test_pull_history.py"} <= found


@pytest.mark.parametrize("name", ["requirements/site.txt", "requirements/test.txt"])
def test_every_requirement_is_pinned_and_hashed_without_an_address(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    entries = re.split(r"(?m)^(?=[a-z])", text)[1:]
    assert len(entries) > 10
    for entry in entries:
        assert re.match(r"[a-z0-9._-]+==\S+", entry), entry[:60]
        assert "--hash=sha256:" in entry, entry[:60]
    assert "://" not in text


def test_the_node_lock_records_no_download_address() -> None:
    lock = (ROOT / "package-lock.json").read_text(encoding="utf-8")
    assert '"integrity": "sha512-' in lock
    assert "resolved" not in lock
