"""`python -m scripts screens`: a screenshot of every kind of page, on a phone and a desk.

Which pages: every template once, and an opening in each of its states, taken from the list of
pages that the build leaves in build/pages.json.
"""

import argparse
import datetime as dt
import json
from collections.abc import Iterator
from pathlib import Path

from scripts.errors import BuildError, ConfigError
from scripts.serving import served
from scripts.tools import chromium, own_node
from scripts.workspace import Workspace

WIDTHS = (360, 1280)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Choose where the pictures go, and a scheme."""
    parser.add_argument("--to", type=Path, help="图片放在哪个文件夹（默认 build/screens）")
    parser.add_argument("--dark", action="store_true", help="深色模式")
    parser.add_argument("--only", default="", help="只截名称里有这些字的页面")


def run(args: argparse.Namespace, places: Workspace, _now: dt.datetime) -> None:
    """Write NAME-WIDTH.png for every kind of page.

    Raises BuildError where there is no built site yet.
    """
    chosen = {k: v for k, v in page_kinds(places.build / "pages.json").items() if args.only in k}
    folder = args.to or places.build / "screens"
    folder.mkdir(parents=True, exist_ok=True)
    with served(places.output) as address:
        for name in _shoot(address, chosen, folder, "dark" if args.dark else "light"):
            print(folder / name)


def page_kinds(listing: Path) -> dict[str, str]:
    """Choose a page for every template and every state of an opening: name → address."""
    if not listing.exists():
        raise BuildError(f"{listing}：还没有建成的网站，请先运行 make site")
    kinds: dict[str, str] = {}
    for page in json.loads(listing.read_text(encoding="utf-8")):
        if page["template"].startswith("pages/"):
            name = Path(page["template"]).stem + (f"-{page['kind']}" if page["kind"] else "")
            kinds.setdefault(name, page["url"])
    return kinds


def _shoot(address: str, kinds: dict[str, str], folder: Path, scheme: str) -> Iterator[str]:
    from playwright.sync_api import sync_playwright

    own_node()
    path = chromium()
    if path is None:
        raise ConfigError("没有找到 Chromium；make tools 会说明怎么装")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        for width in WIDTHS:
            page = browser.new_page(viewport={"width": width, "height": 800})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
            for name, url in kinds.items():
                page.goto(address + url)
                file = f"{name}-{width}.png"
                page.screenshot(path=folder / file, full_page=True)
                yield file
        browser.close()
