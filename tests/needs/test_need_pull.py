"""What gives a person away never gets into the snapshot, the manifest or the report."""

from typing import Any

import pytest

from tests.needs.texts import REVEALING
from tests.pull.conftest import Desk, api, desk
from tests.support import tree

__all__ = ["api", "desk"]

Item = dict[str, Any]


def need(name: str = "ND-1", **more: object) -> Item:
    return {
        "id": name, "title": "独居老人：有人陪诊", "division": "431002", "needs": ["陪诊"],
        "street": "431002001", "people_range": {"least": 10, "most": 20}, "survey": "SV-1", **more,
    }  # fmt: skip


def survey(name: str = "SV-1", **more: object) -> Item:
    return {
        "id": name, "title": "秋季调查", "date": "2026-10-20", "by": "市民政局",
        "division": "431000", **more,
    }  # fmt: skip


def result(number: float, unit: str = "人") -> list[Item]:
    return [{"what": "独居老人", "number": number, "unit": unit}]


def written(desk: Desk) -> str:
    files = {**tree(desk.places.data), **tree(desk.places.reports)}
    return b"".join(files.values()).decode() + "".join(desk.said)


@pytest.mark.parametrize("kind", REVEALING)
def test_one_text_that_gives_somebody_away_costs_its_record_alone(desk: Desk, kind: str) -> None:
    text = REVEALING[kind][0]
    desk.api.put("surveys", survey(), survey("SV-2", summary=text))
    desk.api.put("needs", need(), need("ND-2", title=text), need("ND-3", needs=["陪诊", text]))
    result = desk.pull()
    assert {flaw.id for flaw in result.quarantined} == {"SV-2", "ND-2", "ND-3"}
    assert {flaw.field for flaw in result.quarantined} == {"summary", "title", "needs[1]"}
    assert all(flaw.title == "" for flaw in result.quarantined)
    assert list(desk.snapshot.of("needs")) == ["ND-1"]
    assert "请" in desk.report
    assert text not in written(desk)


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"people_range": {"least": 2, "most": 4}}, "people_range"),
        ({"people_range": {"least": 4, "most": 40}}, "people_range"),
        ({"people_range": {"least": 10, "most": 10}}, "people_range"),
        ({"people_range": {"least": 20, "most": 10}}, "people_range"),
        ({"people_range": {"least": 0}}, "people_range.least"),
        ({"people_range": None}, "people_range"),
        ({"people_range": "十来个"}, "people_range"),
        ({"status": "draft"}, "status"),
        ({"street": None, "title": "人民路街道的老人", "people_range": {"least": 2, "most": 4}},
         "people_range"),
    ],
)  # fmt: skip
def test_a_group_that_is_no_group_is_quarantined(desk: Desk, change: Item, field: str) -> None:
    desk.api.put("surveys", survey())
    desk.api.put("needs", need(), need("ND-2", **change))
    (flaw,) = desk.pull().quarantined
    assert (flaw.id, flaw.field) == ("ND-2", field)
    assert any("\u4e00" <= sign <= "\u9fff" for sign in flaw.reason)


def test_a_small_group_may_be_told_of_by_its_division_alone(desk: Desk) -> None:
    desk.api.put("surveys", survey(results=result(320)))
    desk.api.put("needs", need(street=None, people_range={"least": 2, "most": 4}))
    assert desk.pull().quarantined == ()
    assert desk.snapshot.of("needs")["ND-1"].street is None


@pytest.mark.parametrize(("number", "unit", "passes"), [
    (3, "人", False), (1, "户", False), (4, "人次", False), (5, "人", True), (0, "人", True),
    (2, "场", True), (3, "%", True), (3, "个", False),
])  # fmt: skip
def test_results_of_few_people_are_quarantined(
    desk: Desk, number: float, unit: str, *, passes: bool
) -> None:
    desk.api.put("surveys", survey(results=result(number, unit)))
    assert (desk.pull().quarantined == ()) is passes


def test_what_was_public_stays_as_it_was_when_its_update_gives_somebody_away(desk: Desk) -> None:
    desk.api.put("surveys", survey())
    desk.api.put("needs", need())
    desk.pull()
    desk.api.put("needs", need(title="张奶奶：有人陪诊", status="met"))
    (flaw,) = desk.pull().held
    assert "张**" in flaw.reason
    kept = desk.snapshot.of("needs")["ND-1"]
    assert (kept.title, kept.status) == ("独居老人：有人陪诊", "met")
    assert "张奶奶" not in written(desk)


def test_a_city_may_ask_for_larger_groups_and_take_that_back(desk: Desk) -> None:
    desk.api.put("surveys", survey())
    desk.api.put("needs", need())
    desk.pull()
    file = desk.places.city_file
    text = file.read_text(encoding="utf-8")
    file.write_text(f"{text}\nleast_group: 11\n", encoding="utf-8")
    assert [flaw.id for flaw in desk.pull().quarantined] == ["ND-1"]
    file.write_text(text, encoding="utf-8")
    assert desk.pull().quarantined == ()
    assert list(desk.snapshot.of("needs")) == ["ND-1"]


def test_a_need_outlives_its_survey_and_a_withdrawn_one_is_gone(desk: Desk) -> None:
    desk.api.put("surveys", survey())
    desk.api.put("needs", need())
    desk.pull()
    desk.api.delete("surveys", "SV-1")
    desk.pull("surveys:shrink")
    assert desk.snapshot.of("needs")["ND-1"].survey is None
    desk.api.delete("needs", "ND-1")
    desk.pull("needs:shrink")
    assert [(one.collection, one.id) for one in desk.snapshot.gone] == [
        ("needs", "ND-1"), ("surveys", "SV-1"),
    ]  # fmt: skip
