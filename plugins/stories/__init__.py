"""Stories and pages of prose: Markdown with YAML front matter, read by Pelican.

Stories stay Pelican articles, so that Pelican's signals and the plugins of its ecosystem work
on them; what is written in the end is a declared page.

initialized                  say who declares articles and pages
readers_init                 our reader for .md
all_generators_finalized     stop on problems; tell the portal what there is
get_generators               the list of stories and its feed
article_writer_finalized …   nothing: the pages themselves are declared by the writer
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from pelican.generators import ArticlesGenerator, PagesGenerator
from pelican.plugins import signals

from plugins.pages.declare import DeclaredPage
from plugins.pages.generator import PageGenerator
from plugins.pages.writer import PortalWriter
from plugins.stories.pictures import publish_pictures
from plugins.stories.prose import prose_link, prose_page
from plugins.stories.reader import PortalReader, forbid_file_dates, refuse_other_files
from plugins.stories.stories import story_card, story_feed, story_lists, story_page

if TYPE_CHECKING:
    from plugins.pages.portal import Portal


def register() -> None:
    """Connect everything, in the order Pelican sends it."""
    signals.initialized.connect(_begin)
    signals.readers_init.connect(_reader)
    signals.get_generators.connect(_generators)
    signals.all_generators_finalized.connect(_collect)


def _begin(pelican: Any) -> None:
    forbid_file_dates(pelican.settings)
    portal: Portal = pelican.settings["PORTAL"]
    portal.declarers.update(article=story_page, page=prose_page)
    portal.problems += refuse_other_files(portal.places.content)


def _reader(readers: Any) -> None:
    for extension in PortalReader.file_extensions:
        readers.reader_classes[extension] = PortalReader


def _generators(_pelican: Any) -> type[PageGenerator]:
    return StoriesGenerator


def _collect(generators: list[Any]) -> None:
    """Tell the portal about all stories and pages; from here on the chrome can be built."""
    articles = next(found for found in generators if isinstance(found, ArticlesGenerator))
    pages = next(found for found in generators if isinstance(found, PagesGenerator))
    ours = next(found for found in generators if isinstance(found, StoriesGenerator))
    ours.portal.stop_on_problems()
    ours.articles = sorted(
        articles.articles, key=lambda article: (article.date, article.slug), reverse=True
    )
    ours.portal.stories += [story_card(article) for article in ours.articles]
    ordered = sorted(pages.pages, key=lambda page: (page.matter.order, page.slug))
    ours.portal.prose += [prose_link(page) for page in ordered]


class StoriesGenerator(PageGenerator):
    """Declares the list of stories and its feed, and publishes the pictures that are shown."""

    articles: list[Any]
    """Newest first."""

    def pages(self) -> Iterator[DeclaredPage]:
        """Yield the list and the feed."""
        yield from story_lists(self.portal)
        yield story_feed(self.portal, self.articles)

    def generate_output(self, writer: PortalWriter) -> None:
        """Copy pictures too: only those of published texts, so that a draft's stay unseen."""
        super().generate_output(writer)
        publish_pictures(self.portal, writer.output)
