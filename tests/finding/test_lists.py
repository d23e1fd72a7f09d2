"""Every list of openings shows what the independent count says: which, in which order, how many."""

import re
from pathlib import Path

import pytest

from tests.finding.count import Count
from tests.finding.shown import PER_PAGE, Page, whole_list
from tests.finding.tricky import EXPECTED
from tests.plugins.building import Kept

Counted = tuple[Path, Count]
OTHER = re.compile(r"^/openings/(past|sorted|find|calendar)/")


def addresses(output: Path) -> set[str]:
    """Return the first pages of all lists of openings."""
    found = {
        f"/{path.parent.relative_to(output)}/" for path in output.glob("openings/**/index.html")
    }
    return {url for url in found if "/page/" not in url and not OTHER.match(url)}


def test_there_is_a_page_for_every_list_and_no_other(counted: Counted) -> None:
    output, count = counted
    assert addresses(output) == set(count.pages)


def test_every_list_shows_what_was_counted(counted: Counted) -> None:
    output, count = counted
    for address, expected in count.pages.items():
        ids, titles, pages = whole_list(output, address)
        assert ids == expected, address
        assert titles == [count.titles[identifier] for identifier in expected], address
        assert pages == max(1, -(-len(expected) // PER_PAGE)), address


def test_every_choice_carries_the_count_of_where_it_leads(counted: Counted) -> None:
    output, count = counted
    seen = set()
    pages = [*count.pages, "/openings/find/"]
    for address in pages:
        for target, number in Page(output, address).choices():
            if not OTHER.match(target):
                assert number == len(count.pages[target]), f"{address}: {target}"
                seen.add(target)
    assert {url for url, ids in count.pages.items() if ids} <= seen | {"/openings/"}


def test_the_sentence_counts_what_stands_there(counted: Counted) -> None:
    output, count = counted
    joinable = {row["id"] for row in count.public if count.joinable(row)}
    for address, expected in count.pages.items():
        said = Page(output, address).lead()
        if expected:
            numbers = {len(expected), len(joinable & set(expected))}
            assert {int(found) for found in re.findall(r"(\d+) 条", said)} <= numbers, address
            assert "条" in said
        else:
            assert "暂时没有" in said, address


def test_an_empty_list_stays_out_of_search_engines_and_leads_on(tricky_site: Kept) -> None:
    address = "openings/division/431023/category/community"
    page = tricky_site.pages[f"{address}/index.html"]
    assert page.view.meta.noindex
    assert not page.listed
    links = Page(tricky_site.place.output, address).links()
    assert "/openings/" in links
    assert "/openings/division/431002/category/community/" in links
    assert f"/{address}/" not in tricky_site.text("sitemap.xml")
    full = tricky_site.pages["openings/division/431002/category/community/index.html"]
    assert full.listed
    assert not full.view.meta.noindex


def test_a_condition_is_taken_back_one_at_a_time(tricky_site: Kept) -> None:
    address = "/openings/division/431002/category/community/weekend/"
    html = tricky_site.url(address)
    cleared = re.findall(r'<a class="chosen" href="([^"]+)"', html)
    assert cleared == [
        "/openings/category/community/weekend/",
        "/openings/division/431002/weekend/",
        "/openings/division/431002/category/community/",
    ]
    street = tricky_site.url("/openings/street/431003001/")
    assert re.findall(r'<a class="chosen" href="([^"]+)"', street) == ["/openings/division/431003/"]


@pytest.mark.parametrize("address", EXPECTED)
def test_the_site_agrees_with_a_reader(tricky_site: Kept, address: str) -> None:
    assert set(whole_list(tricky_site.place.output, address)[0]) == EXPECTED[address]


def test_other_orders_begin_with_what_they_promise(counted: Counted) -> None:
    output, count = counted
    rows = {row["id"]: row for row in count.public if count.state(row) == "open"}
    soonest = whole_list(output, "/openings/sorted/deadline/")[0]
    closes = [
        min(
            [max(count.join_until(s) for s in rows[one]["sessions"])]
            + [count.at(rows[one][name]) for name in ["sign_up_deadline"] if name in rows[one]]
        )
        for one in soonest
    ]
    assert closes == sorted(closes)
    assert len(soonest) == min(100, len(rows))
    most = whole_list(output, "/openings/sorted/places/")[0]
    left = [
        sum(count.left(s) or 0 for s in rows[one]["sessions"] if count.join_until(s) > count.now)
        for one in most
    ]
    assert left == sorted(left, reverse=True)
    assert 0 not in left
