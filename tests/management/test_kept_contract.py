"""Answers of the server, tombstones and full records included, against docs/openapi.json."""

from typing import Any

import pytest

from scripts.management import store
from scripts.records import COLLECTIONS
from tests.management import samples
from tests.management.conftest import Client
from tests.test_contract import faults


def test_samples_and_tombstones_keep_the_contract(client: Client) -> None:
    from scripts.management.models import Opening

    store.save_records(samples.varied())
    Opening.objects.filter(pk="OP-1").delete()
    for name, kind in COLLECTIONS.items():
        assert faults(f"{kind.__name__}Page", client.get(f"/api/v1/{name}").json()) == []


@pytest.mark.parametrize(
    ("change", "place"),
    [
        ({"title": None}, "title"), ({"division": "43100"}, "division"), ({"seq": None}, "seq"),
        ({"sessions": []}, "sessions"), ({"status": "draft"}, "status"),
    ],
)  # fmt: skip
def test_the_contract_refuses_what_is_wrong(
    client: Client, change: dict[str, Any], place: str
) -> None:
    store.save_records(samples.varied())
    item = client.item("openings", "OP-1")
    assert faults("Opening", item) == []
    assert any(place in fault for fault in faults("Opening", {**item, **change}))
