"""All stations with their places, to sort by distance: fetched when somebody asks, not before."""

import json
from collections.abc import Sequence
from typing import Any

from plugins.listings.indexes import Indexes
from plugins.pages import text, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import DataFile, Row

FORMAT = 1


def near_file(rows: Sequence[Row], indexes: Indexes) -> DeclaredPage:
    """Declare the file; stations that don't say where they are have no place in it."""
    data: dict[str, Any] = {
        "format": FORMAT,
        **({"note": text.DEMO_DATA} if indexes.portal.demo else {}),
        "stations": [_station(row) for row in rows if row.at],
    }
    return DeclaredPage(
        path=urls.path(urls.STATIONS_NEAR),
        template="files/data.json",
        view=DataFile(text=json.dumps(data, ensure_ascii=False, separators=(",", ":"))),
        listed=False,
    )


def _station(row: Row) -> dict[str, Any]:
    latitude, longitude = map(float, row.at.split(","))
    return {
        "title": row.title,
        "url": row.url,
        "lang": row.lang or "",
        "tag": row.tag,
        "lines": row.lines,
        "opens": row.opens,
        "at": [latitude, longitude],
    }
