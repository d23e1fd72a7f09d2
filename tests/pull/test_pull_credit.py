"""Who took a picture and where it is from: judged by the pull like everybody a record names."""

from typing import Any

import pytest

from scripts.records.picture import Picture
from tests.pull.conftest import Desk
from tests.pull.samples import opening, organization
from tests.pull.test_pull_people import CONSENT, NAME, days, written

PICTURE: dict[str, Any] = {
    "path": "/media/a.jpg", "sha256": "0" * 64, "alt": f"{NAME}拍的河岸", "shows_people": False,
}  # fmt: skip


def pulled(desk: Desk, **more: Any) -> Picture:
    desk.api.put("openings", opening(pictures=[{**PICTURE, **more}]))
    desk.pull()
    (found,) = desk.snapshot.of("openings")["OP-1"].pictures
    return found  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    "taken_by",
    [
        NAME,
        {"name": NAME},
        {"name": NAME, "consents": [{**CONSENT, "purpose": "picture"}]},
        {"name": NAME, "consents": [{**CONSENT, "withdrawn_on": "2026-02-01"}]},
        {"name": NAME, "consents": [CONSENT], "misspelt": "2026-02-01"},
    ],
)
def test_a_photographer_without_consent_never_enters(desk: Desk, taken_by: object) -> None:
    found = pulled(desk, taken_by=taken_by, credit=f"{NAME}，市文明办")
    assert found.taken_by
    assert (found.taken_by.name, found.taken_by.masked) == (None, "欧阳**")
    assert (found.alt, found.credit) == ("欧阳**拍的河岸", "欧阳**，市文明办")
    assert "小满" not in written(desk)


def test_a_photographer_of_a_picture_that_may_not_be_shown_is_masked_in_texts(desk: Desk) -> None:
    hidden = {**PICTURE, "shows_people": True, "taken_by": {"name": NAME}}
    desk.api.put("openings", opening(title=f"{NAME}拍照", pictures=[hidden]))
    desk.pull()
    assert desk.snapshot.of("openings")["OP-1"].title == "欧阳**拍照"
    assert "小满" not in written(desk)


def test_a_photographer_with_consent_is_named_until_it_ends(desk: Desk) -> None:
    consent = {**CONSENT, "valid_until": "2026-12-31"}
    found = pulled(desk, taken_by={"name": NAME, "consents": [consent]})
    assert found.taken_by
    assert found.taken_by.name == NAME
    assert found.alt == f"{NAME}拍的河岸"
    desk.pull(now=days(60))
    (later,) = desk.snapshot.of("openings")["OP-1"].pictures
    assert later.taken_by.name is None
    assert "小满" not in written(desk)


def test_a_held_record_loses_a_photographer_its_update_has_no_consent_for(desk: Desk) -> None:
    pulled(desk, taken_by={"name": NAME, "consents": [CONSENT]})
    update = opening(division="no", pictures=[{**PICTURE, "taken_by": {"name": NAME}}])
    desk.api.put("openings", update)
    desk.pull()
    assert len(desk.snapshot.manifest.held) == 1
    assert "小满" not in written(desk)


def test_what_is_masked_in_a_credit_is_said_without_the_name(desk: Desk) -> None:
    assert pulled(desk, credit="摄影：张小明／江城日报").credit == "摄影：张**／江城日报"
    (flaw,) = desk.snapshot.manifest.dropped
    assert flaw.field == "pictures[0].credit"
    assert flaw.reason == (
        "作者或来源里像是个人姓名，已隐去；个人请写进 taken_by（摄影者），单位请写全称"
    )
    assert "小明" not in written(desk)


def test_organizations_and_the_citys_bodies_may_be_credited_by_their_names(desk: Desk) -> None:
    team = {**organization("ORG-9"), "name": "河小青"}
    desk.api.put("organizations", team)
    assert pulled(desk, credit="河小青、苏仙区").credit == "河小青、苏仙区"
    desk.api.put("organizations", {**team, "pictures": [{**PICTURE, "credit": "河小青"}]})
    desk.pull()
    assert desk.snapshot.of("organizations")["ORG-9"].pictures[0].credit == "河小青"
    assert desk.snapshot.manifest.dropped == ()
