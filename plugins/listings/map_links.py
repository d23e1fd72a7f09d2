"""Links that show a place in the usual map services, each with the coordinates it expects.

Plain https addresses: they work in WeChat, open the service's app where there is one, and nothing
is asked of the service before somebody follows them.
"""

from collections.abc import Iterator
from urllib.parse import quote

from plugins.pages.views import Link
from scripts.records import City
from scripts.records.city import Point
from scripts.rules.map_datum import bd09, gcj02, in_china

_APP = "volunteer-portal"
"""What the services want to know: who sends the visitor."""

_ZONES = ("Asia/Shanghai", "Asia/Urumqi")


def map_links(name: str, address: str, place: Point | None, city: City) -> Iterator[Link]:
    """Yield the services: with coordinates where they are known, else searching the address."""
    if place is None:
        yield from _searches(address, city)
    elif in_china(place):
        yield from _markers(_words(name), _words(address), place)
        yield _apple(place, name)
    else:
        yield _apple(place, name)
        at = f"{place.latitude:.6f}", f"{place.longitude:.6f}"
        yield Link(
            label="OpenStreetMap",
            url=f"https://www.openstreetmap.org/?mlat={at[0]}&mlon={at[1]}#map=17/{at[0]}/{at[1]}",
        )


def _markers(name: str, address: str, place: Point) -> Iterator[Link]:
    """Yield the services of China."""
    shifted, baidu = gcj02(place), bd09(place)
    lat, lng = f"{shifted.latitude:.6f}", f"{shifted.longitude:.6f}"
    yield Link(
        label="高德地图",
        url=f"https://uri.amap.com/marker?position={lng},{lat}&name={name}"
        f"&src={_APP}&coordinate=gaode&callnative=1",
    )
    yield Link(
        label="百度地图",
        url=f"https://api.map.baidu.com/marker?location={baidu.latitude:.6f},{baidu.longitude:.6f}"
        f"&title={name}&content={address}&coord_type=bd09ll&output=html&src=webapp.{_APP}",
    )
    yield Link(
        label="腾讯地图",
        url=f"https://apis.map.qq.com/uri/v1/marker?marker=coord:{lat},{lng};title:{name};"
        f"addr:{address}&referer={_APP}",
    )


def _apple(place: Point, name: str) -> Link:
    at = f"{place.latitude:.6f},{place.longitude:.6f}"
    return Link(label="苹果地图", url=f"https://maps.apple.com/?ll={at}&q={_words(name)}")


def _searches(address: str, city: City) -> Iterator[Link]:
    words, region = _words(address), _words(city.name)
    if city.timezone in _ZONES:
        yield Link(
            label="高德地图",
            url=f"https://uri.amap.com/search?keyword={words}&city={region}"
            f"&src={_APP}&callnative=1",
        )
        yield Link(
            label="百度地图",
            url=f"https://api.map.baidu.com/geocoder?address={words}&output=html&src=webapp.{_APP}",
        )
        yield Link(
            label="腾讯地图",
            url=f"https://apis.map.qq.com/uri/v1/search?keyword={words}&region={region}"
            f"&referer={_APP}",
        )
    yield Link(label="苹果地图", url=f"https://maps.apple.com/?q={words}")
    if city.timezone not in _ZONES:
        yield Link(label="OpenStreetMap", url=f"https://www.openstreetmap.org/search?query={words}")


def _words(text: str) -> str:
    """Quote a text; `:` and `;` divide the parts of a marker, whatever stands before them."""
    return quote(text.replace(";", " ").replace(":", " "), safe="")
