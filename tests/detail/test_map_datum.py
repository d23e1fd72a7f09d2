from pathlib import Path
from typing import Any

import pytest
import yaml

from scripts.records.city import Point
from scripts.rules.map_datum import bd09, gcj02, in_china

POINTS: dict[str, Any] = yaml.safe_load(
    Path(__file__).with_name("map_points.yaml").read_text(encoding="utf-8")
)


def point(pair: list[float]) -> Point:
    return Point(latitude=pair[0], longitude=pair[1])


def pair(place: Point) -> list[float]:
    return [place.latitude, place.longitude]


def wgs84(shifted: Point) -> Point:
    """Undo gcj02 by trying."""
    guess = shifted
    for _ in range(20):
        again = gcj02(guess)
        guess = Point(
            latitude=guess.latitude + shifted.latitude - again.latitude,
            longitude=guess.longitude + shifted.longitude - again.longitude,
        )
    return guess


@pytest.mark.parametrize("known", POINTS["gcj02"], ids=lambda known: known["source"])
def test_gcj02_is_as_published(known: dict[str, Any]) -> None:
    found = pair(gcj02(point(known["wgs84"])))
    assert found == pytest.approx(known["gcj02"], abs=POINTS["tolerance"])


@pytest.mark.parametrize("known", POINTS["bd09"], ids=lambda known: known["source"])
def test_bd09_is_as_published(known: dict[str, Any]) -> None:
    found = pair(bd09(wgs84(point(known["gcj02"]))))
    assert found == pytest.approx(known["bd09"], abs=POINTS["tolerance"])


@pytest.mark.parametrize("known", POINTS["outside"], ids=lambda known: known["source"])
def test_nothing_is_shifted_outside_china(known: dict[str, Any]) -> None:
    place = point(known["wgs84"])
    assert not in_china(place)
    assert gcj02(place) == bd09(place) == place
