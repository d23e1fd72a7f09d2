"""Each rule of the index, proved on a site that breaks it."""

import datetime as dt
import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from scripts.check.built.search import FOLDER
from scripts.check.expected import Expected
from scripts.check.site import check_site
from scripts.search import make_index
from tests.search.pages import SITE, marked, site

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("indexed")
    make_index(site(root / "site"), root / "kept", NOW)
    return root / "site"


def fragment(root: Path) -> Path:
    return next((root / FOLDER / "fragment").iterdir())


def without_the_engine(root: Path) -> None:
    (root / FOLDER / "pagefind.js").unlink()


def with_a_form_of_others(root: Path) -> None:
    (root / FOLDER / "pagefind-ui.js").write_text("void 0;\n")


def with_a_broken_fragment(root: Path) -> None:
    fragment(root).write_bytes(b"\x1f\x8b broken")


def without_a_page(root: Path) -> None:
    shutil.rmtree(root / "story" / "old")


def without_a_mark(root: Path) -> None:
    file = root / "opening/OP-2/index.html"
    file.write_text(file.read_text().replace("data-pagefind-body", "data-nothing"))


def with_a_new_page(root: Path) -> None:
    file = root / "opening/OP-3/index.html"
    file.parent.mkdir()
    file.write_text(marked("种树", "kind:opening", "自带水壶。"))


def too_heavy(root: Path) -> None:
    (root / FOLDER / "pagefind.js").write_bytes(os.urandom(200 << 10))


@pytest.mark.parametrize(
    ("poison", "rule", "place"),
    [
        (without_the_engine, "search-file", FOLDER + "pagefind.js"),
        (with_a_form_of_others, "search-file", FOLDER + "pagefind-ui.js"),
        (with_a_broken_fragment, "search-file", FOLDER + "fragment/"),
        (without_a_page, "search-page", FOLDER + "2024/fragment/"),
        (without_a_mark, "search-page", FOLDER + "fragment/"),
        (with_a_new_page, "search-unfound", "opening/OP-3/index.html"),
        (too_heavy, "search-weight", FOLDER),
    ],
    ids=lambda value: getattr(value, "__name__", None),
)
def test_a_broken_index_is_reported(
    made: Path, tmp_path: Path, poison: Callable[[Path], None], rule: str, place: str
) -> None:
    root = Path(shutil.copytree(made, tmp_path / "site"))
    poison(root)
    found = {(p.rule, p.path) for p in check_site(root, Expected()) if p.rule.startswith("search-")}
    assert any(name == rule and path.startswith(place) for name, path in found), found


def test_a_good_index_is_none(made: Path) -> None:
    assert [p for p in check_site(made, Expected()) if p.path.startswith("search/")] == []
    assert len(SITE) > 10


def test_marks_without_an_index_are_reported(tmp_path: Path) -> None:
    found = {p.rule for p in check_site(site(tmp_path), Expected())}
    assert "search-unfound" in found
