"""What `make prove` writes is what happened."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.proofs import spans
from tests.support import ROOT, share

SAMPLE = """
import pytest

@pytest.mark.parametrize("seed", [0, 1, 2, 5])
def test_adding(proof, seed):
    proof("adding", count=3, seed=seed)

@pytest.mark.parametrize("seed", range(3))
def test_halving(proof, seed):
    proof("halving", count=1, seed=seed)
    assert seed != 1

def test_fails_before_it_tells(proof):
    assert False

def test_no_proof():
    assert False
"""


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    path = tmp_path / "test_sample.py"
    path.write_text(SAMPLE)
    return path


def run(sample: Path, *options: str) -> tuple[int, str]:
    command = [
        sys.executable, "-m", "pytest", "-q", "-p", "tests.proofs", "-p", "no:cacheprovider",
        "--rootdir", str(sample.parent), str(sample), *options,
    ]  # fmt: skip
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout


@pytest.mark.parametrize("workers", [(), ("-n", "2")], ids=["alone", "parallel"])
def test_the_table_tells_counts_seeds_and_failures(sample: Path, workers: tuple[str]) -> None:
    page = sample.with_name("proofs.md")
    code, said = run(sample, "--proofs", str(page), *workers)
    assert code == 1
    assert "test_no_proof" not in said
    text = page.read_text(encoding="utf-8")
    silent = "test_sample.py::test_fails_before_it_tells"
    rows = [line for line in text.splitlines() if line.startswith("| ")]
    assert rows[1:] == [
        "| adding | 12 | 0–2, 5 | held |",
        "| halving | 3 | 0–2 | **failed**: test_sample.py::test_halving[1] |",
        f"| {silent} | 0 | none: no chance in it | **failed**: {silent} |",
    ]
    command = ["git", "rev-parse", "--short=12", "HEAD"]
    head = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert f"Commit {head.strip()}" in text


def test_without_the_option_everything_runs_and_nothing_is_written(sample: Path) -> None:
    code, said = run(sample)
    assert code == 1
    assert "test_no_proof" in said
    assert list(sample.parent.glob("*.md")) == []


def test_a_run_that_never_got_to_the_proofs_writes_nothing(sample: Path) -> None:
    page = sample.with_name("proofs.md")
    sample.write_text("import nothing_of_that_name\n")
    code, _ = run(sample, "--proofs", str(page))
    assert code == 2
    assert not page.exists()


def test_shares(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PROVE", raising=False)
    assert share(6, 200) == 6
    monkeypatch.setenv("PROVE", "1")
    assert share(6, 200) == 200


def test_spans() -> None:
    assert spans([3, 1, 2, 9]) == "1–3, 9"
    assert spans([]) == "none: no chance in it"
