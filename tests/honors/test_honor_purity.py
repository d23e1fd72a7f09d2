"""Pages of honors, like all others: a function of their view, and true until they say."""

from pathlib import Path

import pytest

from plugins.pages.render import environment, render
from tests.honors.honored import honors_snapshot
from tests.plugins.building import FILES, Kept, keep, workspace
from tests.support import ROOT

TELLS_ITS_AGE = "about/build/index.html"
LATER = (
    "2026-11-25T00:00:00+08:00", "2026-11-26T00:00:00+08:00", "2026-11-27T00:00:00+08:00",
    "2026-12-05T00:00:00+08:00", "2027-01-01T00:00:00+08:00",
)  # fmt: skip


def test_every_page_is_rendered_again_from_its_view_alone(honors_site: Kept) -> None:
    env = environment(ROOT / "theme" / "templates")
    for path, page in honors_site.pages.items():
        hash(page)
        again = render(env, page, honors_site.site, honors_site.now)
        assert again == honors_site.text(path), path


@pytest.mark.parametrize("later", LATER)
def test_no_page_changes_before_it_says(tmp_path: Path, honors_site: Kept, later: str) -> None:
    after = keep(workspace(tmp_path, FILES, honors_snapshot()), BUILD_TIME=later)
    for path, page in honors_site.pages.items():
        still = page.changes_at is None or page.changes_at > after.now
        if still and path != TELLS_ITS_AGE:
            assert after.text(path) == honors_site.text(path), path
