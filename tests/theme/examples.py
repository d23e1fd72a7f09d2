"""Read theme/examples into calls of macros and into pages, and render them as the build does."""

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import yaml
from jinja2 import Environment
from markupsafe import Markup

from plugins.pages import views
from plugins.pages.declare import DeclaredPage
from plugins.pages.render import environment, render

THEME = Path(__file__).resolve().parents[2] / "theme"
EXAMPLES = THEME / "examples"
NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.timezone(dt.timedelta(hours=8)))


class _Loader(yaml.SafeLoader):
    """YAML in which `!OpeningRow {…}` is a view-model and `!site` the example's chrome."""


def _view(loader: _Loader, name: str, node: yaml.Node) -> Any:
    if name == "site":
        return site()
    assert isinstance(node, yaml.MappingNode)
    return _convert(loader.construct_mapping(node, deep=True), getattr(views, name))


def _convert(raw: dict[Any, Any], kind: type) -> Any:
    unknown = raw.keys() - {field.name for field in dataclasses.fields(kind)}
    assert not unknown, f"{kind.__name__} has no {unknown}"
    return msgspec.convert(raw, kind, from_attributes=True, dec_hook=_markup)


def _markup(kind: type, value: Any) -> Any:
    assert kind is Markup, kind
    return Markup(value)  # noqa: S704 -- the examples' own HTML


_Loader.add_multi_constructor("!", _view)


def _load(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), _Loader)  # noqa: S506 -- a SafeLoader


def site() -> views.Site:
    """Return the chrome that the examples stand in."""
    found: views.Site = _load(EXAMPLES / "site.yaml")
    return found


@dataclass(frozen=True, kw_only=True)
class MacroExample:
    """One call of a component's macro."""

    component: str
    macro: str
    name: str
    args: dict[str, Any]
    inside: str | None = None
    """The element that has to surround it, such as ol."""

    def render(self, env: Environment) -> str:
        """Render it alone, within what has to surround it."""
        module = env.get_template(f"components/{self.component}.html").module
        text = str(getattr(module, self.macro)(**self.args))
        return f"<{self.inside}>{text}</{self.inside}>" if self.inside else text


def macro_examples() -> Iterator[MacroExample]:
    """Yield every example of every component."""
    for file in sorted(EXAMPLES.glob("*.yaml")):
        if file.name != "site.yaml":
            for example in _load(file):
                yield MacroExample(component=file.stem, **example)


def page_examples() -> Iterator[tuple[str, DeclaredPage]]:
    """Yield the name of every example page with the page."""
    for file in sorted((EXAMPLES / "pages").glob("*.yaml")):
        for number, example in enumerate(_load(file)):
            template = f"pages/{file.stem}.html"
            path = f"{file.stem}-{number}.html"
            page = DeclaredPage(path=path, template=template, view=example["view"])
            yield f"{file.stem} {example['name']}", page


def templates() -> Environment:
    """Make the environment that the build renders with."""
    return environment(THEME / "templates")


def rendered(env: Environment, page: DeclaredPage) -> str:
    """Render an example page as the build does."""
    return render(env, page, site(), NOW)
