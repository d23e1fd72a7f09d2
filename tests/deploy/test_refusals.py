"""What may not go live doesn't, and the live site stays."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.commit import Commit, contains, project_commit
from scripts.deploy.refusals import is_older
from tests.deploy.sites import Made, build, site
from tests.support import ROOT, Sandbox, tree


def tamper_file(place: Sandbox) -> None:
    (place.output / "index.html").write_text("<h1>changed after the checks</h1>")


def tamper_more(place: Sandbox) -> None:
    (place.output / "extra.html").write_text("<h1>never checked</h1>")


def tamper_less(place: Sandbox) -> None:
    (place.output / "404.html").unlink()


def tamper_link(place: Sandbox) -> None:
    (place.output / "passwd").symlink_to("/etc/passwd")


def tamper_checked(place: Sandbox) -> None:
    (place.root / "build/checked.json").unlink()


def tamper_manifest(place: Sandbox) -> None:
    with (place.content / "data/manifest.json").open("a") as file:
        file.write("\n")


def tamper_records(place: Sandbox) -> None:
    (place.content / "data/openings.jsonl").write_text("{}\n")


@pytest.mark.parametrize(
    ("tamper", "said"),
    [
        (tamper_file, "检查之后有改动"),
        (tamper_more, "检查之后有改动"),
        (tamper_less, "检查之后有改动"),
        (tamper_link, "不是普通文件"),
        (tamper_checked, "没有通过检查的记录"),
        (tamper_manifest, "不是用现在的数据建的"),
        (tamper_records, "内容与 manifest.json 不符"),
    ],
)
def test_only_what_passed_its_checks_is_deployed(
    place: Sandbox, target: Path, tamper: Callable[[Sandbox], None], said: str
) -> None:
    build(place, site("1"))
    tamper(place)
    assert said in place.run("deploy", str(target), code=1).stderr
    assert not target.exists()


def refused(place: Sandbox, target: Path, made: Made, *options: str) -> str:
    """Deploy another edition made from `made`; the target must stay as it is."""
    build(place, site("2"), made)
    before = tree(target / "releases")
    said = place.run("deploy", str(target), *options, code=1).stderr
    assert said.endswith("线上的网站没有变\n")
    assert tree(target / "releases") == before
    assert (target / "current").readlink() == Path("releases/1")
    return said


def test_an_older_snapshot_is_refused_unless_somebody_allows_it(
    place: Sandbox, target: Path
) -> None:
    build(place, site("1"), Made(seq=10))
    place.run("deploy", str(target))
    said = refused(place, target, Made(seq=9))
    assert "数据比线上旧：openings 到 9，线上到 10" in said
    assert "--allow-older snapshot" in said
    refused(place, target, Made(seq=9), "--allow-older", "commit")
    place.run("deploy", str(target), "--allow-older", "snapshot")
    assert "allowed-older:snapshot" in (target / "deploy.log").read_text().splitlines()[-1]


def test_of_another_database_the_time_decides(place: Sandbox, target: Path) -> None:
    build(place, site("1"), Made(seq=1000, as_of="2026-11-24T09:00:00+08:00"))
    place.run("deploy", str(target))
    earlier = Made(source="source-b", seq=2000, as_of="2026-11-24T00:59:00+00:00")
    assert "取于" in refused(place, target, earlier)
    later = Made(source="source-b", seq=3, as_of="2026-11-24T01:01:00+00:00")
    build(place, site("2"), later)
    place.run("deploy", str(target))


def history() -> tuple[Commit, Commit]:
    """Return the project's commit and the one before it."""
    command = ["git", "-C", str(ROOT), "log", "-2", "--format=%H %cI"]
    lines = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
    newest, before = (Commit(sha=line.split()[0], at=line.split()[1]) for line in lines[:2])
    return newest, before


def test_an_older_commit_is_refused_unless_somebody_allows_it(place: Sandbox, target: Path) -> None:
    newest, before = history()
    build(place, site("1"), Made(commit=newest))
    place.run("deploy", str(target))
    assert "--allow-older commit" in refused(place, target, Made(commit=before))
    assert "不知道是哪一个提交" in refused(place, target, Made())
    place.run("deploy", str(target), "--allow-older", "commit")
    assert "allowed-older:commit" in (target / "deploy.log").read_text().splitlines()[-1]


def test_a_newer_commit_is_deployed(place: Sandbox, target: Path) -> None:
    newest, before = history()
    for edition, commit in (("1", before), ("2", newest)):
        build(place, site(edition), Made(commit=commit))
        place.run("deploy", str(target))
    assert newest.sha in (target / "current/release.json").read_text()


def test_where_git_does_not_know_a_commit_its_time_decides() -> None:
    ours = Commit(sha="a", at="2026-11-24T10:00:00+08:00")
    live = Commit(sha="b", at="2026-11-24T03:00:00+00:00")
    assert is_older(ours, live, lambda *_: None)
    assert not is_older(live, ours, lambda *_: None)
    assert not is_older(ours, live, lambda *_: True)
    assert is_older(live, ours, lambda *_: False)


def test_git_is_asked_for_the_commits(tmp_path: Path) -> None:
    assert project_commit(tmp_path) == Commit()

    def git(*command: str) -> None:
        who = ("-c", "user.name=test", "-c", "user.email=test@example.org")
        subprocess.run(["git", "-C", str(tmp_path), *who, *command], check=True)  # noqa: S607 - PATH

    git("init", "--quiet")
    (tmp_path / "file").write_text("one")
    git("add", "file")
    git("commit", "--quiet", "-m", "one")
    one = project_commit(tmp_path)
    git("commit", "--quiet", "--allow-empty", "-m", "two")
    (tmp_path / "file").write_text("two")
    two = project_commit(tmp_path)
    assert (one.changed, two.changed) == (False, True)
    assert contains(tmp_path, two.sha, one.sha) is True
    assert contains(tmp_path, one.sha, two.sha) is False
    assert contains(tmp_path, one.sha, "0" * 40) is None


def test_demo_data_never_reaches_a_production_target(place: Sandbox, target: Path) -> None:
    place.run("deploy", str(target), "--mark-production")
    build(place, site("1"), Made(demo=True))
    assert "production" in place.run("deploy", str(target), code=1).stderr
    assert not (target / "current").exists()
    build(place, site("1"))
    place.run("deploy", str(target))


def test_demo_data_never_takes_the_place_of_real_data(place: Sandbox, target: Path) -> None:
    build(place, site("1"))
    place.run("deploy", str(target))
    newer = Made(demo=True, source="demo", as_of="2026-11-25T09:00:00+08:00")
    assert "演示数据" in refused(place, target, newer, "--allow-older", "snapshot")


def test_another_citys_site_is_refused(place: Sandbox, target: Path) -> None:
    build(place, site("1"))
    place.run("deploy", str(target))
    assert "431000" in refused(place, target, Made(city="440300", seq=11))


def test_a_folder_with_other_things_is_left_alone(place: Sandbox, target: Path) -> None:
    target.mkdir()
    (target / "thesis.txt").write_text("years of work")
    build(place, site("1"))
    assert "有别的东西" in place.run("deploy", str(target), code=1).stderr
    assert [path.name for path in target.iterdir()] == ["thesis.txt"]


def test_the_projects_own_folders_are_no_target(place: Sandbox) -> None:
    build(place, site("1"))
    for own in (place.output, place.root, place.content / "data"):
        assert "重叠" in place.run("deploy", str(own), code=1).stderr


def test_the_same_site_is_not_deployed_twice(place: Sandbox, target: Path) -> None:
    build(place, site("1"))
    place.run("deploy", str(target))
    assert "没有变化" in place.run("deploy", str(target)).stdout
    (place.root / "build/next-change.json").write_text('{"at": "2026-11-25T00:00:00+08:00"}')
    assert "第 2 版已经上线" in place.run("deploy", str(target)).stdout
