"""The pages of commitments: the one in force first, every edition, and which binds an opening."""

from plugins.pages.views import CommitmentsPage
from tests.plugins.building import Kept


def hub(kept: Kept) -> CommitmentsPage:
    view = kept.pages["commitments/index.html"].view
    assert isinstance(view, CommitmentsPage)
    return view


def bound(kept: Kept, opening: str) -> list[str | None]:
    view = kept.pages[f"opening/{opening}/index.html"].view
    facts = (fact for part in view.sections for fact in part.facts)
    return [fact.url for fact in facts if fact.label == "服务承诺"]


def test_the_one_in_force_comes_first_and_changes_with_its_day(
    programme_site: Kept, december: Kept
) -> None:
    found = [hub(kept).current for kept in (programme_site, december)]
    assert [view.title if view else None for view in found] == [
        "样例承诺（现行版）", "样例承诺（新版）",
    ]  # fmt: skip
    before = programme_site.pages["commitments/index.html"].changes_at
    assert before
    assert before.isoformat() == "2026-11-25T00:00:00+08:00"  # a team's own comes first
    assert december.pages["commitments/index.html"].changes_at is None


def test_every_edition_is_listed_with_its_days_and_state(programme_site: Kept) -> None:
    (_, city), (_, teams) = hub(programme_site).groups
    assert [(row.url, row.tag) for row in city] == [
        ("/commitment/CM-3/", "尚未生效"), ("/commitment/CM-2/", "现行有效"),
        ("/commitment/CM-1/", "已被替代"),
    ]  # fmt: skip
    assert "到 2026年12月1日 由新版替代" in city[1].lines[0]
    assert [(row.url, row.tag) for row in teams] == [("/commitment/CM-TEAM/", "尚未生效")]


def test_an_edition_says_what_it_changed(programme_site: Kept) -> None:
    view = programme_site.pages["commitment/CM-2/index.html"].view.commitment
    assert [(change.title, change.added, change.removed) for change in view.changes] == [
        ("志愿者的权利", ("保险",), ()),
        ("志愿者的义务", (), ("满一年才有证明",)),
        ("服务对象的权利", ("不被说出去",), ()),
    ]
    assert "<del>满一年才有证明</del>" in programme_site.url("/commitment/CM-2/")
    assert "没有改动" not in programme_site.url("/commitment/CM-3/")
    assert programme_site.pages["commitment/CM-1/index.html"].view.commitment.before is None


def test_an_opening_is_bound_by_its_teams_else_by_the_citys(
    programme_site: Kept, december: Kept
) -> None:
    assert bound(programme_site, "OP-OPEN") == ["/commitment/CM-2/"]
    assert bound(programme_site, "OP-SCHEDULED") == ["/commitment/CM-2/"]  # ORG-2, a day too early
    assert bound(december, "OP-SCHEDULED") == ["/commitment/CM-TEAM/"]
    assert bound(december, "OP-OPEN") == ["/commitment/CM-3/"]
    assert bound(december, "OP-ENDED") == ["/commitment/CM-2/"]  # as it was on its last day
