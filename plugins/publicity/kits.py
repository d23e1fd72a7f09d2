"""build/kits: a folder for each published story, and one page that shows them all.

Working material for media staff, so never part of the site. The folder is replaced as a whole:
a kit goes when its story goes.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment

from plugins.pages.portal import Portal
from plugins.publicity.article import Desk
from plugins.publicity.kit import DEMO, Kit
from plugins.publicity.store import put
from scripts.rules.short_texts import (
    WEIBO_LIMIT,
    sms_length,
    sms_parts,
    sms_text,
    weibo_length,
    weibo_text,
)
from scripts.swap import swap_in

FOLDER = "kits"


@dataclass(frozen=True, kw_only=True)
class KitRow:
    """A kit on the page that shows them all."""

    title: str
    slug: str
    about: str
    link: str
    weibo: str
    weibo_count: str
    sms: str
    sms_count: str
    lacking: str
    card: bool


@dataclass(frozen=True, kw_only=True)
class KitsPage:
    """All kits, the newest first."""

    site: str
    demo: str
    lang: str
    base_url: str
    rows: tuple[KitRow, ...]


def write_kits(
    kits: Sequence[Kit], folder: Path, portal: Portal, env: Environment, desk: Desk
) -> None:
    """Write the kits beside those of the build before, then put them in their place."""
    fresh = folder / f".{FOLDER}-new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for kit in kits:
        _write_kit(kit, fresh / kit.slug, desk)
    view = page(kits, portal)
    _write(fresh / "index.html", env.get_template("kits/index.html").render(view=view))
    swap_in(fresh, folder / FOLDER)


def _write_kit(kit: Kit, folder: Path, desk: Desk) -> None:
    folder.mkdir()
    put(desk.article(kit), folder / "wechat.html")
    _write(folder / "weibo.txt", weibo_text(kit.told) + "\n")
    _write(folder / "sms.txt", sms_text(kit.told) + "\n")
    if kit.card:
        put(kit.card, folder / "card.png")


def page(kits: Sequence[Kit], portal: Portal) -> KitsPage:
    """Show every kit with its counts."""
    return KitsPage(
        site=portal.city.site_name,
        demo=DEMO if portal.demo else "",
        lang=portal.city.language,
        base_url=portal.base_url,
        rows=tuple(_rows(kits)),
    )


def _rows(kits: Sequence[Kit]) -> Iterator[KitRow]:
    for kit in sorted(kits, key=lambda kit: (kit.story.iso_date, kit.slug), reverse=True):
        weibo, sms = weibo_text(kit.told), sms_text(kit.told)
        parts = sms_parts(sms)
        sent = "一条发完" if parts == 1 else f"分 {parts} 条发送"
        yield KitRow(
            title=kit.told.title,
            slug=kit.slug,
            about=kit.about,
            link=kit.told.link,
            weibo=weibo,
            weibo_count=f"{weibo_length(weibo)} / {WEIBO_LIMIT} 字",
            sms=sms,
            sms_count=f"{sms_length(sms)} 字，{sent}",
            lacking=kit.lacking,
            card=kit.card is not None,
        )


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8", newline="\n")
