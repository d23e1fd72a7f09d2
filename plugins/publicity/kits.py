"""build/kits: a folder for each published story, and one page that shows them all.

Working material for media staff, so never part of the site. The folder is replaced as a whole:
a kit goes when its story goes.
"""

import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from plugins.pages.portal import Portal
from plugins.pages.render import environment
from plugins.publicity.kit import DEMO, Kit
from plugins.publicity.store import put
from plugins.publicity.wechat import Body, absolute, inlined, without_links
from scripts.records.city import Colours
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


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What the WeChat article's template sees."""

    kit: Kit
    body: Body
    cover: str
    """The address of the first picture; empty where there is none."""


@dataclass(frozen=True, kw_only=True)
class Article:
    """A WeChat article, to be opened in a browser and copied from there."""

    title: str
    lang: str
    html: Markup


def write_kits(kits: Sequence[Kit], folder: Path, portal: Portal, templates: Path) -> None:
    """Write the kits beside those of the build before, then put them in their place."""
    fresh = folder / f".{FOLDER}-new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    env = environment(templates)
    css = styled(templates / "kits" / "wechat.css", portal.city.colours)
    for kit in kits:
        _write_kit(kit, fresh / kit.slug, css, portal.base_url, env)
    _write(
        fresh / "index.html", env.get_template("kits/index.html").render(view=page(kits, portal))
    )
    swap_in(fresh, folder / FOLDER)


def styled(css: Path, colours: Colours) -> str:
    """Read the style sheet and fill in the city's colours."""
    text = css.read_text(encoding="utf-8")
    for name in ("lead_deep", "lead", "accent"):
        text = text.replace(f"var(--city-{name.replace('_', '-')})", getattr(colours, name))
    return text


def _write_kit(kit: Kit, folder: Path, css: str, base_url: str, env: Environment) -> None:
    folder.mkdir()
    _write(folder / "wechat.html", wechat_page(kit, css, base_url, env))
    _write(folder / "weibo.txt", weibo_text(kit.told) + "\n")
    _write(folder / "sms.txt", sms_text(kit.told) + "\n")
    if kit.card:
        put(kit.card, folder / "card.png")


def wechat_page(kit: Kit, css: str, base_url: str, env: Environment) -> str:
    """Return the article in a page of its own."""
    cover = kit.story.cover
    draft = Draft(
        kit=kit,
        body=without_links(kit.story.body, base_url),
        cover=absolute(cover.url, base_url) if cover else "",
    )
    plain = env.get_template("kits/wechat.html").render(view=draft)
    html = Markup(inlined(plain, css))  # noqa: S704 # escaped by its template
    view = Article(title=kit.told.title, lang=kit.lang, html=html)
    return env.get_template("kits/article.html").render(view=view)


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
