import pytest

from tests.plugins.building import Kept, keep, workspace
from tests.plugins.sample import sample_snapshot
from tests.stations.places import RECORDS


@pytest.fixture(scope="session")
def station_site(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The stations of places.py with what is held there; not to be changed."""
    snapshot = sample_snapshot(RECORDS)
    return keep(workspace(tmp_path_factory.mktemp("stations"), {}, snapshot))
