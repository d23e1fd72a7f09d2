"""Which source `site` takes, and that a bad one leaves the last good site as it was."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from scripts.serving import served
from scripts.workspace import workspace
from tests.pull.samples import openings, organization
from tests.pull.server import TOKEN, ScriptedApi, serving
from tests.pull.test_pull_faults import FAULTS
from tests.support import FIXTURES, Sandbox, sandbox, town, tree


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    made = town(tmp_path_factory.mktemp("sources") / "town")
    made.run("site", "--openings", "30")
    return made


def closed_port() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return f"http://127.0.0.1:{probe.getsockname()[1]}"


@contextmanager
def answering(folder: Path, name: str, text: str) -> Iterator[str]:
    path = folder / "api" / "v1" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    with served(folder) as address:
        yield address


def refused(made: Sandbox, url: str, token: str = "made-up-token") -> str:
    """Run `site` against a source that must be refused; everything else must stay."""
    before = tree(made.output), tree(made.content / "data")
    named = {"MANAGEMENT_API_URL": url, "MANAGEMENT_API_TOKEN": token}
    done = made.run("site", code=1, SITE_URL="https://volunteers.example", extra=named)
    assert (tree(made.output), tree(made.content / "data")) == before
    assert done.stderr.startswith("出错了：")
    assert done.stderr.count("出错了：") == 1
    assert token not in done.stderr + done.stdout
    return done.stderr


def test_a_stopped_api_is_one_sentence(built: Sandbox) -> None:
    assert "连不上" in refused(built, closed_port())


def test_an_html_answer_is_one_sentence(built: Sandbox, tmp_path: Path) -> None:
    with answering(tmp_path, "index.html", "<!doctype html><title>维护中</title>") as url:
        assert "收到的是网页" in refused(built, url)


@pytest.mark.parametrize("name", ["half-a-body", "half-a-json", "renamed", "refused"])
def test_a_broken_answer_leaves_site_and_data(built: Sandbox, name: str) -> None:
    api = ScriptedApi()
    api.put("organizations", organization())
    api.put("openings", *openings(8))
    api.fault, sentence = FAULTS[name]
    with serving(api):
        assert sentence in refused(built, api.url, TOKEN)


def test_without_a_token_nothing_is_asked(built: Sandbox) -> None:
    done = built.run("site", code=1, MANAGEMENT_API_URL=closed_port())
    assert "MANAGEMENT_API_TOKEN" in done.stderr


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """A management system with records of its own, loaded from a spreadsheet: no demo."""
    made = sandbox(tmp_path_factory.mktemp("office"), FIXTURES / "newyork")
    sheet = FIXTURES / "spreadsheet"
    made.run(
        "manage", "load", str(sheet / "openings.csv"), "--mapping", str(sheet / "mapping.yaml"),
        "--accept-valid",
    )  # fmt: skip
    return made


def test_a_named_source_is_published_without_any_demo_mark(office: Sandbox, tmp_path: Path) -> None:
    from scripts.management.running import running

    public = sandbox(tmp_path, FIXTURES / "newyork")
    with running(workspace(office.environ)) as endpoint:
        named = {"MANAGEMENT_API_URL": endpoint.url, "MANAGEMENT_API_TOKEN": endpoint.token}
        assert "SITE_URL" in public.run("site", code=1, extra=named).stderr
        assert not (public.content / "data").exists()
        public.run("site", extra={**named, "SITE_URL": "https://volunteers.example"})
    home = public.output / "index.html"
    assert "https://volunteers.example/" in home.read_text(encoding="utf-8")
    assert 'content="noindex' not in home.read_text(encoding="utf-8")
    for name, data in tree(public.output).items():
        assert "演示".encode() not in data, name
    assert not (public.var / "management.sqlite3").exists()


def test_an_embedded_system_with_records_of_its_own_gets_no_demo_data(office: Sandbox) -> None:
    office.run("site", "--openings", "30")
    for name, data in tree(office.output).items():
        assert "演示".encode() not in data, name
