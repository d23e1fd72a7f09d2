import pytest

from tests.plugins.building import FILES, Kept, keep, workspace


@pytest.fixture(scope="session")
def sample_site(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The sample, built once; tests must not change it."""
    return keep(workspace(tmp_path_factory.mktemp("sample"), FILES))
