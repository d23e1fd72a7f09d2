"""docs/openapi.json follows from the records, is valid, and is what the server really sends."""

import json
import shutil
from typing import Any

from jsonschema import Draft202012Validator, FormatChecker
from openapi_spec_validator import validate

from scripts.management.running import running
from scripts.records import COLLECTIONS, RECORD_TYPES
from scripts.workspace import workspace
from tests.management.conftest import Client
from tests.support import ROOT, Sandbox

DOCUMENT: dict[str, Any] = json.loads((ROOT / "docs" / "openapi.json").read_bytes())


def faults(schema: str, answer: Any) -> list[str]:
    """Return what an answer has against a schema of the document."""
    rule = {"$ref": f"#/components/schemas/{schema}", "components": DOCUMENT["components"]}
    validator = Draft202012Validator(rule, format_checker=FormatChecker())
    return [f"{error.json_path}: {error.message}" for error in validator.iter_errors(answer)]


def test_the_document_is_current(place: Sandbox) -> None:
    place.run("contract", "--check")


def test_a_stale_document_fails_the_check(place: Sandbox) -> None:
    copy = place.root / "openapi.json"
    shutil.copy(ROOT / "docs" / "openapi.json", copy)
    place.run("contract", "--check", "--file", str(copy))
    copy.write_bytes(copy.read_bytes().replace(b"office_phone", b"officephone", 1))
    assert (
        "请运行 python -m scripts contract"
        in place.run("contract", "--check", "--file", str(copy), code=1).stderr
    )
    place.run("contract", "--file", str(copy))
    assert copy.read_bytes() == (ROOT / "docs" / "openapi.json").read_bytes()


def test_the_document_is_openapi() -> None:
    validate(DOCUMENT)
    assert DOCUMENT["openapi"].startswith("3.1")


def test_every_collection_and_every_field_is_in_it() -> None:
    for name, kind in COLLECTIONS.items():
        assert f"/api/v1/{name}" in DOCUMENT["paths"]
        properties = DOCUMENT["components"]["schemas"][kind.__name__]["properties"]
        assert set(properties) == set(kind.__struct_fields__)
    text = json.dumps(DOCUMENT)
    assert "\\\\A" not in text
    assert "\\\\Z" not in text


def test_what_is_private_says_so() -> None:
    schemas = DOCUMENT["components"]["schemas"]
    for kind in RECORD_TYPES:
        marks = {n: rule["x-public"] for n, rule in schemas[kind.__name__]["properties"].items()}
        assert {name for name, public in marks.items() if public} == set(kind.PUBLIC)
    assert schemas["Opening"]["properties"]["leader"]["x-public"] is True
    assert schemas["Person"]["properties"]["consents"]["x-public"] is False
    assert "masked" not in schemas["Person"]["properties"]
    assert schemas["Picture"]["properties"]["people"]["x-public"] is False


def test_real_answers_keep_the_contract(place: Sandbox) -> None:
    place.run("manage", "demo", "--openings", "120")
    with running(workspace(place.environ)) as endpoint:
        client = Client(endpoint)
        assert faults("Index", client.get("/api/v1/").json()) == []
        for name, kind in COLLECTIONS.items():
            page = client.get(f"/api/v1/{name}?limit=1000").json()
            assert page["items"], name
            assert faults(f"{kind.__name__}Page", page) == []
        assert faults("Error", client.get("/api/v1/openings?limit=0").json()) == []
