"""Where the maps of China put a place: WGS-84, as GPS and the records have it, shifted.

Maps published in China use GCJ-02 (a shift of several hundred metres that looks random); Baidu
shifts once more (BD-09). Neither formula is published officially; these are the ones that all open
implementations share, on Krasovsky's ellipsoid, right to within a few metres. Degrees throughout.
"""

from math import atan2, cos, hypot, pi, radians, sin, sqrt

from scripts.records.city import Point

_SEMI_MAJOR = 6378245.0
_ECCENTRICITY = 0.00669342162296594323
_SOUTH, _NORTH, _WEST, _EAST = 17.8, 53.6, 73.4, 135.1
_BD_TURN = pi * 3000 / 180


def in_china(place: Point) -> bool:
    """Tell whether a place lies in the box round China within which maps are shifted.

    Rough on purpose: neighbouring countries lie partly in the box. A city far away is outside.
    """
    return _SOUTH < place.latitude < _NORTH and _WEST < place.longitude < _EAST


def gcj02(place: Point) -> Point:
    """Turn WGS-84 into GCJ-02 (高德, 腾讯); outside China nothing is shifted."""
    if not in_china(place):
        return place
    x, y = place.longitude - 105, place.latitude - 35
    latitude = radians(place.latitude)
    flattened = 1 - _ECCENTRICITY * sin(latitude) ** 2
    meridian = _SEMI_MAJOR * (1 - _ECCENTRICITY) / (flattened * sqrt(flattened))
    parallel = _SEMI_MAJOR / sqrt(flattened) * cos(latitude)
    return Point(
        latitude=place.latitude + _north(x, y) * 180 / (meridian * pi),
        longitude=place.longitude + _east(x, y) * 180 / (parallel * pi),
    )


def bd09(place: Point) -> Point:
    """Turn WGS-84 into BD-09 (百度); outside China nothing is shifted."""
    if not in_china(place):
        return place
    shifted = gcj02(place)
    x, y = shifted.longitude, shifted.latitude
    distance = hypot(x, y) + 0.00002 * sin(y * _BD_TURN)
    angle = atan2(y, x) + 0.000003 * cos(x * _BD_TURN)
    return Point(latitude=distance * sin(angle) + 0.006, longitude=distance * cos(angle) + 0.0065)


def _north(x: float, y: float) -> float:
    """Return the shift to the north in metres, x and y degrees from 105° E, 35° N."""
    plain = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * sqrt(abs(x))
    return plain + _ripple(x) + _waves(y, ((20, 1.0), (40, 3.0), (160, 12.0), (320, 30.0)))


def _east(x: float, y: float) -> float:
    plain = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * sqrt(abs(x))
    return plain + _ripple(x) + _waves(x, ((20, 1.0), (40, 3.0), (150, 12.0), (300, 30.0)))


def _ripple(x: float) -> float:
    return (20 * sin(6 * x * pi) + 20 * sin(2 * x * pi)) * 2 / 3


def _waves(value: float, waves: tuple[tuple[int, float], ...]) -> float:
    """Add up sine waves: metres of amplitude, degrees of half a period."""
    return sum(height * sin(value * pi / width) for height, width in waves) * 2 / 3
