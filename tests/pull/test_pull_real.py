"""The embedded management system as the source: its writes, its server, its numbers."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.management.running import running
from scripts.pull import PullResult
from scripts.workspace import workspace
from tests.pull.office import Office
from tests.support import sandbox, tree

OPENINGS = 40


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    place = sandbox(tmp_path_factory.mktemp("office") / "city")
    place.run("manage", "demo", "--openings", str(OPENINGS))
    with running(workspace(place.environ)) as endpoint:
        yield Office(place, endpoint)


@pytest.fixture(autouse=True)
def pulled(office: Office) -> PullResult:
    """Every test begins with an up-to-date snapshot."""
    return office.pull()


def test_the_demo_data_is_whole(office: Office, pulled: PullResult) -> None:
    assert pulled.quarantined == ()
    assert pulled.held == ()
    assert pulled.counts["openings"] >= OPENINGS - 10
    assert office.snapshot.manifest.demo


def test_nothing_private_of_the_demo_data_comes_along(office: Office) -> None:
    files = {**tree(office.places.data), **tree(office.places.reports)}
    written = b"".join(files.values())
    assert b"consents" not in written
    assert office.endpoint.token.encode() not in written


def test_a_second_pull_asks_for_nothing(office: Office) -> None:
    before = tree(office.places.data)
    assert not office.pull().changed
    assert office.said == ["没有变化。"]
    assert tree(office.places.data) == before


def test_a_restarted_server_is_the_same_source(office: Office) -> None:
    with running(office.places) as elsewhere:
        again = Office(office.place, elsewhere)
        assert elsewhere.url != office.endpoint.url
        assert not again.pull().changed
        assert again.said == ["没有变化。"]


def test_a_title_changed_in_the_office_comes_alone(office: Office) -> None:
    name = next(iter(office.snapshot.of("openings")))
    office.write("openings", name, "title=江边清洁，换了名字")
    assert office.pull().changed
    assert office.snapshot.of("openings")[name].title == "江边清洁，换了名字"
    assert office.said[0] == "招募信息：收到 1 条变动。"


@pytest.mark.parametrize("change", ["delete", "status=draft"])
def test_what_is_deleted_or_withdrawn_goes(office: Office, change: str) -> None:
    name = list(office.snapshot.of("openings"))[-1]
    office.write("openings", name, change)
    office.pull()
    assert name not in office.snapshot.of("openings")
    assert office.said[0] == "招募信息：收到 1 条变动。"


def test_a_full_pull_of_the_same_is_no_change(office: Office) -> None:
    before = tree(office.places.data)
    assert not office.pull(full=True).changed
    assert tree(office.places.data) == before


def test_a_fresh_machine_gets_the_same_records(office: Office, tmp_path: Path) -> None:
    grown = tree(office.places.data)
    kept = tmp_path / "kept"
    shutil.move(office.places.data, kept)
    office.pull()
    fresh = tree(office.places.data)
    assert {n: d for n, d in fresh.items() if n.endswith(".jsonl")} == {
        n: d for n, d in grown.items() if n.endswith(".jsonl")
    }


def test_a_wrong_token_is_refused_by_the_real_server(office: Office) -> None:
    before = tree(office.places.data)
    settings = {"MANAGEMENT_API_URL": office.endpoint.url, "MANAGEMENT_API_TOKEN": "wrong-token"}
    done = office.place.run("pull", code=1, extra=settings)
    assert "不接受访问令牌（401）" in done.stderr
    assert "wrong-token" not in done.stdout + done.stderr
    assert tree(office.places.data) == before
