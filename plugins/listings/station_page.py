"""The page of one station: can I come now, how do I get there, what do I find."""

from collections.abc import Iterator

from plugins.listings import related
from plugins.listings.facts import fact, phone, yes_or_no
from plugins.listings.held_here import HeldHere, held_here
from plugins.listings.indexes import Group, Indexes
from plugins.listings.map_links import map_links
from plugins.listings.media import first_picture
from plugins.listings.open_hours import machine_hours, open_days, week
from plugins.listings.record_page import record_meta, section
from plugins.listings.stations import KINDS, station_row
from plugins.pages import text, urls
from plugins.pages.clock import earliest, next_year
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, FactSection, Link, PlaceView, Related, StationPage
from scripts.records import Organization, Station
from scripts.records.city import Point


def station_detail(station: Station, indexes: Indexes) -> DeclaredPage:
    """Declare one station's page, with what is held there and what its organisation offers."""
    group = indexes.openings.by_organization.get(station.organization or "", Group())
    here = held_here(indexes.portal).get(station.id, HeldHere())
    return DeclaredPage(
        path=urls.path(urls.station(station.id)),
        template="pages/station.html",
        view=_view(station, here, group, indexes),
        changes_at=earliest(
            here.changes_at,
            group.changes_at,
            indexes.stories_due.get(("stations", station.id)),
            next_year(indexes.clock.now),
        ),
    )


def _view(station: Station, here: HeldHere, group: Group, indexes: Indexes) -> StationPage:
    hours = section("hours", "开放时间", *week(station))
    return StationPage(
        meta=record_meta(
            indexes, "stations", urls.station(station.id),
            title=station.name, description="，".join(station_row(station, indexes).lines),
            division=station.division, lang=station.lang, note=dict(KINDS)[station.kind],
        ),
        title=station.name,
        lang=station.lang,
        tag=dict(KINDS)[station.kind],
        paragraphs=text.paragraphs(station.description),
        opens=machine_hours(station),
        open_days=open_days(indexes.portal.city, indexes.portal.today.year),
        hours=hours,
        place=_place(station, indexes),
        sections=tuple(_sections(station, indexes)),
        picture=first_picture(station.pictures, indexes),
        related=tuple(_related(station, here, group, indexes)),
    )  # fmt: skip


def _place(station: Station, indexes: Indexes) -> PlaceView:
    """Return where it is; maps search the address where no coordinates are known."""
    point = None
    if station.latitude is not None and station.longitude is not None:
        point = Point(latitude=station.latitude, longitude=station.longitude)
    city = indexes.portal.city
    words = (city.name, indexes.names.division(station.division), station.address or station.name)
    address = " ".join(dict.fromkeys(words))
    known = point is not None or station.address is not None
    return PlaceView(
        place=station.name,
        address=station.address,
        where=indexes.names.where(station.division, station.street),
        maps=tuple(map_links(station.name, address, point, city)) if known else (),
        exact=point is not None,
    )


def _sections(station: Station, indexes: Indexes) -> Iterator[FactSection]:
    lang, body = station.lang, _body(station, indexes)
    reach = yes_or_no("无障碍", station.wheelchair, "轮椅可以进出", "轮椅不便进出")
    services = Fact(
        label="提供的服务", values=station.services, lang=lang if station.services else None
    )
    kept = [fact("管理单位", body.name, urls.organization(body.id), body.lang)] if body else []
    yield section("services", "在这里能做什么", services, reach, phone(station.office_phone), *kept)


def _body(station: Station, indexes: Indexes) -> Organization | None:
    return indexes.organizations.get(station.organization or "")


def _related(station: Station, here: HeldHere, group: Group, indexes: Indexes) -> Iterator[Related]:
    """Yield what is held here, then what else its organisation offers."""
    yield from related.openings("在这里举行的活动", here.entries, limit=related.OWN)
    if body := _body(station, indexes):
        more = Link(label=body.name, url=urls.organization(body.id), lang=body.lang)
        elsewhere = [entry for entry in group.current if entry not in here.entries]
        title = related.joinable_title("管理单位正在招募", elsewhere)
        yield from related.openings(title, elsewhere, more)
    yield from related.stories(indexes, "stations", station.id)
