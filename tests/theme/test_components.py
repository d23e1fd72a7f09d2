import re
from pathlib import Path

import html5lib
import pytest
from jinja2 import Environment, UndefinedError

from tests.theme.examples import THEME, MacroExample, macro_examples, templates
from tests.theme.gallery import write_gallery

EXAMPLES = list(macro_examples())
MACRO = re.compile(r"{%-? macro (\w+)\(")


@pytest.fixture(scope="module")
def env() -> Environment:
    return templates()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.component}-{e.macro}-{e.name}")
def test_a_macro_renders_its_example(env: Environment, example: MacroExample) -> None:
    fragment = example.render(env)
    if example.component != "head":  # what stands in <head> is checked with the pages
        html5lib.HTMLParser(strict=True).parseFragment(fragment)


def test_every_macro_has_an_example_and_is_described() -> None:
    shown = {(example.component, example.macro) for example in EXAMPLES}
    for file in sorted((THEME / "templates" / "components").glob("*.html")):
        text = file.read_text(encoding="utf-8")
        described, _, _ = text.partition("-#}")
        for macro in MACRO.findall(text):
            assert (file.stem, macro) in shown, f"{file.name}: {macro} has no example"
            assert macro in described, f"{file.name}: {macro} is not described at the top"


def test_a_missing_value_is_an_error(env: Environment) -> None:
    example = MacroExample(component="button", macro="button", name="bad", args={"link": {}})
    with pytest.raises(UndefinedError):
        example.render(env)


def test_text_is_escaped(env: Environment) -> None:
    shown = MacroExample(
        component="paragraphs", macro="paragraphs", name="hostile",
        args={"paragraphs": ["<script>alert(1)</script>"]},
    ).render(env)  # fmt: skip
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


def test_what_the_record_does_not_say_is_said(env: Environment) -> None:
    shown = [e.render(env) for e in EXAMPLES if e.component == "facts" and e.name == "没有提供"]
    assert shown
    assert all("未提供" in text for text in shown)


def test_the_gallery_shows_every_component(tmp_path: Path) -> None:
    write_gallery(tmp_path / "gallery")
    shown = (tmp_path / "gallery" / "index.html").read_text(encoding="utf-8")
    assert all(f"<h2>{e.component}</h2>" in shown for e in EXAMPLES if e.component != "head")
    assert (tmp_path / "gallery" / "home-0.html").exists()
