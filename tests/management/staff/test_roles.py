"""The tables that decide: nothing is left to chance when a record type is added."""

import typing

import pytest

from scripts.management.staff.grants import GRANTS, KINDS, Action, Role
from tests.management.staff.conftest import Staffed

ACTIONS = typing.get_args(Action)
ROWS = {
    "organizations": ("ORG-1", "ORG-2"), "projects": ("PRJ-1", "PRJ-2"),
    "openings": ("OP-1", "OP-2"), "stations": ("ST-1", "ST-2"),
    "trainings": ("TR-1", "TR-2"), "commitments": ("CM-1", "CM-2"), "star_rules": ("SR-1", "SR-1"),
    "recognitions": ("RC-1", "RC-1"), "awards": ("AW-1", "AW-1"), "surveys": ("SV-1", "SV-1"),
    "needs": ("ND-1", "ND-1"),
}  # fmt: skip
OFFICE = ("honor", "inquiry")
"""Kinds that belong to no organization: the city office enters them."""


def user(name: str) -> typing.Any:
    from django.contrib.auth.models import User

    return User.objects.get(username=name)


def test_every_record_type_has_its_place_in_the_tables(staffed: Staffed) -> None:
    from scripts.management.models import MODELS
    from scripts.management.staff.scope import OWNER

    assert staffed
    for model in MODELS:
        name = str(model._meta.model_name)
        assert name in KINDS, f"{name}: say in KINDS what it is to the roles"
        owned = KINDS[name] not in OFFICE
        assert (name in OWNER) is owned, f"{name}: say in OWNER whose it is, or put it among OFFICE"


def test_every_role_has_a_label_and_a_table() -> None:
    assert {role.label for role in Role} == {
        "市志愿办", "组织工作人员", "媒体人员", "责任编辑",
    }  # fmt: skip
    assert set(GRANTS) == set(Role)


@pytest.mark.parametrize("collection", ROWS)
def test_what_one_row_allows_to_whom(staffed: Staffed, collection: str) -> None:
    from scripts.management.models import BY_COLLECTION
    from scripts.management.staff.roles import may, visible

    assert staffed
    model = BY_COLLECTION[collection]
    own, other = (model._base_manager.get(pk=key) for key in ROWS[collection])
    of_office = KINDS[str(model._meta.model_name)] in OFFICE
    for action in ACTIONS:
        assert may(user("city"), action, other)
        assert not may(user("team"), action, other)
        assert may(user("media"), action, other) is (action in ("view", "export"))
        reads = action in ("view", "export", "findings", "history", "withdraw", "delete", "confirm")
        assert may(user("editor"), action, other) is reads
    assert may(user("team"), "change", own) is not of_office
    assert may(user("team"), "import", own) is not of_office
    for refused in ("confirm", "withdraw"):
        assert not may(user("team"), refused, own)
    seen = visible(user("team"), model._base_manager.filter(pk__in=ROWS[collection]))
    assert [row.pk for row in seen] == ([] if of_office else [own.pk])


def test_who_is_off_unknown_or_without_a_role_may_nothing(staffed: Staffed) -> None:
    from django.contrib.auth.models import AnonymousUser, User

    from scripts.management.models import Opening, Staff
    from scripts.management.staff.roles import may, role_of, visible

    assert staffed
    off = user("city")
    off.is_active = False
    stranger = User(username="x", is_staff=True)
    odd = user("media")
    odd.staff = Staff(user=odd, role="emperor")
    for nobody in (off, stranger, odd, AnonymousUser()):
        assert role_of(nobody) is None
        assert not any(may(nobody, action, Opening) for action in ACTIONS)
        assert not visible(nobody, Opening.objects.all()).exists()


def test_a_superuser_counts_as_the_city_office(staffed: Staffed) -> None:
    from django.contrib.auth.models import User

    from scripts.management.staff.roles import role_of

    assert staffed
    assert role_of(User(username="root", is_staff=True, is_superuser=True)) is Role.CITY_OFFICE


def test_an_editor_deletes_no_draft(staffed: Staffed) -> None:
    from scripts.management.models import Opening
    from scripts.management.staff.roles import may

    assert staffed
    draft = Opening.objects.get(pk="DRAFT-1")
    assert may(user("editor"), "view", draft)
    for action in ("delete", "confirm", "withdraw"):
        assert not may(user("editor"), action, draft)
