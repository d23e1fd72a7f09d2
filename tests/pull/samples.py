"""Small invented records, as the API sends them."""

from typing import Any

Item = dict[str, Any]


def organization(name: str = "ORG-1", **more: object) -> Item:
    return {
        "id": name,
        "name": f"晨光志愿队 {name}",
        "division": "431002",
        "kind": "social",
        **more,
    }


def project(name: str = "PR-1", **more: object) -> Item:
    return {
        "id": name, "title": f"邻里守望 {name}", "organization": "ORG-1", "division": "431002",
        **more,
    }  # fmt: skip


def session(name: str = "S1", **more: object) -> Item:
    return {
        "id": name, "start_date": "2026-12-05", "end_date": "2026-12-05",
        "start_time": "09:00", "end_time": "11:30", "needed": 10, **more,
    }  # fmt: skip


def opening(name: str = "OP-1", **more: object) -> Item:
    return {
        "id": name, "title": f"社区清洁 {name}", "organization": "ORG-1", "division": "431002",
        "sessions": [session()], "category": "community", "version": 1,
        "updated_at": "2026-11-20T09:00:00+08:00",
        "source": {"system": "市志愿服务平台", "id": name}, **more,
    }  # fmt: skip


def station(name: str = "ST-1", **more: object) -> Item:
    return {"id": name, "name": f"岗亭 {name}", "division": "431002", "kind": "kiosk", **more}


def openings(count: int, first: int = 1, **more: object) -> list[Item]:
    return [opening(f"OP-{number}", **more) for number in range(first, first + count)]
