from pathlib import Path

import pytest

from tests.needs.count import Count
from tests.plugins.building import Kept
from tests.plugins.conftest import sample_site
from tests.support import MOMENT, ROOT, Sandbox

__all__ = ["sample_site"]
CITY = ROOT / "content" / "city.yaml"


@pytest.fixture(params=["sample", "demo"])
def counted(request: pytest.FixtureRequest) -> tuple[Path, Count]:
    """The sample and the demo site, each with what it must show."""
    site = request.getfixturevalue(f"{request.param}_site")
    place: Sandbox = site.place if isinstance(site, Kept) else site
    return place.output, Count(place.content / "data", CITY, MOMENT)
