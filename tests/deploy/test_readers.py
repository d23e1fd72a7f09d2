"""Readers meet the old site or the new, never half of either."""

from pathlib import Path

from tests.deploy.reading import readers
from tests.deploy.servers import SshHost, get
from tests.deploy.sites import build, site
from tests.proofs import Tell
from tests.support import Sandbox, share

PAGES = ("/", "/opening/OP-1/")


def test_readers_never_meet_an_error_or_half_a_site_while_deploys_go_on(
    remote: Sandbox, host: SshHost, target: Path, address: str, proof: Tell
) -> None:
    count = share(4, 30)
    proof("deploys over ssh while readers fetch pages and what belongs to them", count=count)
    build(remote, site("1"))
    remote.run("deploy", host.target(target))
    with readers(address, PAGES) as met:
        for number in range(2, count + 2):
            build(remote, site(str(number)))
            remote.run("deploy", host.target(target))
    assert met.faults == []
    assert met.reads > count
    assert get(address + "/").body.count(f"edition {count + 1}".encode()) == 1


def test_a_page_fetched_before_the_switch_still_finds_its_style_sheet(
    place: Sandbox, target: Path, address: str
) -> None:
    for number in range(1, 5):
        build(place, site(str(number)))
        place.run("deploy", "--keep", "3", str(target))
    sheets = [next(name for name in site(str(number))) for number in range(1, 5)]
    found = [get(f"{address}/{sheet}").status for sheet in sheets]
    assert found == [404, 200, 200, 200], "as long as its release is kept"
    assert sorted(path.name for path in (target / "releases").iterdir()) == ["2", "3", "4"]


def test_what_readers_would_call_a_fault_is_found(
    place: Sandbox, target: Path, address: str
) -> None:
    build(place, site("1"))
    place.run("deploy", str(target))
    sheet = next((target / "current/site/assets").iterdir())
    (target / "shared/assets" / sheet.name).unlink()
    sheet.unlink()
    with readers(address, ("/", "/nowhere/"), count=1) as met:
        while met.reads < 4:
            pass
    assert {fault.split(":")[0] for fault in met.faults} >= {"/ of edition 1", "/nowhere/"}


def test_a_release_shares_what_has_not_changed_and_only_that(place: Sandbox, target: Path) -> None:
    build(place, {**site("1"), "same.html": "same" * 300, "gone.html": "soon gone"})
    place.run("deploy", str(target))
    build(place, {**site("2"), "same.html": "same" * 300})
    place.run("deploy", str(target))
    one, two = (target / "releases" / number / "site" for number in "12")
    for name in ("same.html", "same.html.gz"):
        assert (one / name).stat().st_ino == (two / name).stat().st_ino
    assert not (two / "gone.html").exists()
    assert {path.name for path in two.rglob("*.css")} == {Path(next(iter(site("2")))).name}


def test_a_file_that_was_changed_on_the_host_is_not_shared_but_sent_again(
    place: Sandbox, target: Path
) -> None:
    build(place, {**site("1"), "same.html": "same"})
    place.run("deploy", str(target))
    (target / "current/site/same.html").write_text("tampered with")
    build(place, {**site("2"), "same.html": "same"})
    place.run("deploy", str(target))
    assert (target / "current/site/same.html").read_text() == "same"
