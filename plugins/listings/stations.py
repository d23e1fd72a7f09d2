"""Stations: places one can walk into. Their lists and pages."""

from collections.abc import Iterator

from plugins.listings import related
from plugins.listings.facets import by_division, slices
from plugins.listings.facts import fact, phone, yes_or_no
from plugins.listings.indexes import Group, Indexes
from plugins.listings.lists import Facet, Listing, Slice, list_pages
from plugins.listings.media import first_picture
from plugins.listings.record_page import declared_record, record_meta, section
from plugins.pages import text, urls
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Fact, FactSection, Link, RecordPage, Related, Row
from scripts.records import Station
from scripts.records.fields import OpenHours

KINDS = (("kiosk", "志愿服务岗亭"), ("community", "社区服务站"), ("venue", "活动场所"))


def station_pages(indexes: Indexes) -> Iterator[DeclaredPage]:
    """Declare the lists and every station's page."""
    yield from list_pages(listing(indexes))
    for station in indexes.stations.values():
        yield station_detail(station, indexes)


def station_row(station: Station, indexes: Indexes) -> Row:
    """Make a station's row."""
    where = indexes.names.where(station.division, station.street)
    lines = (where, station.address, "；".join(hours(station)))
    return Row(
        title=station.name,
        url=urls.station(station.id),
        lang=station.lang,
        tag=dict(KINDS)[station.kind],
        lines=tuple(line for line in lines if line),
    )


def hours(station: Station) -> tuple[str, ...]:
    """Return such as 周一至周五 08:30–12:00、14:00–17:30, a line each set of days; the note."""
    periods: dict[str, list[str]] = {}
    for line in sorted(station.open_hours, key=lambda line: line.opens):
        periods.setdefault(days(line), []).append(f"{line.opens}–{line.closes}")
    order = dict.fromkeys(map(days, station.open_hours))
    found = [f"{found} {'、'.join(periods[found])}" for found in order]
    return (*found, station.hours_note) if station.hours_note else tuple(found)


def days(line: OpenHours) -> str:
    """Return such as 每天, 周一至周五, 周二、周四."""
    wanted = sorted(set(line.days))
    words = [f"周{'一二三四五六日'[day - 1]}" for day in wanted]
    if len(wanted) == 7:  # noqa: PLR2004 # days of a week
        return "每天"
    together = wanted == list(range(wanted[0], wanted[0] + len(wanted))) if wanted else False
    return f"{words[0]}至{words[-1]}" if together and len(words) > 2 else "、".join(words)  # noqa: PLR2004 # 至 wants three days


def listing(indexes: Indexes) -> Listing[Station]:
    """Return the lists of stations, by id."""
    city, stations = indexes.portal.city, list(indexes.stations.values())
    kinds = slices(stations, lambda station: [station.kind])
    return Listing(
        kind="stations",
        base=urls.STATIONS,
        label="服务站点",
        scope=city.name,
        summary=lambda scope, found: f"{scope}：{len(found)} 个服务站点",
        fill=lambda items: {"rows": tuple(station_row(station, indexes) for station in items)},
        all=Slice(items=stations),
        facets=(
            by_division(city, slices(stations, lambda station: [station.division])),
            Facet(name="kind", title="按类型", values=KINDS, slices=kinds),
        ),
        empty="这个条件下暂时没有服务站点。可以换个条件再找。",
    )


def station_detail(station: Station, indexes: Indexes) -> DeclaredPage:
    """Declare one station's page; it names what its organisation is recruiting for."""
    group = indexes.openings.by_organization.get(station.organization or "", Group())
    view = RecordPage(
        meta=record_meta(
            indexes, "stations", urls.station(station.id),
            title=station.name, description="，".join(station_row(station, indexes).lines),
            division=station.division, lang=station.lang, note=dict(KINDS)[station.kind],
        ),
        kind="station",
        title=station.name,
        lang=station.lang,
        tag=dict(KINDS)[station.kind],
        paragraphs=text.paragraphs(station.description),
        sections=tuple(_sections(station, indexes)),
        picture=first_picture(station.pictures, indexes),
        related=tuple(_related(station, group, indexes)),
    )  # fmt: skip
    due = indexes.stories_due.get(("stations", station.id))
    return declared_record(view, earliest(group.changes_at, due))


def _sections(station: Station, indexes: Indexes) -> Iterator[FactSection]:
    lang = station.lang
    yield section(
        "visit", "怎么去",
        fact("所在地区", indexes.names.where(station.division, station.street)),
        fact("地址", station.address, lang=lang),
        Fact(label="开放时间", values=hours(station)),
        yes_or_no("无障碍", station.wheelchair, "轮椅可以进出", "轮椅不便进出"),
        phone(station.office_phone),
    )  # fmt: skip
    body = indexes.organizations.get(station.organization or "")
    facts = [
        Fact(label="提供的服务", values=station.services, lang=lang if station.services else None)
    ]
    if body:
        facts.append(fact("管理单位", body.name, urls.organization(body.id), body.lang))
    yield section("services", "做什么", *facts)


def _related(station: Station, group: Group, indexes: Indexes) -> Iterator[Related]:
    body = indexes.organizations.get(station.organization or "")
    if body:
        more = Link(label=body.name, url=urls.organization(body.id), lang=body.lang)
        yield from related.openings("管理单位正在招募", group.current, more)
    yield from related.stories(indexes, "stations", station.id)
