from collections.abc import Callable
from typing import Any

import pytest

from scripts.errors import ContractError
from tests.pull.conftest import Desk
from tests.pull.samples import openings, session

Item = dict[str, Any]


def rewrite(desk: Desk, change: Callable[[Item], object]) -> None:
    """Let the source send the openings otherwise, as after an update of its software."""
    for item in desk.api.items["openings"].values():
        change(item)


def rename(old: str, new: str) -> Callable[[Item], object]:
    return lambda item: item.update({new: item.pop(old)}) if old in item else None


def test_a_renamed_required_field_is_named_even_at_the_first_pull(desk: Desk) -> None:
    rewrite(desk, rename("title", "name"))
    with pytest.raises(
        ContractError, match="8 条记录全都没有 title，却有约定里没有的 name"
    ) as told:
        desk.pull()
    assert "条的最新版本不能发布" not in str(told.value)


def test_a_renamed_optional_field_is_named(desk: Desk) -> None:
    desk.api.put("openings", *openings(8, risks="路滑"))
    desk.pull()
    before = desk.bytes
    rewrite(desk, rename("risks", "risk"))
    with pytest.raises(ContractError, match="没有 risks，却有约定里没有的 risk；"):
        desk.pull(full=True)
    assert desk.bytes == before


def test_a_renamed_field_inside_another_is_named(desk: Desk) -> None:
    desk.pull()
    rewrite(desk, lambda item: rename("needed", "places")(item["sessions"][0]))
    with pytest.raises(ContractError, match=r"没有 sessions\.needed，却有.* sessions\.places；"):
        desk.pull(full=True)


def test_a_field_that_only_some_had_is_missed_too(desk: Desk) -> None:
    desk.api.put("openings", *openings(4, risks="路滑"))
    desk.pull()
    rewrite(desk, rename("risks", "risk"))
    with pytest.raises(ContractError, match="没有 risks"):
        desk.pull(full=True)


def test_an_increment_tells_it_as_well(desk: Desk) -> None:
    desk.api.put("openings", *openings(8, risks="路滑"))
    desk.pull()
    desk.api.put("openings", *openings(3, risk="路滑"))
    with pytest.raises(ContractError, match="收到的 3 条记录全都没有 risks"):
        desk.pull()


def test_one_person_s_slip_is_no_rename(desk: Desk) -> None:
    desk.pull()
    desk.api.change("openings", "OP-1", title=None, name="写错了格")
    assert len(desk.pull().held) == 1


def test_fields_the_source_always_had_are_no_new_names(desk: Desk) -> None:
    desk.api.put("openings", *openings(7, internal_note="x"))
    desk.api.put("openings", *openings(1, first=8, internal_note="x", gear="雨鞋"))
    desk.pull()
    desk.api.put("openings", *openings(1, first=8, internal_note="x"))
    assert desk.pull(full=True).changed


def test_a_field_nobody_uses_any_more_is_no_rename(desk: Desk) -> None:
    desk.api.put("openings", *openings(8, risks="路滑"))
    desk.pull()
    desk.api.put("openings", *openings(8))
    assert desk.pull(full=True).changed


def test_a_private_field_has_no_name_to_keep(desk: Desk) -> None:
    desk.api.put("openings", *openings(8, leader={"name": "某人", "never_named": True}))
    desk.pull()
    desk.api.put("openings", *openings(8, leader={"name": "某人", "unnamed": True}))
    assert desk.pull(full=True).changed


def test_a_new_field_that_only_looks_like_a_rename_can_be_let_pass(desk: Desk) -> None:
    desk.api.put("openings", *openings(8, risks="路滑"))
    desk.pull()
    desk.api.put("openings", *openings(8, stars=3, sessions=[session(note="x")]))
    with pytest.raises(ContractError, match="--accept openings:fields"):
        desk.pull(full=True)
    assert desk.pull("openings:fields", full=True).changed
    assert desk.pull(full=True).changed is False
