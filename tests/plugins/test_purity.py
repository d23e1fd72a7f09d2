"""A page is a function of its view, its templates, the chrome and the time; of nothing else."""

import os
from pathlib import Path

import pytest

from plugins.pages.render import environment, render
from tests.plugins.building import FILES, Kept, keep, pelican, story, workspace
from tests.plugins.sample import sample_snapshot
from tests.support import ROOT, tree

LATER = ("2026-11-24T13:00:00+08:00", "2026-11-26T19:00:00+08:00", "2027-01-04T00:00:00+08:00")
TELLS_ITS_AGE = "about/build/index.html"


def test_every_page_is_rendered_again_from_view_site_and_time_alone(sample_site: Kept) -> None:
    env = environment(ROOT / "theme" / "templates")
    for path, page in sample_site.pages.items():
        again = render(env, page, sample_site.site, sample_site.now)
        assert again == sample_site.text(path), path


def test_every_view_is_frozen_through_and_through(sample_site: Kept) -> None:
    for page in sample_site.pages.values():
        hash(page)


def test_every_file_is_declared_or_an_asset(sample_site: Kept) -> None:
    built = set(tree(sample_site.place.output))
    assert {path for path in built if not path.startswith("assets/")} == set(sample_site.pages)


def test_the_same_input_gives_the_same_bytes(tmp_path: Path) -> None:
    snapshot = sample_snapshot()
    one = workspace(tmp_path / "one", FILES, snapshot)
    other = workspace(tmp_path / "other", dict(reversed(FILES.items())), snapshot)
    for file in other.content.rglob("*.md"):
        os.utime(file, (1, 1))
    pelican(one, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C")
    pelican(other, PYTHONHASHSEED="7", TZ="America/New_York", LC_ALL="C.UTF-8")
    assert tree(one.output) == tree(other.output)


@pytest.mark.parametrize("later", LATER)
def test_no_page_changes_before_it_says(tmp_path: Path, sample_site: Kept, later: str) -> None:
    after = keep(workspace(tmp_path, FILES), BUILD_TIME=later)
    for path, page in sample_site.pages.items():
        still = page.changes_at is None or page.changes_at > after.now
        if still and path != TELLS_ITS_AGE:
            assert after.text(path) == sample_site.text(path), path
    expected = {path for path, page in sample_site.pages.items() if page.changes_at is None}
    assert expected <= set(after.pages)


def test_the_first_story_to_come_changes_every_page(tmp_path: Path) -> None:
    coming = {"stories/coming.md": story("coming", date="2026-11-24 11:00")}
    kept = keep(workspace(tmp_path, coming))
    assert {str(page.changes_at) for page in kept.pages.values()} == {"2026-11-24 11:00:00+08:00"}
