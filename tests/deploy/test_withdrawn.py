"""What is withdrawn answers 410 and is in no kept release, whatever is live."""

import hashlib
from pathlib import Path

from tests.deploy.servers import SshHost, get
from tests.deploy.shims import killing
from tests.deploy.sites import PICTURE, Made, build, gone, site
from tests.deploy.test_refusals import history
from tests.support import Sandbox, tree

PAGES = ("", "opening/OP-1/", "opening/OP-17/")
MARK = "红马甲的秘密"
"""Stands on the withdrawn page and in every list of it."""
PICTURE_ADDRESS = "/media/1f3a.png"
WITHDRAWN = (*gone("opening/OP-1"), PICTURE_ADDRESS)
ADDRESSES = (*WITHDRAWN, "/opening/OP-1", "/opening/OP-1//", "/opening/OP-1/S1.ics")


def before(edition: str) -> dict[str, str | bytes]:
    """Return a site that shows what will be withdrawn."""
    files = site(edition, PAGES)
    feed = f"<feed><title>{MARK}</title></feed>" * 30
    item = f'<a href="/opening/OP-1/">{MARK}</a><img src="{PICTURE_ADDRESS}" alt="">'
    return {
        **files,
        "opening/OP-1/index.html": f"<h1>{MARK}</h1>{item}",
        "opening/OP-1/S1.ics": MARK,
        "openings/index.html": f"<h1>edition {edition}</h1>{item * 30}",
        "openings/page/2/index.html": f"<h1>edition {edition}, page 2</h1>{item}",
        "openings/data.json": f'["{MARK}"]',
        "feeds/openings.atom.xml": feed,
        PICTURE_ADDRESS[1:]: PICTURE,
    }


def after(edition: str) -> dict[str, str | bytes]:
    """Return the site that is built after the withdrawal."""
    return {
        **site(edition, ("", "opening/OP-17/")),
        "openings/index.html": f"<h1>edition {edition}</h1>",
        "openings/data.json": "[]",
        "feeds/openings.atom.xml": "<feed></feed>",
    }


def kept_bytes(target: Path) -> bytes:
    return b"\0".join(tree(target).values())


def publish(place: Sandbox, to: str, files: dict[str, str | bytes], made: Made) -> None:
    build(place, files, made)
    place.run("deploy", to)


def test_withdraw_deploy_roll_back(
    remote: Sandbox, host: SshHost, target: Path, address: str
) -> None:
    to = host.target(target)
    for edition in ("1", "2"):
        publish(remote, to, before(edition), Made())
    assert get(address + "/opening/OP-1/").status == 200
    assert get(address + PICTURE_ADDRESS).status == 200
    publish(remote, to, after("3"), Made(gone=WITHDRAWN, seq=11))
    for _ in range(2):
        for withdrawn in ADDRESSES:
            answer = get(address + withdrawn)
            assert (answer.status, "已撤下" in answer.body.decode()) == (410, True), withdrawn
        assert MARK.encode() not in kept_bytes(target)
        assert PICTURE not in tree(target).values()
        remote.run("rollback", to)
    assert get(address + "/opening/OP-17/").status == 200
    assert b"edition 1<" in get(address + "/opening/OP-17/").body


def test_a_kept_release_stays_whole_without_what_was_withdrawn(
    place: Sandbox, target: Path, address: str
) -> None:
    publish(place, str(target), before("1"), Made())
    publish(place, str(target), after("2"), Made(gone=WITHDRAWN, seq=11))
    place.run("rollback", str(target))
    assert b"edition 1<" in get(address + "/opening/OP-17/").body, "has nothing to do with it"
    assert b"edition 2<" in get(address + "/openings/").body, "the newest list takes the place"
    assert get(address + "/openings/page/2/").status == 404, "the newest site has no such page"
    compressed = get(address + "/openings/", **{"Accept-Encoding": "gzip"})
    assert MARK.encode() not in compressed.body
    assert not list((target / "releases/1/site").rglob("*.ics"))


def test_a_name_without_consent_goes_from_kept_releases_too(place: Sandbox, target: Path) -> None:
    named = hashlib.sha256("林某".encode()).hexdigest()
    other = hashlib.sha256("何某".encode()).hexdigest()
    shown = {named: ["story/a/index.html"], other: ["story/b/index.html"]}
    files = {**site("1"), "story/a/index.html": "林某", "story/b/index.html": "何某"}
    files |= {"story/a/card.png": b"Lin", "story/b/card.png": b"He"}
    publish(place, str(target), files, Made(shown=shown))
    files = {**site("2"), "story/a/index.html": "林*", "story/b/index.html": "何某，新版"}
    publish(place, str(target), files, Made(shown={other: shown[other]}))
    kept = tree(target / "releases/1/site")
    assert kept["story/a/index.html"].decode() == "林*"
    assert kept["story/b/index.html"].decode() == "何某"
    assert [name for name in kept if name.endswith(".png")] == ["story/b/card.png"]


def test_the_list_at_the_target_only_grows(place: Sandbox, target: Path, address: str) -> None:
    publish(place, str(target), before("1"), Made())
    publish(place, str(target), after("2"), Made(gone=WITHDRAWN))
    forgetful = after("3")
    publish(place, str(target), forgetful, Made(gone=gone("opening/OP-9")))
    assert get(address + "/opening/OP-1/").status == 410
    assert get(address + "/opening/OP-9").status == 410
    assert "/opening/OP-1/ 410;" in (target / "shared/gone.map").read_text()


def test_what_is_published_again_leaves_the_list(
    place: Sandbox, target: Path, address: str
) -> None:
    publish(place, str(target), before("1"), Made(seq=10))
    publish(place, str(target), after("2"), Made(gone=WITHDRAWN, seq=11))
    publish(place, str(target), before("3"), Made(seq=12))
    assert get(address + "/opening/OP-1/").status == 200
    assert get(address + PICTURE_ADDRESS).body == PICTURE
    assert (target / "shared/gone.map").read_text() == ""


def test_an_older_snapshot_does_not_bring_it_back_even_where_it_is_allowed(
    place: Sandbox, target: Path, address: str
) -> None:
    publish(place, str(target), before("1"), Made(seq=10))
    publish(place, str(target), after("2"), Made(gone=WITHDRAWN, seq=11))
    build(place, before("3"), Made(seq=10))
    said = place.run("deploy", str(target), "--allow-older", "snapshot", code=1).stderr
    assert "后来撤下的内容" in said
    assert "/opening/OP-1" in said
    assert get(address + "/opening/OP-1/").status == 410


def test_an_older_snapshot_does_not_bring_it_back_after_a_rollback_either(
    place: Sandbox, target: Path, address: str
) -> None:
    publish(place, str(target), before("1"), Made(seq=10))
    publish(place, str(target), after("2"), Made(gone=WITHDRAWN, seq=11))
    place.run("rollback", str(target))
    build(place, before("3"), Made(seq=10))
    assert "后来撤下的内容" in place.run("deploy", str(target), code=1).stderr
    assert get(address + "/opening/OP-1/").status == 410


def test_an_older_commit_does_not_bring_a_story_back_even_where_it_is_allowed(
    place: Sandbox, target: Path, address: str
) -> None:
    newest, older = history()
    publish(place, str(target), before("1"), Made(commit=older))
    publish(place, str(target), after("2"), Made(gone=WITHDRAWN, commit=newest))
    build(place, before("3"), Made(commit=older))
    said = place.run("deploy", str(target), "--allow-older", "commit", code=1).stderr
    assert "后来撤下的内容" in said
    assert get(address + "/opening/OP-1/").status == 410


def test_a_withdrawal_that_was_interrupted_is_finished_by_the_next_command(
    place: Sandbox, target: Path, tmp_path: Path
) -> None:
    publish(place, str(target), before("1"), Made())
    build(place, after("2"), Made(gone=WITHDRAWN))
    scrubbing = killing(tmp_path / "shim", "dirname", 1)
    said = place.run("deploy", str(target), code=1, PATH=scrubbing).stderr
    assert "已经上线，但旧版本没有整理完" in said
    assert MARK.encode() in kept_bytes(target), "the new site is live, the old not yet cleared"
    place.run("rollback", str(target))
    assert MARK.encode() not in kept_bytes(target)


def test_a_damaged_list_stops_the_deploy(place: Sandbox, target: Path) -> None:
    for bad in ("/a/../../etc 410;", "/a 404;", "/a 410; }"):
        build(place, site("1"))
        (place.root / "build/gone.map").write_text(f"/fine 410;\n{bad}\n")
        assert "第 2 行" in place.run("deploy", str(target), code=1).stderr
        assert not target.exists()
