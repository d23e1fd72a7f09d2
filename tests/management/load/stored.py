"""What a command left in a workspace, as the management API tells it."""

import json
import urllib.request
from pathlib import Path
from subprocess import CompletedProcess
from typing import Any

from scripts.management.running import Endpoint, running
from scripts.workspace import workspace
from tests.support import Sandbox


def load(
    place: Sandbox, sheet: Path, *more: str, mapping: Path | None = None, code: int = 0
) -> CompletedProcess[str]:
    """Run the real command."""
    chosen = mapping or sheet.with_name("mapping.yaml")
    command = ("manage", "load", str(sheet), "--mapping", str(chosen))
    return place.run(*command, *more, code=code)


def everything(place: Sandbox, *collections: str) -> dict[str, Any]:
    """Return what the API lists in each collection, and as "index" what it says of itself.

    In the order of the records' ids, without what is unknown.
    """
    with running(workspace(place.environ)) as endpoint:
        found = {name: _listed(endpoint, name) for name in collections}
        return {**found, "index": _get(endpoint, "")}


def stored(place: Sandbox, collection: str = "openings") -> list[dict[str, Any]]:
    """Return what the API lists in one collection."""
    found: list[dict[str, Any]] = everything(place, collection)[collection]
    return found


def _listed(endpoint: Endpoint, collection: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = []
    since: int | None = 0
    while since is not None:
        page = _get(endpoint, f"{collection}?since={since}")
        items += page["items"]
        since = page["next"]
    return sorted(map(_known, items), key=lambda item: str(item["id"]))


def _get(endpoint: Endpoint, what: str) -> dict[str, Any]:
    headers = {"Authorization": f"Bearer {endpoint.token}"}
    request = urllib.request.Request(f"{endpoint.url}/api/v1/{what}", headers=headers)
    with urllib.request.urlopen(request) as answer:
        found: dict[str, Any] = json.load(answer)
    return found


def _known(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _known(part) for name, part in value.items() if part is not None}
    return [_known(part) for part in value] if isinstance(value, list) else value


def untouched(place: Sandbox) -> bool:
    """Tell whether a command left nothing but its report."""
    return {path.name for path in place.var.glob("*")} <= {"reports"}


def ids(items: list[dict[str, Any]]) -> list[str]:
    """Return the ids of those that still exist."""
    return [item["id"] for item in items if "deleted_at" not in item]


def report(place: Sandbox) -> str:
    """Return the report that the load left."""
    return (place.var / "reports" / "load.md").read_text(encoding="utf-8")
