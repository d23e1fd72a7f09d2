"""A pytest plugin: long proofs tell what they proved, and `make prove` writes it down.

A test that asks for the fixture `proof` is one of them. It says

    proof("histories of the source: increments equal a full pull", count=1, seed=seed)

and takes its count from `tests.support.share`. With `--proofs FILE` only such tests run, and FILE
gets a table of them: how often, which seeds, which commit, held or failed.
"""

import datetime as dt
import platform
import subprocess
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import pytest

ROOT = Path(__file__).resolve().parent.parent


class Tell(Protocol):
    """What the fixture `proof` gives."""

    def __call__(self, name: str, *, count: int, seed: int | None = None) -> None:
        """Say that this test proves `name`, `count` times, with the seed of its chance."""


@dataclass(frozen=True)
class Claim:
    """What one test told."""

    name: str
    times: int
    seed: int | None


@dataclass
class Row:
    """What is known of one proof: parametrized tests of the same name add up."""

    count: int = 0
    seeds: set[int] = field(default_factory=set)
    failed: list[str] = field(default_factory=list)

    def add(self, claim: Claim) -> None:
        """Count a test's share in."""
        self.count += claim.times
        if claim.seed is not None:
            self.seeds.add(claim.seed)


@pytest.fixture
def proof(request: pytest.FixtureRequest) -> Tell:
    """Let a test say what it proves; say it before what may fail, where the count is known."""

    def tell(name: str, *, count: int, seed: int | None = None) -> None:
        request.node.user_properties.append(("proof", [name, count, seed]))

    return tell


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--proofs", metavar="FILE", help="run the proofs only, and write FILE")


def pytest_configure(config: pytest.Config) -> None:
    is_worker = hasattr(config, "workerinput")
    if config.getoption("--proofs") and not is_worker:
        config.pluginmanager.register(Ledger(Path(config.getoption("--proofs"))), "ledger")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--proofs"):
        others = [item for item in items if "proof" not in getattr(item, "fixturenames", ())]
        config.hook.pytest_deselected(items=others)
        items[:] = [item for item in items if item not in others]


class Ledger:
    """Collects what the tests tell, wherever they ran, and writes it at the end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._rows: defaultdict[str, Row] = defaultdict(Row)
        self._commit = commit(path)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Read a report: of the call, or of a set-up or tear-down that failed."""
        if report.when != "call" and not report.failed:
            return
        claims = told(report)
        if report.when == "call":
            for claim in claims:
                self._rows[claim.name].add(claim)
        if report.failed:
            for name in {claim.name for claim in claims} or {report.nodeid}:
                self._rows[name].failed.append(report.nodeid)

    def pytest_sessionfinish(self, exitstatus: int) -> None:
        """Write the table, unless somebody stopped the run half-way."""
        if exitstatus in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
            self._path.write_text(page(self._rows, self._commit), encoding="utf-8")


def told(report: pytest.TestReport) -> list[Claim]:
    """Return what a test told; plain lists, because parallel workers send nothing else."""
    values = (value for name, value in report.user_properties if name == "proof")
    return [Claim(*value) for value in values if isinstance(value, list)]


def page(rows: dict[str, Row], at_commit: str) -> str:
    """Lay out docs/proofs.md."""
    now = dt.datetime.now(dt.UTC)
    lines = [
        "# What was proved, and how often",
        "",
        "Written by `make prove`; [ci.md](ci.md) tells when to run it. The same tests run in every",
        "`make test`, fewer times. A seed makes a failure repeatable.",
        "",
        f"Commit {at_commit}, {now:%Y-%m-%d}, Python {platform.python_version()}.",
        "",
        "| proof | times | seeds | result |",
        "|---|---|---|---|",
        *(f"| {name} | {_row(rows[name])} |" for name in sorted(rows)),
    ]
    return "\n".join(lines) + "\n"


def _row(row: Row) -> str:
    result = f"**failed**: {', '.join(row.failed)}" if row.failed else "held"
    return f"{row.count} | {spans(row.seeds)} | {result}"


def spans(seeds: Iterable[int]) -> str:
    """Write numbers short: {0, 1, 2, 5} is `0–2, 5`."""
    found: list[list[int]] = []
    for seed in sorted(seeds):
        if found and seed == found[-1][1] + 1:
            found[-1][1] = seed
        else:
            found.append([seed, seed])
    parts = (str(low) if low == high else f"{low}–{high}" for low, high in found)
    return ", ".join(parts) or "none: no chance in it"


def commit(page_itself: Path) -> str:
    """Name the commit, and say where files were changed since, this page aside."""
    sha = _git("rev-parse", "--short=12", "HEAD") or "unknown"
    page_path = page_itself.resolve()
    aside = [f":(exclude){page_path}"] if page_path.is_relative_to(ROOT) else []
    changed = _git("status", "--porcelain", "--untracked-files=no", "--", ".", *aside)
    return f"{sha}{', with changes not yet committed' if changed else ''}"


def _git(*command: str) -> str:
    done = subprocess.run(
        ["git", *command],  # noqa: S607 - Git is wherever PATH finds it
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    return done.stdout.strip()
