"""The examples say what a plain search of the records and stories says."""

import pytest

from tests.search.examples import Example, examples
from tests.search.plain import Plain
from tests.support import MOMENT, Sandbox


@pytest.fixture(scope="module")
def plain(demo_site: Sandbox) -> Plain:
    return Plain(demo_site.content, MOMENT)


def test_there_are_forty() -> None:
    assert len({example.name for example in examples()}) == 40


@pytest.mark.parametrize("example", examples(), ids=lambda example: example.name)
def test_a_plain_search_gives_the_same_answer(plain: Plain, example: Example) -> None:
    assert plain.best(list(example.terms), example.asked) == list(example.expect)
