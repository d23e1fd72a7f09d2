import gzip
import re

import pytest

from plugins.pages.stylesheet import stylesheet
from scripts.records.city import Colours
from tests.theme.colours import contrast, tokens
from tests.theme.examples import THEME

CSS = THEME / "static" / "css"
LAKE = Colours(lead="#0E5F54", lead_deep="#0A3F39", accent="#A83A1E")
PLUM = Colours(lead="#5B2A6E", lead_deep="#351742", accent="#8A5A00")
BLUE = Colours(lead="#1D4F91", lead_deep="#12305A", accent="#A8323E")
TEXTS = [
    ("--ink", "--paper", 14.0), ("--ink", "--sheet", 14.0), ("--ink-soft", "--paper", 6.5),
    ("--ink-soft", "--sheet", 6.5), ("--lead", "--paper", 6.5), ("--lead", "--sheet", 6.5),
    ("--on-lead", "--lead", 6.5), ("--accent", "--paper", 5.5), ("--accent", "--clay", 5.0),
    ("--full", "--straw", 6.5), ("--closed", "--stone", 5.5), ("--closed", "--paper", 5.5),
    ("--on-foot", "--foot", 9.0), ("--lead", "--mist", 6.0), ("--ink", "--mist", 10.0),
    ("--ink-soft", "--mist", 6.0), ("--ink-soft", "--clay", 6.0), ("--ink-soft", "--straw", 6.0),
    ("--ink-soft", "--stone", 6.0), ("--ink", "--straw", 10.0),
]  # fmt: skip
SHAPES = [("--edge", "--paper", 3.0), ("--edge", "--sheet", 3.0), ("--ring", "--paper", 3.0)]


@pytest.fixture(scope="module")
def sheet() -> str:
    return stylesheet(CSS, LAKE)


@pytest.mark.parametrize("modern", [True, False], ids=["relative", "plain"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), TEXTS + SHAPES)
def test_the_palette_is_legible(
    text: str, ground: str, least: float, *, dark: bool, modern: bool
) -> None:
    palette = tokens(CSS / "tokens.css", LAKE, dark=dark, modern=modern)
    assert contrast(palette[text], palette[ground]) >= least


@pytest.mark.parametrize("modern", [True, False], ids=["relative", "plain"])
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("city", [PLUM, BLUE], ids=["plum", "blue"])
def test_another_citys_colours_stay_legible(city: Colours, *, dark: bool, modern: bool) -> None:
    palette = tokens(CSS / "tokens.css", city, dark=dark, modern=modern)
    weak = {(t, g): contrast(palette[t], palette[g]) for t, g, _ in TEXTS}
    assert not {pair: ratio for pair, ratio in weak.items() if ratio < 4.5}


def test_contrast_is_measured_rightly() -> None:
    assert contrast((0, 0, 0), (1, 1, 1)) == pytest.approx(21)
    assert contrast((1, 1, 1), (1, 1, 1)) == pytest.approx(1)


def test_the_sheet_is_light(sheet: str) -> None:
    assert len(gzip.compress(sheet.encode(), 9)) <= 10 * 1024


def test_nothing_old_browsers_drop_or_fetch_from_elsewhere(sheet: str) -> None:
    for banned in ("@layer", "@import", "url(", ":has(", "dvh", "&"):
        assert banned not in sheet, banned


def test_force_is_for_paper_only(sheet: str) -> None:
    for at in (found.start() for found in re.finditer("!important", sheet)):
        assert "@media print" in sheet[:at]
        assert "@media (forced-colors" not in sheet[:at]


def test_nothing_moves(sheet: str) -> None:
    assert not re.search("transition|animation|scroll-behavior", sheet)


def test_every_custom_property_is_defined(sheet: str) -> None:
    used = set(re.findall(r"var\((--[a-z0-9-]+)[,)]", sheet))
    assert used <= set(re.findall(r"[{;](--[a-z0-9-]+):", sheet))


def test_every_class_is_used(sheet: str) -> None:
    styled = set(re.findall(r"\.([a-z][a-z-]+)", re.sub(r'"[^"]*"', "", sheet)))
    files = [*(THEME / "templates").rglob("*.html"), *(THEME / "static" / "js").rglob("*.js")]
    html = "".join(file.read_text(encoding="utf-8") for file in files)
    made = {
        "state-", "opening-", "opening-page-", "ridges-", "record-", "list-", "calendar-",
        "open-now-", "plan-",
    }  # fmt: skip
    unused = {name for name in styled if name not in html}
    assert not {name for name in unused if not any(name.startswith(prefix) for prefix in made)}


def test_no_text_is_set_small() -> None:
    for file in sorted(CSS.rglob("*.css")):
        for size in re.findall(r"font-size: ([\d.]+)rem", file.read_text(encoding="utf-8")):
            assert float(size) >= 1, file
