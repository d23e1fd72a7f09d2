import pytest

from tests.plugins.building import Kept, keep
from tests.publicity.kits import ADDRESS, ten_stories


@pytest.fixture(scope="session")
def kits_site(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The repository's ten stories on a demo site with an address; tests must not change it."""
    return keep(ten_stories(tmp_path_factory.mktemp("kits")), SITE_URL=ADDRESS)
