"""Another city's 665 real rows, which nobody here wrote, all the way to pages."""

import csv
import re
from pathlib import Path

import pytest

from tests.management.load.test_load_sheet import named
from tests.support import FIXTURES, Sandbox, real_data, sandbox

ROWS = 665
LEAST = 650


@pytest.fixture(scope="module")
def sheet() -> Path:
    return real_data("nyc_service_volunteer_opportunities.csv")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, sheet: Path) -> Sandbox:
    made = sandbox(tmp_path_factory.mktemp("new-york"), FIXTURES / "newyork")
    mapping = str(FIXTURES / "newyork" / "mapping.yaml")
    done = made.run("manage", "load", str(sheet), "--mapping", mapping, "--accept-valid")
    (made.root / "said.txt").write_text(done.stdout, encoding="utf-8")
    made.run("site")
    return made


def pages(made: Sandbox) -> dict[str, str]:
    folders = (made.output / "opening").iterdir()
    return {
        path.name: (path / "index.html").read_text(encoding="utf-8") for path in sorted(folders)
    }


def test_nearly_all_rows_are_pages_and_each_other_has_its_reason(built: Sandbox) -> None:
    found = pages(built)
    left_out = named((built.root / "said.txt").read_text(encoding="utf-8"))
    assert len(found) >= LEAST
    assert len(found) + len(left_out) == ROWS
    assert all(reasons for reasons in left_out.values())


def test_every_page_is_its_own_row(built: Sandbox, sheet: Path) -> None:
    found = pages(built)
    with sheet.open(encoding="utf-8-sig", newline="") as file:
        rows = {row["opportunity_id"]: row for row in csv.DictReader(file)}
    matched = [(name, rows[name.rpartition("-")[2]]) for name in found]
    assert len({row["opportunity_id"] for _, row in matched}) == len(found)
    for name, row in matched:
        first = re.sub(r"[^A-Za-z ]+", "|", " ".join(row["title"].split())).split("|")[0]
        assert first in found[name], name
        assert 'lang="en"' in found[name]


def test_what_the_source_lacks_is_said_to_be_missing(built: Sandbox) -> None:
    for name, page in pages(built).items():
        assert "时间待定" in page, name
        assert page.count("未提供") >= 3, name
        assert "还有" not in re.sub(r"(?s)<footer.*", "", page).split("<main", 1)[1], name
