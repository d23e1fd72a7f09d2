"""What may be shown of a picture's credit: the table was written before the code."""

from typing import Any

import pytest
import yaml

from scripts.rules.naming.credit import credited, keys
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
