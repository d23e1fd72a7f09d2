"""Which trainings an opening asks for."""

from pathlib import Path
from typing import Any

import msgspec
import pytest

from scripts.records import Training
from scripts.records.opening import Requirements
from scripts.rules.required_training import by_key, satisfying
from tests.management import samples

TABLE: dict[str, Any] = msgspec.yaml.decode(Path(__file__).with_name("satisfies.yaml").read_bytes())
TRAININGS = [
    msgspec.convert(
        {
            **fields, "id": key, "organization": "ORG-1", "division": "431002",
            "sessions": [{"id": "S", "start_date": "2026-12-01", "end_date": "2026-12-01"}],
        },
        Training,
    )
    for key, fields in TABLE["trainings"].items()
]  # fmt: skip


@pytest.mark.parametrize("key", TABLE["openings"])
def test_what_satisfies_an_opening(key: str) -> None:
    fields = TABLE["openings"][key]
    asked = Requirements(
        skills=tuple(fields.get("skills", ())), training=tuple(fields.get("training", ()))
    )
    opening = msgspec.structs.replace(
        samples.opening(key), requirements=asked, project=fields.get("project"),
        category=fields.get("category"),
    )  # fmt: skip
    assert [training.id for training in satisfying(by_key(TRAININGS), opening)] == fields[
        "satisfied_by"
    ]
