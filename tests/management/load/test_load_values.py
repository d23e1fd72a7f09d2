"""One rule on one row."""

import datetime as dt

import pytest

from scripts.management.load.mapping import Rule
from scripts.management.load.problem import UnfitError
from scripts.management.load.table import Row
from scripts.management.load.values import read

NESTED = """{'where': '{"street": "Broadway 1", "zip": ""}', 'n': 3}"""


def value(rule: Rule, cell: str = "") -> object:
    return read(rule, Row(number=2, cells={"c": cell, "d": "other"}, width=2)).value


@pytest.mark.parametrize(
    ("rule", "cell", "expected"),
    [
        (Rule(column="c"), " 　text ", "text"),
        (Rule(column="c"), "  ", None),
        (Rule(column="c", default="x"), "", "x"),
        (Rule(column="c", blank=("n/a",)), "n/a", None),
        (Rule(value=5), "", 5),
        (Rule(first=("c", "d")), "", "other"),
        (Rule(first=("c", "d")), "own", "own"),
        (Rule(join=("c", "d"), between="-"), "own", "own-other"),
        (Rule(join=("c", "d"), between="-"), "", "other"),
        (Rule(column="c", codes={"a": "x", "b": None}), "a", "x"),
        (Rule(column="c", codes={"a": "x", "b": None}), "b", None),
        (Rule(column="c", prefixes={"1": "x", "10": "y"}), "102", "y"),
        (Rule(column="c", before="ID-"), "7", "ID-7"),
        (Rule(column="c", before="ID-"), "", None),
        (Rule(column="c", split="、"), "a、 b、", ("a", "b")),
        (Rule(column="c", limit=10, beyond="unknown"), "11", None),
        (Rule(column="c", limit=10), "10", "10"),
        (Rule(column="c", parse="python_dict", path=("where", "street")), NESTED, "Broadway 1"),
        (Rule(column="c", parse="python_dict", path=("where", "zip")), NESTED, None),
        (Rule(column="c", parse="python_dict", path=("n",)), NESTED, 3),
        (Rule(column="c", parse="json", path=("a",)), '{"a": "b"}', "b"),
    ],
)  # fmt: skip
def test_a_value(rule: Rule, cell: str, expected: object) -> None:
    assert value(rule, cell) == expected


@pytest.mark.parametrize(
    ("rule", "cell", "expected"),
    [
        (Rule(column="c", dates=("%Y-%m-%d", "%B %d %Y")), "June  05 2011", "2011-06-05T00:00:00"),
        (Rule(column="c", dates=("%Y-%m-%d",), time="23:59"), "2011-06-05", "2011-06-05T23:59:00"),
        (Rule(column="c", dates=("%Y-%m-%d %H:%M",)), "2011-06-05 07:30", "2011-06-05T07:30:00"),
    ],
)
def test_a_date(rule: Rule, cell: str, expected: str) -> None:
    found = value(rule, cell)
    assert isinstance(found, dt.datetime)
    assert found.isoformat() == expected


@pytest.mark.parametrize(
    ("rule", "cell", "said"),
    [
        (Rule(column="c", codes={"a": "x"}), "b", "应为 a 之一"),
        (Rule(column="c", prefixes={"1": "x"}), "2", "应以 1 开头"),
        (Rule(column="c", pattern=r"\d+"), "1a", r"应符合 \d+"),
        (Rule(column="c", pattern=r"\d+", expected="应为数字"), "1a", "应为数字"),
        (Rule(column="c", limit=10), "11", "不能大于 10"),
        (Rule(column="c", limit=10), "many", "应为数字"),
        (Rule(column="c", dates=("%B %d %Y",)), "yesterday", "March 05 2026"),
        (Rule(column="c", parse="python_dict", path=("a",)), "__import__('os')", "Python 字典"),
        (Rule(column="c", parse="python_dict", path=("a",)), "[1]", "里面应有“a”"),
        (Rule(column="c", parse="python_dict", path=("a",)), "(" * 5000, "Python 字典"),
        (Rule(column="c", parse="json", path=("a",)), "[" * 20_001, "内容太长"),
        (Rule(column="c"), "a\x00b", "U+0000"),
        (Rule(first=(Rule(column="c", codes={"a": "x"}), "d")), "b", "应为 a 之一"),
    ],
)
def test_what_a_rule_refuses(rule: Rule, cell: str, said: str) -> None:
    with pytest.raises(UnfitError) as raised:
        value(rule, cell)
    assert said in raised.value.expected
    assert raised.value.column == "c"
