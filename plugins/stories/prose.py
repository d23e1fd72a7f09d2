"""Pages of prose, such as the programme or the regulation."""

from typing import TYPE_CHECKING, Any

from markupsafe import Markup

from plugins.pages import text, urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.portal import Portal
from plugins.pages.views import Link, Meta, ProsePage, Searched

if TYPE_CHECKING:
    from scripts.rules.manuscript.front_matter import ProseMatter


def prose_link(page: Any) -> Link:
    """Return the link that the foot of every page and the site map carry."""
    return Link(label=page.matter.title, url=urls.prose(page.matter.slug), lang=page.matter.lang)


def prose_page(_portal: Portal, page: Any) -> DeclaredPage:
    """Declare a page of prose."""
    matter: ProseMatter = page.matter
    view = ProsePage(
        meta=Meta(
            title=matter.title,
            description=matter.summary or matter.title,
            url=urls.prose(matter.slug),
            lang=matter.lang,
            searched=Searched(kind="page"),
        ),
        title=matter.title,
        body=Markup(page.get_content("")),  # noqa: S704 # made safe by plugins.stories.markdown
        updated=text.date(matter.updated) if matter.updated else None,
    )
    return DeclaredPage(path=urls.path(view.meta.url), template="pages/prose.html", view=view)
