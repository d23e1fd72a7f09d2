"""Places left are said only where the record says how many are confirmed."""

from typing import Any

import pytest

from plugins.pages.views import ListPage, OpeningPage
from tests.plugins.building import Kept, keep, workspace
from tests.plugins.sample import SAMPLE, sample_snapshot, session


def _notice(identifier: str, *sessions: Any, **more: Any) -> dict[str, Any]:
    return {
        "id": identifier, "title": f"活动 {identifier}", "organization": "ORG-1",
        "division": "431002", "sessions": [*sessions], **more,
    }  # fmt: skip


UNSAID = session("2026-11-28", confirmed=None, needed=60)
BEGUN = session("2026-11-24", start_time="09:00", end_time="18:00", confirmed=0)
"""Going on at the moment of the build, 10:00."""
OPENS = "2026-11-25T09:00:00+08:00"
NOTICES = [
    _notice("OP-UNSAID", UNSAID, session("2026-12-05", id="S2", needed=40)),
    _notice("OP-LATER", UNSAID, sign_up_opens=OPENS),
    _notice("OP-NOBODY", session("2026-11-28", confirmed=0)),
    _notice("OP-CLOSED", UNSAID, status="closed"),
    _notice("OP-BEGUN", BEGUN, session("2026-11-28", id="S2")),
]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    root = tmp_path_factory.mktemp("places")
    return keep(workspace(root, {}, sample_snapshot({**SAMPLE, "openings": NOTICES})))


def _rows(built: Kept) -> dict[str, str | None]:
    view = built.pages["openings/index.html"].view
    assert isinstance(view, ListPage)
    return {row.url.split("/")[2]: row.places for row in view.openings}


def _opening(built: Kept, identifier: str) -> OpeningPage:
    view = built.pages[f"opening/{identifier}/index.html"].view
    assert isinstance(view, OpeningPage)
    return view


def test_a_row_says_what_is_known(built: Kept) -> None:
    assert _rows(built) == {
        "OP-UNSAID": "需要 100 人",
        "OP-LATER": "需要 60 人",
        "OP-NOBODY": "还有 20 个名额（共 20 个）",
        "OP-CLOSED": None,
        "OP-BEGUN": "还有 4 个名额（共 20 个）",
    }


def test_the_table_says_it_of_each_session(built: Kept) -> None:
    lines = _opening(built, "OP-UNSAID").sessions
    assert [line.places for line in lines] == ["需要 60 人", "还有 24 个名额（共 40 个）"]
    assert "需要 60 人" in built.url("/opening/OP-UNSAID/")


def test_nobody_is_invited_to_a_session_that_has_begun(built: Kept) -> None:
    lines = _opening(built, "OP-BEGUN").sessions
    assert [line.places for line in lines] == [None, "还有 4 个名额（共 20 个）"]
    assert lines[0].state is not None
    assert lines[0].state.label == "已开始"


def test_the_sentence_says_it_too(built: Kept) -> None:
    assert _opening(built, "OP-UNSAID").state_sentence.startswith("需要 100 人，")
    assert _opening(built, "OP-LATER").state_sentence.startswith("需要 60 人，")


def test_no_page_claims_places_that_nobody_counted(built: Kept) -> None:
    for url in ("/openings/", "/", "/opening/OP-UNSAID/", "/opening/OP-LATER/"):
        html = built.url(url)
        assert "100 个名额" not in html
        assert "60 个" not in html
