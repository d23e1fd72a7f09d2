"""Errors at the embedded system: the real commands, its real API, its database."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from scripts.management.running import running
from scripts.records import Opening
from scripts.workspace import workspace
from tests.pull.office import Office
from tests.support import sandbox

RISKS = {"every": {"missing-risks": "error", "past-as-new": "error"}}


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    place = sandbox(tmp_path_factory.mktemp("errors") / "city")
    place.run("manage", "demo", "--openings", "40")
    with running(workspace(place.environ)) as endpoint:
        made = Office(place, endpoint)
        made.pull()
        yield made


def command(office: Office, *words: str, code: int = 0) -> str:
    """Run a real command against the embedded API."""
    settings = {
        "MANAGEMENT_API_URL": office.endpoint.url, "MANAGEMENT_API_TOKEN": office.endpoint.token,
    }  # fmt: skip
    done = office.place.run(*words, code=code, extra=settings)
    return done.stdout + done.stderr


def report(office: Office, name: str) -> str:
    return (office.places.reports / name).read_text("utf-8")


def test_errors_block_the_first_publication_only(office: Office) -> None:
    public = {name: one for name, one in office.snapshot.of("openings").items() if is_open(one)}
    new, kept, cancelled, closed, gone, *_ = public
    office.write("openings", new, "status=draft")
    command(office, "pull")
    assert new not in office.snapshot.of("openings")

    weigh(office.places.city_file, RISKS)
    changes = {
        new: "status=published", kept: "title=河堤清洁，换了名字", cancelled: "status=cancelled",
        closed: "status=closed", gone: "status=draft",
    }  # fmt: skip
    faulty = [word for name in changes for word in ("openings", name, "risks=")]
    office.write(*faulty, *(w for name, said in changes.items() for w in ("openings", name, said)))
    said = command(office, "pull")

    now = office.snapshot.of("openings")
    assert [flaw.id for flaw in office.snapshot.manifest.quarantined] == [new]
    assert "1 条没有发布" in said
    assert not {new, gone} & now.keys()
    assert now[kept].title == "河堤清洁，换了名字"
    assert now[cancelled].status == "cancelled"
    assert now[closed].status == "closed"
    assert "missing-risks 不改正，不能首次公开" in report(office, "pull.md").replace("\\", "")
    assert f"【必须改】{kept} 河堤清洁，换了名字: 可能的风险: missing-risks" in report(
        office, "notices.md"
    )


def test_the_check_says_the_same_and_its_exit_code_is_the_severity(office: Office) -> None:
    weigh(office.places.city_file, RISKS)
    said = command(office, "check", "notices", code=1)
    assert "### " in said
    assert "处必须改的问题，按组织列在" in said
    before = report(office, "notices.md")
    command(office, "pull")
    assert report(office, "notices.md") == before
    weigh(office.places.city_file, {})
    assert "招募信息检查通过：看了" in command(office, "check", "notices")
    assert "【必须改】" not in report(office, "notices.md")


def test_an_ended_one_is_corrected_without_blame(office: Office) -> None:
    weigh(office.places.city_file, RISKS)
    over = [
        one for one in office.snapshot.of("openings").values()
        if isinstance(one, Opening) and one.sessions[-1].end_date.year < 2026 and one.version == 1
    ]  # fmt: skip
    name = next(one.id for one in over if not one.afterwards and one.status == "published")
    office.write("openings", name, "title=去年的事，改了一个错字")
    office.pull()
    assert office.snapshot.of("openings")[name].title == "去年的事，改了一个错字"
    assert "past-as-new" not in report(office, "pull.md") + report(office, "notices.md")


def is_open(record: object) -> bool:
    later = isinstance(record, Opening) and record.sessions[0].start_date.isoformat() > "2026-11-28"
    return later and isinstance(record, Opening) and record.status == "published"


def weigh(city_file: Path, severities: dict[str, dict[str, str]]) -> None:
    raw = yaml.safe_load(city_file.read_text("utf-8"))
    raw.pop("severities", None)
    text = yaml.safe_dump({**raw, "severities": severities}, allow_unicode=True)
    city_file.write_text(text, encoding="utf-8")
