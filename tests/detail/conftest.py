import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from scripts.serving import served
from tests.browsers import browser
from tests.detail.notices import NOTICES
from tests.detail.records import RECORDS
from tests.plugins.building import Kept, keep, workspace
from tests.plugins.sample import NOW, sample_snapshot


@pytest.fixture(scope="session")
def timed_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The records of moments.yaml built at MOMENT, its files dated then; not to be changed."""
    place = workspace(tmp_path_factory.mktemp("timed"), {}, sample_snapshot(RECORDS))
    kept = keep(place)
    for file in kept.place.output.rglob("*"):
        os.utime(file, (NOW.timestamp(), NOW.timestamp()))
    return kept.place.output


@pytest.fixture(scope="session")
def notices(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A notice in every state, built at MOMENT; not to be changed."""
    return keep(workspace(tmp_path_factory.mktemp("notices"), {}, sample_snapshot(NOTICES)))


@pytest.fixture(scope="module")
def play() -> Iterator[Playwright]:
    """Not for longer than a file: its loop runs in this thread, where Django asks nothing then."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="module")
def chromium(play: Playwright) -> Iterator[Browser]:
    with browser(play) as started:
        yield started


@pytest.fixture(scope="session")
def timed(timed_site: Path) -> Iterator[str]:
    with served(timed_site) as address:
        yield address


@pytest.fixture(scope="session")
def noticed(notices: Kept) -> Iterator[str]:
    with served(notices.place.output) as address:
        yield address
