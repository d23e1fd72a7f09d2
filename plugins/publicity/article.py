"""A kit's WeChat article as a page of its own, to be opened in a browser and copied from there."""

from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup

from plugins.pages.portal import Portal
from plugins.publicity.kit import Kit
from plugins.publicity.store import Store
from plugins.publicity.wechat import Body, absolute, inlined, without_links
from scripts.records.city import Colours

_TEMPLATES = ("wechat.html", "article.html")


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What the article's template sees."""

    kit: Kit
    body: Body
    cover: str
    """The address of the first picture; empty where there is none."""


@dataclass(frozen=True, kw_only=True)
class Article:
    """What the page around the article sees."""

    title: str
    lang: str
    html: Markup


class Desk:
    """Makes the articles; one that was made from the same words is taken from the store."""

    def __init__(self, env: Environment, templates: Path, portal: Portal, store: Store) -> None:
        """Say what articles are made with, and where they are kept."""
        self._env, self._folder, self.store = env, templates / "kits", store
        self._base_url, self._colours = portal.base_url, portal.city.colours

    def article(self, kit: Kit) -> Path:
        """Return the file of a story's article."""
        words = repr(shown_of(kit)).encode()
        return self.store.get(self._made_with + words, lambda: self._written(kit).encode())

    @cached_property
    def _css(self) -> str:
        return styled(self._folder / "wechat.css", self._colours)

    @cached_property
    def _made_with(self) -> bytes:
        own = [(self._folder / name).read_bytes() for name in _TEMPLATES]
        code = Path(__file__).with_name("wechat.py").read_bytes()
        stamp = f"{self._base_url} {self._css} {version('css-inline')}"
        return b"".join((*own, code, stamp.encode()))

    def _written(self, kit: Kit) -> str:
        cover = kit.story.cover
        draft = Draft(
            kit=kit,
            body=without_links(kit.story.body, self._base_url),
            cover=absolute(cover.url, self._base_url) if cover else "",
        )
        plain = self._env.get_template("kits/wechat.html").render(view=draft)
        html = Markup(inlined(plain, self._css))  # noqa: S704 # escaped by its template
        view = Article(title=kit.told.title, lang=kit.lang, html=html)
        return self._env.get_template("kits/article.html").render(view=view)


def shown_of(kit: Kit) -> tuple[object, ...]:
    """Return all of a kit that its article shows."""
    story = kit.story
    shown = (story.body, story.cover, story.corrections, story.by)
    told = (kit.told.title, kit.told.link, kit.told.sign)
    return (*shown, *told, kit.lang, kit.about, kit.source, kit.pillars, kit.demo)


def styled(css: Path, colours: Colours) -> str:
    """Read the style sheet and fill in the city's colours."""
    text = css.read_text(encoding="utf-8")
    for name in ("lead_deep", "lead", "accent"):
        text = text.replace(f"var(--city-{name.replace('_', '-')})", getattr(colours, name))
    return text
