from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.feeds.notices import NOTICES
from tests.finding.count import Count
from tests.finding.tricky import TRICKY
from tests.plugins.building import Kept, keep, story, workspace
from tests.plugins.sample import SAMPLE, sample_snapshot
from tests.support import MOMENT, ROOT

CITY = (ROOT / "content" / "city.yaml").read_bytes()
SITE_URL = "https://volunteer.example.org"
STORIES = {
    "stories/river.md": story("river", title="沿河 <一> 上午"),
    "stories/comment.md": story("comment").replace("kind: 报道", "kind: 评论"),
}


_OWN = {row["id"] for row in NOTICES}
EVERYTHING = [*NOTICES, *(row for row in TRICKY if row["id"] not in _OWN)]
"""With those on which a careless count of lists goes wrong."""


def built(root: Path, notices: list[dict[str, Any]], city: bytes = CITY, **environ: str) -> Kept:
    """Build a site of these openings, with a public address."""
    snapshot = sample_snapshot({**SAMPLE, "openings": notices})
    files: dict[str, str | bytes] = {**STORIES, "city.yaml": city}
    return keep(workspace(root, files, snapshot), **{"SITE_URL": SITE_URL, **environ})


def small_city() -> bytes:
    """Return Chenzhou with three divisions and no streets: few lists, quickly built."""
    city = yaml.safe_load(CITY)
    few = [{"code": d["code"], "name": d["name"]} for d in city["divisions"]]
    keep_these = ("431002", "431021", "431081")
    city["divisions"] = [division for division in few if division["code"] in keep_these]
    city["categories"], city["service_objects"] = (
        city["categories"][:2],
        city["service_objects"][:2],
    )
    return yaml.safe_dump(city, allow_unicode=True).encode()


@pytest.fixture(scope="session")
def notices_site(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """The openings written by hand, built once; tests must not change it."""
    return built(tmp_path_factory.mktemp("notices"), EVERYTHING)


@pytest.fixture(scope="session", params=["notices", "demo"])
def counted(request: pytest.FixtureRequest) -> tuple[Path, Count]:
    """Both sites, each with what its lists must show."""
    site = request.getfixturevalue(f"{request.param}_site")
    place = site.place if isinstance(site, Kept) else site
    return place.output, Count(place.content / "data", ROOT / "content" / "city.yaml", MOMENT)
