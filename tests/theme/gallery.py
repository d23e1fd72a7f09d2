"""Write the gallery: every component with every example, and every page, for looking.

`python -m tests.theme.gallery [FOLDER]`, by default build/gallery; then serve that folder. It is
no part of the site.
"""

import shutil
import sys
from collections.abc import Iterable
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

from plugins.pages.stylesheet import stylesheet
from scripts.city import load_city
from scripts.workspace import workspace
from tests.theme.examples import (
    THEME,
    MacroExample,
    macro_examples,
    page_examples,
    rendered,
    site,
    templates,
)

_PICTURE = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 400">'
    '<rect width="640" height="400" fill="#cbd5c0"/></svg>'
)


def write_gallery(folder: Path) -> None:
    """Replace the folder by a fresh gallery in the colours of content/city.yaml."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in ("assets", "images"):
        (folder / name).mkdir(parents=True)
    colours = load_city(workspace().city_file).colours
    chrome = site()
    _write(folder, chrome.stylesheet, stylesheet(THEME / "static" / "css", colours))
    _write(folder, "/images/class.svg", _PICTURE)
    env = templates()
    links = []
    for name, page in page_examples():
        _write(folder, f"/{page.path}", rendered(env, page))
        links.append(Markup('<li><a href="{}">{}</a></li>').format(page.path, name))
    _write(folder, "/index.html", _index(links))


def _write(folder: Path, address: str, text: str) -> None:
    (folder / address.removeprefix("/")).write_text(text, encoding="utf-8")


def _index(links: list[Markup]) -> str:
    parts = [
        '<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>组件</title>',
        f'<link rel="stylesheet" href="{site().stylesheet}"></head><body><main class="wrap">',
        "<h1>页面和组件</h1><ul>",
        *links,
        "</ul>",
    ]
    examples = (example for example in macro_examples() if example.component != "head")
    for component, found in groupby(examples, key=lambda example: example.component):
        parts += [f'<section class="section"><h2>{component}</h2>', *_shown(found), "</section>"]
    return "\n".join([*parts, "</main></body></html>\n"])


def _shown(examples: Iterable[MacroExample]) -> list[str]:
    env = templates()
    return [
        f'<p class="meta">{escape(example.macro)}：{escape(example.name)}</p>{example.render(env)}'
        for example in examples
    ]


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else workspace().build / "gallery"
    write_gallery(target)
    print(target / "index.html")
