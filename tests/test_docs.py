"""The documents keep their promises: what they name exists, and what exists is named."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest

from scripts.__main__ import COMMANDS
from scripts.records import city as city_types
from tests.support import ROOT

DOCUMENTS = sorted({*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")})
README = (ROOT / "README.md").read_text(encoding="utf-8")
CODE = [
    path
    for name in ("scripts", "plugins", "tests", "pelicanconf.py", "publishconf.py")
    for path in ([ROOT / name] if name.endswith(".py") else sorted((ROOT / name).rglob("*.py")))
]
NOT_FOR_PEOPLE = {
    "DJANGO_SETTINGS_MODULE",  # Django's own, set where Django wants it
    "PORTAL_BUILD_OUTPUT",  # how scripts/build.py tells Pelican where to build
    "PORTAL_BUILD_NOTES",  # the same, for what it writes beside the site
    "PORTAL_TEST_KEEP",  # how a test gets the declared pages back from Pelican
    "PLAYWRIGHT_NODEJS_PATH",  # Playwright's own, set by scripts/tools.py
    "PYTEST_XDIST_WORKER",  # pytest-xdist's own
}


def make_targets(makefile: str) -> set[str]:
    return set(re.findall(r"^([a-z][a-z-]*):(?!=)", makefile, re.MULTILINE))


def named_targets(text: str) -> set[str]:
    spans = re.findall(r"`make ([a-z][a-z-]*)", text)
    blocks = re.findall(r"^make ([a-z][a-z-]*)", text, re.MULTILINE)
    return {*spans, *blocks}


def settings_read(code: str) -> Iterator[str]:
    """Yield the names of the environment settings that Python code reads."""
    for node in ast.walk(ast.parse(code)):
        match node:
            case ast.Call(func=ast.Attribute(value=where), args=[ast.Constant(str(name)), *_]) | (
                ast.Subscript(value=where, slice=ast.Constant(str(name)))
            ) if ast.unparse(where) in {"os.environ", "environ"}:
                yield name
            case ast.Call(func=ast.Name("place"), args=[ast.Constant(str(name)), *_]):
                yield name
            case ast.Call(func=ast.Attribute(ast.Name("dj_database_url"), "config")):
                yield "DATABASE_URL"


def settings_documented(readme: str) -> set[str]:
    return set(re.findall(r"^\| `([A-Z][A-Z_]+)` \|", readme, re.MULTILINE))


def broken_links(document: Path) -> Iterator[str]:
    """Yield the relative links of a Markdown file that lead nowhere."""
    text = re.sub(
        r"^```.*?^```", "", document.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE
    )
    for target in re.findall(r"\]\(([^)\s]+)\)", re.sub(r"`[^`]*`", "", text)):
        path = target.partition("#")[0]
        if "://" not in target and path and not (document.parent / path).exists():
            yield target


def named_paths(text: str) -> set[str]:
    """Return the code paths and modules named in backticks, as paths."""
    found = re.findall(r"`((?:scripts|plugins|theme|tests|requirements|content)/[\w./-]+)`", text)
    modules = re.findall(r"`((?:scripts|plugins)(?:\.[a-z_]+)+)`", text)
    return {*found, *(module.replace(".", "/") for module in modules)}


def exists(path: str) -> bool:
    whole = ROOT / path
    made_later = path.startswith(("content/data", "content/images"))
    return made_later or whole.exists() or whole.with_suffix(".py").exists()


def requirements(name: str) -> set[str]:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").splitlines()
    return {found[0] for line in lines if (found := re.match(r"[a-z][a-z0-9-]*", line))}


def test_every_make_target_is_in_the_readme_and_the_other_way_round() -> None:
    targets = make_targets((ROOT / "Makefile").read_text(encoding="utf-8"))
    assert targets - named_targets(README) == set()
    for document in DOCUMENTS:
        unknown = named_targets(document.read_text(encoding="utf-8")) - targets
        assert unknown == set(), document.name


def test_every_setting_is_in_the_readme_and_the_other_way_round() -> None:
    read = {name for path in CODE for name in settings_read(path.read_text(encoding="utf-8"))}
    assert read - NOT_FOR_PEOPLE == settings_documented(README)


def test_every_command_is_in_the_readme() -> None:
    assert {name for name in COMMANDS if f"python -m scripts {name}" not in README} == set()


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_relative_link_and_every_path_leads_somewhere(document: Path) -> None:
    assert list(broken_links(document)) == []
    named = named_paths(document.read_text(encoding="utf-8"))
    assert {path for path in named if not exists(path)} == set()


def test_every_key_of_the_city_file_is_explained() -> None:
    text = (ROOT / "docs" / "own-city.md").read_text(encoding="utf-8")
    structs = [kind for kind in vars(city_types).values() if _is_own_struct(kind)]
    assert city_types.Marks in structs
    fields = {field.name for kind in structs for field in msgspec.structs.fields(kind)}
    assert {name for name in fields if f"`{name}`" not in text} == set()


def _is_own_struct(kind: object) -> bool:
    is_struct = isinstance(kind, type) and issubclass(kind, msgspec.Struct)
    return is_struct and kind.__module__ == city_types.__name__


def test_every_library_has_its_reason_and_the_other_way_round() -> None:
    text = (ROOT / "docs/decisions/0003-libraries.md").read_text(encoding="utf-8")
    rows = re.findall(r"^\| ([a-z][^|]*?) \|", text, re.MULTILINE)
    named = {name for row in rows for name in re.findall(r"[a-z][a-z0-9-]+", row.split(" (")[0])}
    package = msgspec.json.decode((ROOT / "package.json").read_bytes())
    lists = [requirements(f"{name}.in") for name in ("site", "node", "test")]
    used = {*set().union(*lists), *package["dependencies"], *package["devDependencies"]}
    assert named - {"library", "package"} == used


def test_every_decision_is_listed_and_complete() -> None:
    folder = ROOT / "docs" / "decisions"
    listing = (folder / "README.md").read_text(encoding="utf-8")
    for path in folder.glob("0*.md"):
        text = path.read_text(encoding="utf-8")
        assert re.findall(r"^## (.+)$", text, re.MULTILINE) == [
            "Context", "Decision", "Consequences",
        ]  # fmt: skip
        heading = text.partition("\n")[0].removeprefix(f"# {path.name[:4]} ")
        assert f"| [{path.name[:4]}]({path.name}) | {heading} |" in listing


def test_what_these_tests_look_for_is_found(tmp_path: Path) -> None:
    assert make_targets("site: x ## y\nA := b\n.PHONY: z\nnot-real:=1\n") == {"site"}
    assert named_targets("run `make fly OPENINGS=3`\nmake swim # now\nto make sense") == {
        "fly", "swim",
    }  # fmt: skip
    code = "os.environ.get('A_B'); os.environ['C_D']; place('E', ''); {}.get('F'); x['G_H']"
    assert set(settings_read(code)) == {"A_B", "C_D", "E"}
    assert settings_documented("| `SITE_URL` | x |\n`NOT_A_ROW`") == {"SITE_URL"}
    (tmp_path / "a.md").write_text("[b](b.md) [c](https://c.example) [d](a.md#x) `[e](e)`")
    assert list(broken_links(tmp_path / "a.md")) == ["b.md"]
    assert named_paths("`scripts/x.py`, `plugins.listings`, scripts/no") == {
        "scripts/x.py", "plugins/listings",
    }  # fmt: skip
    assert not exists("scripts/x.py")
    assert exists("plugins/pages")
