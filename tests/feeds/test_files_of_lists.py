"""Every file of every list holds what the independent count says."""

from pathlib import Path

from tests.feeds.expected import Expected
from tests.feeds.reading import atom_ids, calendar, features, json_ids, table
from tests.finding.count import Count
from tests.finding.test_lists import addresses
from tests.plugins.building import Kept
from tests.support import Sandbox

Counted = tuple[Path, Count]
ENDINGS = ("ics", "atom.xml", "feed.json", "geojson", "csv")


def file(output: Path, address: str, ending: str) -> Path:
    return output / address.strip("/") / f"openings.{ending}"


def test_every_list_has_its_files_and_nothing_else_has(counted: Counted) -> None:
    output, _ = counted
    found = {path.relative_to(output) for path in output.glob("openings/**/openings.*")}
    wanted = {
        file(output, address, ending).relative_to(output)
        for address in addresses(output)
        for ending in ENDINGS
    }
    assert found == wanted


def test_every_calendar_holds_the_sessions_meant(counted: Counted) -> None:
    output, count = counted
    expected = Expected(count)
    for address in count.pages:
        assert set(calendar(file(output, address, "ics"))) == expected.calendar(address), address


def test_every_feed_holds_what_changed_last(counted: Counted) -> None:
    output, count = counted
    expected = Expected(count)
    for address in count.pages:
        newest = expected.newest(address)
        assert atom_ids(file(output, address, "atom.xml")) == newest, address
        assert json_ids(file(output, address, "feed.json")) == newest, address


def test_every_table_and_map_holds_the_sessions_to_come(counted: Counted) -> None:
    output, count = counted
    expected = Expected(count)
    for address in count.pages:
        sessions = expected.table(address)
        assert features(file(output, address, "geojson")) == sessions, address
        rows = table(file(output, address, "csv"))
        assert [f"{row['编号']}.{row['场次']}" for row in rows] == sessions, address


def test_the_page_names_its_own_files(notices_site: Kept, demo_site: Sandbox) -> None:
    address = "/openings/division/431002/category/community/weekend/"
    html = notices_site.url(address)
    for ending in ENDINGS:
        assert html.count(f'{address}openings.{ending}"') >= 2, ending  # head and body
    assert html.count('rel="alternate"') == len(ENDINGS) + 1  # and the stories' feed
    assert f'href="webcal://volunteer.example.org{address}openings.ics"' in html
    assert f'href="https://volunteer.example.org{address}openings.ics"' in html
    without = (demo_site.output / "openings" / "index.html").read_text(encoding="utf-8")
    assert "webcal:" not in without  # without a public address there is nothing to subscribe to
    assert 'href="/openings/openings.ics"' in without


def test_a_calendar_leaves_out_other_days_and_places(notices_site: Kept) -> None:
    output = notices_site.place.output
    weekend = calendar(file(output, "/openings/weekend/", "ics"))
    assert "TWO-PLACES.S1" in weekend
    assert "TWO-PLACES.S2" not in weekend
    suxian = calendar(file(output, "/openings/division/431003/", "ics"))
    assert "TWO-PLACES.S2" in suxian
    assert "TWO-PLACES.S1" not in suxian
