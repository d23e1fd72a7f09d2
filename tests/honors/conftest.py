import pytest

from tests.honors.honored import honors_snapshot
from tests.plugins.building import FILES, Kept, keep, workspace


@pytest.fixture(scope="session")
def honors_site(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The sample with its honors, built once; tests must not change it."""
    return keep(workspace(tmp_path_factory.mktemp("honors"), FILES, honors_snapshot()))
