"""The tree of organizations, also where records name circles and parents that aren't there."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from scripts.rules.organization_tree import below, children, circle

CASES: list[dict[str, Any]] = msgspec.yaml.decode(
    Path(__file__).with_name("trees.yaml").read_bytes()
)


def _nested(top: str | None, tree: dict[str | None, list[str]]) -> dict[str, Any]:
    return {one: _nested(one, tree) for one in tree.get(top, [])}


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["name"]))
def test_everybody_stands_in_the_tree_once(case: dict[str, Any]) -> None:
    parents = case["parents"]
    tree = children(parents)
    assert _nested(None, tree) == case["tree"]
    everybody = [one for top in tree.get(None, []) for one in (top, *below(top, tree))]
    assert sorted(everybody) == sorted(parents)
    assert [one for one in sorted(parents) if circle(one, parents)] == case.get("circle", [])


def test_a_thousand_levels_are_no_trouble() -> None:
    parents = {"N0000": None, **{f"N{n:04d}": f"N{n - 1:04d}" for n in range(1, 1000)}}
    assert len(list(below("N0000", children(parents)))) == 999
