from pathlib import Path

import pytest

from tests.finding.count import Count
from tests.finding.tricky import TRICKY
from tests.plugins.building import Kept, keep, workspace
from tests.plugins.sample import SAMPLE, sample_snapshot
from tests.support import MOMENT, ROOT, Sandbox

CITY = ROOT / "content" / "city.yaml"


@pytest.fixture(scope="session")
def tricky_site(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The tricky openings, built once; tests must not change it."""
    snapshot = sample_snapshot({**SAMPLE, "openings": TRICKY})
    return keep(workspace(tmp_path_factory.mktemp("tricky"), {}, snapshot))


@pytest.fixture(scope="session")
def plain_site(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The sample of all states, titles that look like HTML among them."""
    return keep(workspace(tmp_path_factory.mktemp("plain"), {}))


@pytest.fixture(scope="session")
def tricky_count(tricky_site: Kept) -> Count:
    return Count(tricky_site.place.content / "data", CITY, MOMENT)


@pytest.fixture(scope="session")
def demo_count(demo_site: Sandbox) -> Count:
    return Count(demo_site.content / "data", CITY, MOMENT)


@pytest.fixture(scope="session", params=["tricky", "demo"])
def counted(request: pytest.FixtureRequest) -> tuple[Path, Count]:
    """Both sites, each with what it must show."""
    site = request.getfixturevalue(f"{request.param}_site")
    place = site.place if isinstance(site, Kept) else site
    return place.output, request.getfixturevalue(f"{request.param}_count")
