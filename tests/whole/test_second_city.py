"""Another city is its city.yaml and its records: no code, no trace of the first."""

from pathlib import Path

import pytest
import yaml

from scripts.city import load_city
from scripts.records import City
from tests.support import FIXTURES, ROOT, Sandbox, sandbox

TEXT = {".html", ".xml", ".css", ".js", ".json", ".svg", ".txt", ".webmanifest"}


@pytest.fixture(scope="module")
def lishui(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    made = sandbox(tmp_path_factory.mktemp("lishui"), FIXTURES / "second_city")
    made.run("site", "--openings", "60")
    return made


def texts(folder: Path) -> dict[Path, str]:
    files = [path for path in folder.rglob("*") if path.suffix in TEXT]
    return {path: path.read_text(encoding="utf-8") for path in files}


def marks_of(city: City, other: City) -> set[str]:
    """Everything in a city file that would give that city away in another's portal."""

    def words(of: City) -> set[str]:
        names = {of.code, of.name, of.site_name, of.tagline, of.sign_up.url, of.province}
        names |= {of.colours.lead.lower(), of.colours.lead_deep.lower()}
        for division in of.divisions:
            names |= {division.code, division.name}
            names |= {word for street in division.streets for word in (street.code, street.name)}
        return names | {f"/category/{entry.code}/" for entry in of.categories}

    return words(city) - words(other)


def test_nothing_of_chenzhou_is_left(lishui: Sandbox) -> None:
    here = load_city(lishui.content / "city.yaml")
    marks = marks_of(load_city(ROOT / "content" / "city.yaml"), here) | {"郴州", "Chenzhou"}
    assert len(marks) > 300
    found = {
        (str(path.relative_to(lishui.output)), mark)
        for path, text in texts(lishui.output).items()
        for mark in marks
        if mark in text.lower() or mark in text
    }
    assert not found


def test_the_same_search_finds_chenzhou_in_its_own_portal(demo_site: Sandbox) -> None:
    """The search above can fail: in Chenzhou's own portal it finds plenty."""
    marks = marks_of(
        load_city(ROOT / "content" / "city.yaml"),
        load_city(FIXTURES / "second_city" / "city.yaml"),
    )
    home = (demo_site.output / "index.html").read_text(encoding="utf-8")
    assert sum(mark in home for mark in marks) > 10


def test_its_own_names_colours_and_categories_are_there(lishui: Sandbox) -> None:
    everything = "\n".join(texts(lishui.output).values())
    for word in ("丽水志愿者之家", "秀山丽水，与你同行", "莲都区", "护林巡山", "示例报名平台",
                 "示例主办单位", "#1f4e8c", "/openings/category/homestay/"):  # fmt: skip
        assert word in everything.lower() or word in everything, word


def test_marks_that_are_not_set_are_left_out(lishui: Sandbox) -> None:
    home = (lishui.output / "index.html").read_text(encoding="utf-8")
    for label in ("ICP", "公安备案", "网站标识码"):
        assert label not in home


@pytest.fixture(scope="module")
def undivided(tmp_path_factory: pytest.TempPathFactory) -> Sandbox:
    """A city without lower divisions lists itself as its one division."""
    made = sandbox(tmp_path_factory.mktemp("undivided"), FIXTURES / "second_city")
    path = made.content / "city.yaml"
    city = yaml.safe_load(path.read_text(encoding="utf-8"))
    city["divisions"] = [{"code": city["code"], "name": city["name"]}]
    path.write_text(yaml.safe_dump(city, allow_unicode=True), encoding="utf-8")
    made.run("site", "--openings", "20")
    return made


def test_a_city_without_lower_divisions_is_built(undivided: Sandbox) -> None:
    page = undivided.output / "openings" / "division" / "331100" / "index.html"
    assert "丽水市" in page.read_text(encoding="utf-8")
    everything = "\n".join(texts(undivided.output).values())
    assert "市级" not in everything
    assert "县市区" not in everything
