import datetime as dt
from typing import Any

import msgspec
import pytest
import yaml

from scripts.records.person import Consent, HonoredPerson, Person, PicturedPerson
from scripts.rules.naming import judged, mask, may_be_named, names_of, shown_name, turns
from tests.support import ROOT

TABLE: list[dict[str, str]] = yaml.safe_load(
    (ROOT / "tests/rules/naming_table.yaml").read_text(encoding="utf-8")
)
DAY = dt.date(2026, 3, 5)


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def consent(given: str = "2026-01-01", **more: Any) -> Consent:
    return msgspec.convert({"purpose": "name", "given_on": given, **more}, Consent)


def person(*consents: Consent, **more: Any) -> Person:
    who = msgspec.convert({"name": "欧阳小满", **more}, Person)
    return msgspec.structs.replace(who, consents=consents)


@pytest.mark.parametrize("row", TABLE, ids=[f"{row['name']} {row['why']}" for row in TABLE])
def test_the_mask_of_forty_names(row: dict[str, str]) -> None:
    assert mask(row["name"]) == row["masked"]


def test_the_table_has_forty_names() -> None:
    assert len({row["name"] for row in TABLE}) == 40


ON_THE_DAY = {
    "no consent": (person(), False),
    "for another purpose": (person(consent(purpose="story")), False),
    "given": (person(consent()), True),
    "given that day": (person(consent("2026-03-05")), True),
    "given the day after": (person(consent("2026-03-06")), False),
    "valid until that day": (person(consent(valid_until="2026-03-05")), True),
    "valid until the day before": (person(consent(valid_until="2026-03-04")), False),
    "withdrawn that day": (person(consent(withdrawn_on="2026-03-05")), False),
    "withdrawn the day after": (person(consent(withdrawn_on="2026-03-06")), True),
    "an older one withdrawn": (
        person(consent("2025-01-01", withdrawn_on="2025-02-01"), consent()), True,
    ),
    "a newer one withdrawn": (
        person(consent("2025-01-01"), consent(withdrawn_on="2026-02-01")), False,
    ),
    "named from that day": (person(consent(), named_from="2026-03-05"), True),
    "named from the day after": (person(consent(), named_from="2026-03-06"), False),
    "a minor's own": (person(consent(), minor_until="2027-01-01"), False),
    "a minor's guardian's": (person(consent(by_guardian=True), minor_until="2027-01-01"), True),
    "come of age, their own": (person(consent(), minor_until="2026-03-05"), True),
    "come of age, the guardian's": (
        person(consent(by_guardian=True), minor_until="2026-03-05"), False,
    ),
    "never, whatever is given": (
        person(consent(), consent(by_guardian=True), never_named=True), False,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ON_THE_DAY.values(), ids=ON_THE_DAY)
def test_who_may_be_named(case: tuple[Person, bool]) -> None:
    who, may = case
    assert may_be_named(who, "name", DAY) is may
    assert shown_name(who, DAY) == ("欧阳小满" if may else stands(who))
    public = judged(who, DAY)
    assert public.name == ("欧阳小满" if may else None)
    assert (public.consents, public.named_from, public.never_named) == ((), None, False)


def stands(who: Person) -> str:
    return "某志愿者" if who.never_named else "欧阳**"


def test_an_end_travels_and_is_judged_again() -> None:
    public = judged(person(consent(valid_until="2026-03-31")), DAY)
    assert public.named_until == day("2026-03-31")
    assert shown_name(public, day("2026-03-31")) == "欧阳小满"
    assert shown_name(public, day("2026-04-01")) == "欧阳**"


@pytest.mark.parametrize(
    ("who", "until", "again"),
    [
        (person(consent()), None, None),
        (person(consent(valid_until="2026-03-31")), "2026-03-31", None),
        (person(consent(withdrawn_on="2026-03-31")), "2026-03-30", None),
        (person(consent(), named_from="2026-06-01"), None, "2026-06-01"),
        (person(consent("2026-05-01"), named_from="2026-04-01"), None, "2026-05-01"),
        (person(consent(valid_until="2026-05-01"), named_from="2026-06-01"), None, None),
        (
            person(consent(valid_until="2026-03-31"), consent("2026-05-01")),
            "2026-03-31", "2026-05-01",
        ),
        (person(consent(valid_until="2026-03-31"), consent("2026-03-20")), None, None),
        (
            person(consent(by_guardian=True), consent(), minor_until="2026-09-01"),
            None, None,
        ),
        (person(consent(by_guardian=True), minor_until="2026-09-01"), "2026-08-31", None),
        (person(), None, None),
    ],
)  # fmt: skip
def test_when_the_judgement_turns(who: Person, until: str | None, again: str | None) -> None:
    found = turns(who, "name", DAY)
    assert found == (until and day(until), again and day(again))


def test_each_place_asks_for_its_own_purpose() -> None:
    for kind, purpose in ((HonoredPerson, "honor"), (PicturedPerson, "picture")):
        one = consent(purpose=purpose)
        assert shown_name(kind(name="张三", consents=(one,)), DAY) == "张三"
        assert shown_name(kind(name="张三", consents=(consent(),)), DAY) == "张**"


def test_who_is_never_named_is_called_by_the_role() -> None:
    assert shown_name(Person(name="张三", never_named=True, role="学生"), DAY) == "某学生"
    assert shown_name(Person(role="领队"), DAY) == "某领队"


def hidden(*names: str, shown: tuple[str, ...] = ()) -> Any:
    return names_of(
        [*((Person(name=name), False) for name in names), *((Person(name=n), True) for n in shown)]
    )


@pytest.mark.parametrize(
    ("names", "before", "after"),
    [
        (("张三",), "张三和张三丰", "张**和张**丰"),
        (("张三", "张三丰"), "张三和张三丰", "张**和张**"),
        (("张三",), "张 三、张　三、张\u200b三、张·三、张\n三", "张**、张**、张**、张**、张**"),
        (("张三",), "张\n\n三", "张\n\n三"),
        (
            ("阿依古丽·买买提",),
            "阿依古丽•买买提，阿依古丽买买提，阿依古丽 · 买买提",
            "阿**，阿**，阿**",
        ),
        (("John Smith",), "John Smith、john  smith、JohnSmith说", "J. S.、J. S.、J. S.说"),
        (("Ann Li",), "Joann Lipton", "Joann Lipton"),
        (("Élodie Durand",), "E\u0301lodie Durand", "É. D."),
        (("赵",), "赵家村", "赵家村"),
        (("𬭎小刚",), "由𬭎小刚领队", "由𬭎**领队"),
        (("(王五)",), "(王五)说", "王**说"),
    ],
)
def test_names_in_running_text(names: tuple[str, ...], before: str, after: str) -> None:
    assert hidden(*names).masked(before) == after


def test_a_longer_name_with_consent_is_left_alone() -> None:
    names = hidden("王小", shown=("王小明",))
    assert names.masked("王小和王 小明") == "王**和王 小明"
    assert hidden("王小明", shown=("王小明",)).masked("王小明") == "王**"


def test_other_forms_of_a_name_are_masked_too() -> None:
    names = names_of([(Person(name="张三", also=("小三儿",)), False)])
    assert names.masked("大家叫张三小三儿") == "大家叫张**张**"
    assert names.reveals("小三儿")
    assert not names.reveals("大家")
