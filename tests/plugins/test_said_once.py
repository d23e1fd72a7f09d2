"""What a notice or a station says, it says once."""

import pytest

from plugins.listings.open_hours import hours
from plugins.pages.views import OpeningPage
from scripts.records import Station
from scripts.records.fields import OpenHours
from tests.plugins.building import Kept

PLATFORM = "到时在"
ELSEWHERE = "可以看看别的活动。"


@pytest.mark.parametrize(
    ("opening", "sentence", "note"),
    [
        ("OP-CANCELLED", "这次招募已取消，请不要前往。", ELSEWHERE),
        ("OP-ENDED", "活动已于 2026年11月1日 结束。", ELSEWHERE),
        ("OP-CLOSED", "报名已截止。", ELSEWHERE),
        ("OP-FULL", "名额已满（共 20 个）。", ELSEWHERE),
        ("OP-SCHEDULED", "共 20 个名额，12月1日 09:00 开始报名", PLATFORM),
    ],
)
def test_the_note_does_not_repeat_the_state(
    sample_site: Kept, opening: str, sentence: str, note: str
) -> None:
    view = sample_site.pages[f"opening/{opening}/index.html"].view
    assert isinstance(view, OpeningPage)
    assert view.state_sentence.startswith(sentence)
    assert view.sign_up_note.startswith(note)


def test_a_full_row_has_its_places_beside_its_tag(sample_site: Kept) -> None:
    row = next(
        row
        for row in sample_site.pages["openings/index.html"].view.openings
        if row.url == "/opening/OP-FULL/"
    )
    assert (row.state.label, row.places) == ("名额已满", "共 20 个")


def station(*periods: tuple[tuple[int, ...], str, str], note: str | None = None) -> Station:
    lines = tuple(
        OpenHours(days=days, opens=opens, closes=closes) for days, opens, closes in periods
    )
    return Station(id="ST", name="站", division="431002", open_hours=lines, hours_note=note)


def test_periods_of_the_same_days_stand_on_one_line() -> None:
    week, back = (1, 2, 3, 4, 5), (5, 4, 3, 2, 1)
    found = hours(
        station(
            (week, "14:00", "17:30"), ((6, 7), "09:00", "12:00"), (back, "08:30", "12:00"),
            note="节假日照常",
        )
    )  # fmt: skip
    assert found == ("周一至周五 08:30–12:00、14:00–17:30", "周六、周日 09:00–12:00", "节假日照常")
    assert hours(station()) == ()
