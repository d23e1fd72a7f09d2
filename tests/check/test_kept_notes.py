"""A check that takes over what it noted the last time finds what a full check finds."""

import random
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
import pytest

from scripts.check.expected import Expected
from scripts.check.site import check_site
from scripts.rules.problem import Problem
from tests.check.cases import BASE, CASES, MOBILE
from tests.check.small_site import page, small_site
from tests.proofs import Tell
from tests.support import share

EXPECTED = (
    Expected(),
    Expected(demo=True),
    Expected(base_url=BASE),
    Expected(public_contacts=frozenset({MOBILE})),
    Expected(records=frozenset({("openings", "OP-1"), ("openings", "OP-9")}), least_pages=3),
)


@dataclass
class World:
    """A site that is edited, checked with its notes and without."""

    root: Path
    files: dict[str, str] = field(default_factory=small_site)
    expected: Expected = EXPECTED[0]

    @property
    def kept(self) -> Path:
        return self.root / "checks.msgpack"

    def check(self) -> list[Problem]:
        """Check with the notes of the last time, and require what a full check finds."""
        site = self.root / "site"
        for path in site.rglob("*"):
            if path.is_file() and path.relative_to(site).as_posix() not in self.files:
                path.unlink()
        for name, text in self.files.items():
            (site / name).parent.mkdir(parents=True, exist_ok=True)
            (site / name).write_text(text, encoding="utf-8")
        found = check_site(site, self.expected, kept=self.kept)
        assert found == check_site(site, self.expected)
        return found


def break_a_rule(world: World, chance: random.Random) -> None:
    case = chance.choice([case for case in CASES if case.path in world.files])
    world.files[case.path] = world.files[case.path].replace(case.old, case.new, 1)


def mend_all(world: World, _: random.Random) -> None:
    world.files.update(small_site())


def add_a_page(world: World, chance: random.Random) -> None:
    near, far = (f"/page/{chance.randrange(6)}/" for _ in range(2))
    name = f"page/{chance.randrange(6)}/index.html"
    world.files[name] = page("新的一页", f'<a href="{near}">甲</a> <a href="{far}#main">乙</a>')


def remove_a_file(world: World, chance: random.Random) -> None:
    del world.files[chance.choice(sorted(world.files.keys() - {"index.html"}))]


def rename_a_file(world: World, chance: random.Random) -> None:
    old = chance.choice(sorted(world.files.keys() - {"index.html"}))
    world.files[f"moved/{old}"] = world.files.pop(old)


def expect_something_else(world: World, chance: random.Random) -> None:
    world.expected = chance.choice(EXPECTED)


def spoil_the_notes(world: World, chance: random.Random) -> None:
    data = world.kept.read_bytes() if world.kept.exists() else b""
    world.kept.write_bytes(chance.choice([data[: len(data) // 2], b"", b"\xc1nonsense"]))


EDITS: tuple[Callable[[World, random.Random], None], ...] = (
    break_a_rule, mend_all, add_a_page, add_a_page, remove_a_file, rename_a_file,
    expect_something_else, spoil_the_notes,
)  # fmt: skip


def test_any_history_of_edits_is_checked_as_if_anew(tmp_path: Path, proof: Tell) -> None:
    histories = share(12, 300)
    drawn: set[str] = set()
    faulty = 0
    for seed in range(histories):
        chance, world = random.Random(seed), World(tmp_path / str(seed))  # noqa: S311 # repeatable
        world.check()
        for _ in range(8):
            edit = chance.choice(EDITS)
            drawn.add(edit.__name__)
            edit(world, chance)
            faulty += bool(world.check())
    assert drawn == {edit.__name__ for edit in EDITS}
    assert faulty > histories
    proof("checks that take over notes: histories found what full checks find", count=histories)


def test_a_link_to_what_went_is_found_on_a_page_that_stayed(tmp_path: Path) -> None:
    world = World(tmp_path)
    assert world.check() == []
    gone = world.files.pop("opening/OP-1/index.html")
    assert {(p.rule, p.path) for p in world.check()} >= {("broken-link", "index.html")}
    world.files["opening/OP-1/index.html"] = gone
    assert world.check() == []


def test_a_place_that_went_is_found_on_a_page_that_stayed(tmp_path: Path) -> None:
    world = World(tmp_path)
    assert world.check() == []
    path = "opening/OP-1/index.html"
    world.files[path] = world.files[path].replace('id="when"', 'id="then"')
    assert {(p.rule, p.path) for p in world.check()} == {("broken-fragment", "index.html")}


def forged(kept: Path, digest: bytes | None = None) -> None:
    """Make the note of the home page tell a problem that isn't there."""
    book = msgspec.msgpack.decode(kept.read_bytes())
    note = book["kept"]["index.html"]
    note[0] = digest or note[0]
    note[1]["problems"] = [["index.html", 1, "forged", "没有的问题"]]
    kept.write_bytes(msgspec.msgpack.encode(book))


def test_what_is_the_same_is_not_read_again(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.check()
    forged(world.kept)
    found = check_site(tmp_path / "site", world.expected, kept=world.kept)
    assert [problem.rule for problem in found] == ["forged"]


@pytest.mark.parametrize("expected", EXPECTED[1:4])
def test_other_expectations_take_over_nothing(tmp_path: Path, expected: Expected) -> None:
    world = World(tmp_path)
    world.check()
    forged(world.kept)
    found = check_site(tmp_path / "site", expected, kept=world.kept)
    assert "forged" not in {problem.rule for problem in found}


def test_another_file_takes_over_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.check()
    forged(world.kept, digest=b"another file's")
    assert world.check() == []


def test_another_program_takes_over_nothing(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.check()
    forged(world.kept)
    book = msgspec.msgpack.decode(world.kept.read_bytes())
    world.kept.write_bytes(msgspec.msgpack.encode({**book, "basis": b"another program's"}))
    assert world.check() == []
