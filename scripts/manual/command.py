"""`python -m scripts manual`: the manual's pictures, made by doing what it says.

Each walk of docs/管理手册.md is done in a sandbox with demo data at a real Chromium. Where the
manual names what isn't on the screen, it stops with the line.
"""

import argparse
import datetime as dt
import os
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, BrowserContext, ViewportSize, sync_playwright

from scripts.errors import CheckError, ConfigError
from scripts.manual.acting import NotThereError
from scripts.manual.desk import HELD, PASSWORD, Desk, desk
from scripts.manual.script import Walk, pictures, quotations, walks
from scripts.manual.walking import Walker
from scripts.rules.opening_state import LABELS
from scripts.tools import chromium, own_node
from scripts.workspace import ROOT, Workspace

MANUAL = ROOT / "docs" / "管理手册.md"
SIZE = ViewportSize(width=900, height=560)
NOBODY = "还没有登录的人"
_DIFFERS = "手册和管理系统不一致："


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Choose another text, or another folder."""
    parser.add_argument("--manual", type=Path, default=MANUAL, help="手册（默认 docs/管理手册.md）")
    parser.add_argument("--to", type=Path, help="图片放在哪个文件夹（默认手册旁边的 manual）")
    parser.add_argument("--only", default="", help="只演练这些字所在标题下的步骤（不核对用词）")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Do every walk and write its pictures; in the manual's own folder no others stay.

    Raises CheckError with all lines that say what isn't so.
    """
    text = args.manual.read_text(encoding="utf-8")
    folder = args.to or args.manual.parent / "manual"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as root, desk(Path(root), places.content, now) as office:
        walker = Walker(office=office, folder=folder)
        chosen = [one for one in walks(text) if args.only in _heading(text, one)]
        _all(chosen, walker)
    if not args.only:
        _hold(text, walker)
    if not args.only and not args.to:
        for old in set(folder.glob("*.png")) - {folder / name for name in walker.made}:
            old.unlink()
    print(f"演练了 {len(chosen)} 段，做了 {len(walker.made)} 张图：{folder}")


def _heading(text: str, one: Walk) -> str:
    lines = text.splitlines()[: one.line]
    return next((line for line in reversed(lines) if line.startswith("## ")), "")


def _all(chosen: Sequence[Walk], walker: Walker) -> None:
    wrong: list[str] = []
    with _browser() as browser:
        contexts: dict[str, BrowserContext] = {}
        for one in chosen:
            if one.who not in contexts:
                contexts[one.who] = _entered(browser, one.who, walker.office)
            try:
                walker.walk(contexts[one.who], one)
            except NotThereError as error:
                wrong.append(str(error))
    if wrong:
        raise CheckError("\n".join([_DIFFERS, *wrong]))


@contextmanager
def _browser() -> Iterator[Browser]:
    own_node()
    path = chromium()
    if path is None:
        raise ConfigError("没有找到 Chromium；make tools 会说明怎么装")
    chinese: dict[str, str | float | bool] = {**os.environ, "LANGUAGE": "zh_CN"}
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--lang=zh-CN"], env=chinese
        )
        yield browser
        browser.close()


def _entered(browser: Browser, who: str, office: Desk) -> BrowserContext:
    """Open a browser for one person, logged in unless the walk itself does that."""
    context = browser.new_context(
        locale="zh-CN", timezone_id="Asia/Shanghai", viewport=SIZE, reduced_motion="reduce"
    )
    if who == NOBODY:
        return context
    page = context.new_page()
    page.goto(f"{office.address}/admin/")
    page.get_by_label("用户名").fill(HELD[who])
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()
    page.get_by_role("button", name="注销").wait_for()
    page.close()
    return context


def _hold(text: str, walker: Walker) -> None:
    """Refuse a manual that shows pictures no step makes, or words no screen had."""
    made = walker.made
    wrong = [f"没有哪一步做这张图：{name}" for name in set(pictures(text)) - set(made)]
    wrong += [f"做了两次的图：{name}" for name in sorted({n for n in made if made.count(n) > 1})]
    public = set(LABELS.values())
    wrong += [
        f"docs/管理手册.md:{line}：屏幕上没有“{said}”"
        for line, said in quotations(text)
        if said not in public and not walker.words.know(said)
    ]
    if wrong:
        raise CheckError("\n".join([_DIFFERS, *wrong]))
