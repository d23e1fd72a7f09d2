"""Names pass with consent, are masked without, and leave when it ends, whatever else happens."""

import datetime as dt
from typing import Any

import pytest

from scripts.records import Opening
from scripts.snapshot import as_of_day
from tests.pull.conftest import NOW, Desk
from tests.pull.samples import opening, organization
from tests.support import tree

NAME = "欧阳小满"
CONSENT = {"purpose": "name", "given_on": "2026-01-01"}


def leader(*consents: dict[str, Any], **more: object) -> dict[str, Any]:
    return {"name": NAME, "consents": list(consents), **more}


def led(**more: Any) -> dict[str, Any]:
    """Return an opening whose texts name its leader."""
    return opening(
        title=f"{NAME}带你清洁社区", description=f"欧阳 小满：{NAME}。",
        requirements={"skills": [f"跟得上{NAME}"]}, **more,
    )  # fmt: skip


def days(count: int) -> dt.datetime:
    return NOW + dt.timedelta(days=count)


def pulled(desk: Desk, now: dt.datetime = NOW, **options: bool) -> Opening:
    desk.pull(now=now, **options)
    found: Opening = desk.snapshot.of("openings")["OP-1"]
    return found


def written(desk: Desk) -> str:
    files = {**tree(desk.places.data), **tree(desk.places.var)}
    return b"".join(files.values()).decode() + "".join(desk.said)


def test_a_name_without_consent_never_enters(desk: Desk) -> None:
    desk.api.put("openings", led(leader=leader(also=["小满"], role="老师"), gear="小满会带手套"))
    found = pulled(desk)
    assert found.title == "欧阳**带你清洁社区"
    assert found.description == "欧阳**：欧阳**。"
    assert found.requirements
    assert found.requirements.skills == ("跟得上欧阳**",)
    assert found.gear == "欧阳**会带手套"
    assert found.leader
    assert (found.leader.name, found.leader.masked, found.leader.role) == (None, "欧阳**", "老师")
    assert "小满" not in written(desk)


def test_a_name_with_consent_brings_its_end_and_nothing_else(desk: Desk) -> None:
    other = {"purpose": "story", "given_on": "2025-02-03", "withdrawn_on": "2025-03-04"}
    consent = {**CONSENT, "valid_until": "2026-12-31", "by_guardian": False}
    desk.api.put("openings", led(leader=leader(consent, other, named_from="2026-02-02")))
    found = pulled(desk)
    assert NAME in found.title
    assert found.leader
    assert found.leader.name == NAME
    assert found.leader.named_until == dt.date(2026, 12, 31)
    for private in ("consents", "2026-01-01", "2026-02-02", "2025-03-04", "purpose", "guardian"):
        assert private not in written(desk)


def test_a_name_alone_has_no_consent(desk: Desk) -> None:
    desk.api.put("openings", led(leader=NAME))
    found = pulled(desk).leader
    assert found
    assert found.masked == "欧阳**"
    assert NAME not in written(desk)


def test_what_the_pull_makes_no_source_can_send(desk: Desk) -> None:
    sent = leader(masked=NAME, named_until="2030-01-01")
    desk.api.put("openings", led(leader=sent))
    found = pulled(desk).leader
    assert found
    assert (found.masked, found.named_until) == ("欧阳**", None)
    assert NAME not in written(desk)


@pytest.mark.parametrize(
    ("who", "at"),
    [
        (leader({**CONSENT, "withdrawn_at": "2026-02-01"}), "leader"),
        (leader(CONSENT, never_name=True), "leader"),
        (leader({**CONSENT, "withdrawn_on": f"{NAME}2026"}), "leader.consents[0].withdrawn_on"),
        (leader({**CONSENT, "purpose": NAME}), "leader.consents[0].purpose"),
        (leader(CONSENT, named_from=17), "leader.named_from"),
        (17, "leader"),
    ],
)
def test_what_is_not_understood_is_no_consent_and_is_reported(
    desk: Desk, who: object, at: str
) -> None:
    desk.api.put("openings", led(leader=who) if who != 17 else opening(leader=who))
    found = pulled(desk)
    assert found.leader
    assert found.leader.name is None
    assert NAME not in written(desk)
    (flaw,) = desk.snapshot.manifest.dropped
    assert (flaw.id, flaw.field) == ("OP-1", at)
    assert "看不懂" in desk.report
    desk.api.put("openings", led(leader=leader(CONSENT)))
    assert NAME in pulled(desk).title
    assert desk.snapshot.manifest.dropped == ()


def test_a_later_day_brings_the_name_though_nothing_was_written(desk: Desk) -> None:
    desk.api.put("openings", led(leader=leader(CONSENT, named_from="2026-12-01")))
    assert "欧阳**" in pulled(desk).title
    assert desk.snapshot.manifest.collections["openings"].again == dt.date(2026, 12, 1)
    assert "欧阳**" in pulled(desk, days(6)).title
    assert NAME in pulled(desk, days(7)).title
    assert desk.snapshot.manifest.collections["openings"].again is None
    desk.api.requests.clear()
    pulled(desk, days(8))
    assert desk.api.asked == []


def test_a_consent_that_ends_masks_though_nothing_was_written(desk: Desk) -> None:
    desk.api.put("openings", led(leader=leader({**CONSENT, "valid_until": "2026-11-30"})))
    assert NAME in pulled(desk, days(6)).title
    assert pulled(desk, days(7)).title == "欧阳**带你清洁社区"
    assert NAME not in written(desk)


def test_other_forms_of_a_name_are_masked_with_it_though_no_pull_comes(desk: Desk) -> None:
    consent = {**CONSENT, "valid_until": "2026-11-30"}
    desk.api.put("openings", led(leader=leader(consent, also=["小满"]), gear="小满会带手套"))
    assert pulled(desk).gear == "小满会带手套"
    later: Opening = as_of_day(desk.snapshot, days(7).date()).of("openings")["OP-1"]
    assert later.gear == "欧阳**会带手套"
    assert later.leader
    assert later.leader.also == ()


@pytest.mark.parametrize(
    "update",
    [
        {"leader": leader({**CONSENT, "withdrawn_on": "2026-11-24"})},
        {"leader": leader({**CONSENT, "revoked": True})},
        {"leader": None},
        {},
    ],
)
def test_a_withdrawal_gets_through_an_update_that_is_wrong(
    desk: Desk, update: dict[str, Any]
) -> None:
    desk.api.put("openings", led(leader=leader(CONSENT)))
    assert NAME in pulled(desk).title
    desk.api.put("openings", opening(division="no", **update))
    found = pulled(desk)
    assert [flaw.id for flaw in desk.snapshot.manifest.held] == ["OP-1"]
    assert found.title == "欧阳**带你清洁社区"
    assert NAME not in written(desk)


def test_a_faulty_record_is_reported_under_its_masked_title(desk: Desk) -> None:
    desk.api.put("openings", {**led(leader=leader()), "id": "OP-77", "division": "no"})
    desk.pull()
    assert "欧阳\\*\\*带你清洁社区" in desk.report
    assert NAME not in written(desk)


def test_each_record_is_judged_by_its_own_people(desk: Desk) -> None:
    desk.api.put("organizations", organization(contact=leader(), description=f"找{NAME}。"))
    desk.api.put("openings", led(leader=leader(CONSENT)))
    assert NAME in pulled(desk).title
    body = desk.snapshot.of("organizations")["ORG-1"]
    assert (body.contact.masked, body.description) == ("欧阳**", "找欧阳**。")
