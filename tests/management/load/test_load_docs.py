"""docs/loading.md names every key, section and option."""

import argparse
from pathlib import Path

import msgspec

from scripts.management.load import command
from scripts.management.load.mapping import SECTIONS, Mapping, Rule
from tests.support import ROOT

DOC = ROOT / "docs" / "loading.md"


def undocumented(text: str, names: list[str]) -> list[str]:
    return [name for name in names if f"`{name}`" not in text]


def keys() -> list[str]:
    return [field.name for kind in (Mapping, Rule) for field in msgspec.structs.fields(kind)]


def test_every_key_and_section_is_documented() -> None:
    assert undocumented(DOC.read_text(encoding="utf-8"), [*keys(), *SECTIONS]) == []


def test_every_option_is_documented() -> None:
    parser = argparse.ArgumentParser(add_help=False)
    command.add_arguments(parser)
    text = DOC.read_text(encoding="utf-8")
    options = [name for name in parser.format_usage().split() if name.lstrip("[").startswith("--")]
    assert len(options) == 5
    assert all(name.strip("[]") in text for name in options)


def test_a_key_that_is_not_documented_is_found() -> None:
    text = DOC.read_text(encoding="utf-8").replace("`prefixes`", "")
    assert undocumented(text, keys()) == ["prefixes"]


def test_the_examples_it_names_exist() -> None:
    for name in ("newyork", "spreadsheet"):
        path = Path("tests") / "fixtures" / name / "mapping.yaml"
        assert str(path) in DOC.read_text(encoding="utf-8")
        assert (ROOT / path).exists()
