"""What may be shown of a picture's credit: the table was written before the code."""

import datetime as dt
from typing import Any

import pytest
import yaml

from scripts.city import load_city
from scripts.rules.manuscript.front_matter import Cover, StoryConsent, StoryMatter, StoryPerson
from scripts.rules.manuscript.people import told
from scripts.rules.naming.credit import credited, keys, known_sources
from tests.support import ROOT

TABLE: list[dict[str, Any]] = yaml.safe_load(
    (ROOT / "tests/rules/credit_table.yaml").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("row", TABLE, ids=[row["credit"] for row in TABLE])
def test_organizations_pass_and_persons_are_masked(row: dict[str, Any]) -> None:
    known = keys(row.get("known", ()))
    shown = credited(row["credit"], known)
    assert shown == row.get("shown", row["credit"])
    assert credited(shown, known) == shown


def test_the_table_has_many_of_both_kinds() -> None:
    assert len({row["credit"] for row in TABLE}) == len(TABLE) >= 40
    assert sum("shown" in row for row in TABLE) >= 20
    assert sum("shown" not in row for row in TABLE) >= 20


@pytest.mark.parametrize(
    ("credit", "shown"),
    [
        ("张三、李四、王五（市文明办）", "张三、李**、王**（市文明办）"),
        ("图：李小满", "图：某学生"),
        ("三哥摄", "三哥摄"),
        ("赵六摄", "赵六摄"),
    ],
)
def test_a_storys_cover_names_who_of_its_people_may_be_named(credit: str, shown: str) -> None:
    consent = StoryConsent(given_on=dt.date(2026, 1, 1))
    matter = StoryMatter(
        title="题", slug="a", kind="报道", summary="要",
        date=dt.datetime(2026, 3, 5, tzinfo=dt.UTC),
        cover=Cover(path="/images/a.jpg", alt="图", credit=credit),
        author=StoryPerson(name="赵六", consents=(consent,)),
        people=(
            StoryPerson(name="张三", also=("三哥",), consents=(consent,)), StoryPerson(name="李四"),
            StoryPerson(name="李小满", role="学生", never_named=True),
        ),
    )  # fmt: skip
    cover = told(matter, dt.date(2026, 3, 5)).matter.cover
    assert cover
    assert cover.credit == shown


def test_the_citys_bodies_and_places_and_the_organizations_are_known() -> None:
    known = known_sources(load_city(ROOT / "content" / "city.yaml"), ["河小青"])
    for name in ("郴州市", "苏仙区", "湖南省", "河小青"):
        assert credited(name, known) == name
    assert credited("李小青", known) == "李**"
