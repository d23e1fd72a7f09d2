"""Turn a declared page into text: it sees its view, the site's chrome and the time only."""

import datetime as dt
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Site


def environment(templates: Path) -> Environment:
    """Make the environment of theme/templates: all escaped, undefined names are errors."""
    env = Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
    )
    env.policies["json.dumps_kwargs"] = {"ensure_ascii": False}  # Chinese as it is
    del env.globals["lipsum"], env.filters["random"]  # chance has no place in a build
    return env


def render(env: Environment, page: DeclaredPage, site: Site, now: dt.datetime) -> str:
    """Render a page; the same four arguments always give the same text."""
    return env.get_template(page.template).render(view=page.view, site=site, now=now)
