"""A publicity kit: everything it is made of, taken from the page that is published.

Whatever is masked or left out on the page is so in the kit: the Markdown is never read again.
"""

from dataclasses import dataclass
from pathlib import Path

from plugins.pages import urls
from plugins.pages.pillars import pillars_of
from plugins.pages.portal import Portal
from plugins.pages.views import StoryPage
from plugins.publicity.card import Card, Studio, clauses_of
from scripts.rules.manuscript.front_matter import StoryMatter
from scripts.rules.short_texts import Told

DEMO = "演示 · 内容虚构"
_UNKNOWN = "未提供"


@dataclass(frozen=True, kw_only=True)
class Kit:
    """One story's material for other channels."""

    slug: str
    story: StoryPage
    told: Told
    lang: str
    about: str
    """Kind and day."""
    source: str
    pillars: tuple[str, ...]
    demo: str
    card: Path | None
    """The PNG; None where a character has no font."""
    lacking: str
    """Those characters."""


def make_kit(story: StoryPage, matter: StoryMatter, portal: Portal, studio: Studio) -> Kit:
    """Put a story's kit together and have its card drawn."""
    pillars = tuple(pillar.name for pillar in pillars_of(matter.spirit))
    card = _card(story, pillars, portal)
    drawn = studio.draw(card)
    return Kit(
        slug=matter.slug,
        story=story,
        told=_told(story, matter, portal),
        lang=story.lang or portal.city.language,
        about=f"{story.date}　{story.kind}",
        source=story.source or _UNKNOWN,
        pillars=pillars,
        demo=DEMO if portal.demo else "",
        card=drawn,
        lacking="" if drawn else studio.lacking(card),
    )


def _card(story: StoryPage, pillars: tuple[str, ...], portal: Portal) -> Card:
    city = portal.city
    return Card(
        title=story.title,
        title_lang=_base(story.lang or city.language),
        clauses=clauses_of(story.title),
        site=city.site_name,
        lang=_base(city.language),
        pillars=pillars,
        about=f"{story.kind}　{story.date}",
        address=f"{portal.base_url}{story.meta.url}" if portal.base_url else "",
        invitation="扫码读全文",
        demo=DEMO if portal.demo else "",
        lead=city.colours.lead,
        lead_deep=city.colours.lead_deep,
        accent=city.colours.accent,
    )


def _base(language: str) -> str:
    return language.partition("-")[0]


def _told(story: StoryPage, matter: StoryMatter, portal: Portal) -> Told:
    return Told(
        title=story.title,
        summary=story.summary,
        link=portal.base_url + urls.story(matter.slug),
        sign=portal.city.site_name,
        demo=portal.demo,
        weibo=matter.weibo,
        sms=matter.sms,
    )
