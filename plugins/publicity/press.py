"""Wraps the declaration of a story: its pillars and share card join the page, its kit is kept."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from plugins.pages import linked_data, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.pillars import pillars_of
from plugins.pages.portal import Declarer, Portal
from plugins.pages.render import environment
from plugins.pages.views import Link, Picture
from plugins.publicity.article import Desk
from plugins.publicity.card import HEIGHT, WIDTH, Studio
from plugins.publicity.fonts import Fonts
from plugins.publicity.kit import Kit, make_kit
from plugins.publicity.kits import write_kits
from plugins.publicity.store import Store, put


class Press:
    """Makes the kits of one build."""

    def __init__(self, portal: Portal, settings: dict[str, Any]) -> None:
        """Set up the studio; nothing is loaded before a card has to be drawn."""
        self._portal = portal
        self._output = Path(settings["OUTPUT_PATH"])
        self._notes: Path = settings["PORTAL_NOTES"]
        self._templates = Path(settings["THEME"]) / "templates"
        cache = portal.places.build / "cache"
        cards = Store(folder=cache / "cards", suffix=".png")
        fonts = Fonts(portal.places.content / "fonts")
        self._studio = Studio(self._templates / "kits" / "card.typ", fonts, cards)
        self._articles = Store(folder=cache / "articles", suffix=".html")
        self._kits: list[Kit] = []

    def around(self, declare: Declarer) -> Declarer:
        """Return a declarer of stories that also makes their kits."""

        def declared(portal: Portal, article: Any) -> DeclaredPage | None:
            page = declare(portal, article)
            return self._shared(page, article) if page else None

        return declared

    def _shared(self, page: DeclaredPage, article: Any) -> DeclaredPage:
        kit = make_kit(page.view, article.matter, self._portal, self._studio)
        self._kits.append(kit)
        meta = replace(
            page.view.meta,
            image=self._published(kit),
            published=article.date.isoformat(timespec="seconds"),
            modified=article.modified.isoformat(timespec="seconds"),
        )
        city, base = self._portal.city, self._portal.base_url
        meta = replace(meta, linked_data=(linked_data.story(page.view, meta, city, base),))
        pillars: tuple[Link, ...] = tuple(
            pillar.link for pillar in pillars_of(article.matter.spirit)
        )
        return replace(page, view=replace(page.view, meta=meta, pillars=pillars))

    def _published(self, kit: Kit) -> Picture | None:
        """Publish the card beside its story, where the site has an address to show it under."""
        if kit.card is None or not self._portal.base_url:
            return None
        url = urls.story_card(kit.slug)
        put(kit.card, self._output / url.removeprefix("/"))
        return Picture(url=url, alt=f"分享卡片：{kit.told.title}", width=WIDTH, height=HEIGHT)

    def finish(self) -> None:
        """Write the kits, and forget what was made for stories that are gone or have changed."""
        env = environment(self._templates)
        desk = Desk(env, self._templates, self._portal, self._articles)
        write_kits(self._kits, self._notes, self._portal, env, desk)
        self._studio.store.prune()
        self._articles.prune()
