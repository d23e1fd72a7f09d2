"""What was public and is not any more: build/gone.map, and pages for hosts without a 410.

docs/withdrawal.md explains the file; it never holds more than addresses.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from plugins.pages import urls
from plugins.pages.declare import DeclaredPage
from plugins.pages.portal import Portal
from plugins.pages.views import Link, Meta, NoticePage
from scripts.records.gone import MEDIA
from scripts.snapshot import MEDIA_FOLDER

GONE_PAGE = "pages/gone.html"
"""Says that something is gone, so the address it stands at is not published."""

_ADDRESSES: Mapping[str, Callable[[str], str]] = {
    "openings": urls.opening,
    "projects": urls.project,
    "organizations": urls.organization,
    "stations": urls.station,
    "trainings": urls.training,
    "commitments": urls.commitment,
    "recognitions": urls.recognition,
    "needs": urls.need,
    "surveys": urls.survey,
    MEDIA: urls.media,
}
"""Collections whose records have a page of their own."""


def gone_addresses(portal: Portal) -> list[str]:
    """Return every address that is gone, sorted; none that this build publishes."""
    found = {
        _ADDRESSES[entry.collection](entry.id)
        for entry in portal.snapshot.gone
        if entry.collection in _ADDRESSES
    }
    kept = (portal.places.data / MEDIA_FOLDER).glob("*.*")
    found |= {urls.media(path.name) for path in kept}  # a consent may have ended since the pull
    for matter in portal.withdrawn:
        found |= {urls.story(matter.slug), urls.story_card(matter.slug)}
    published = {page.url for page in portal.declared if page.template != GONE_PAGE}
    return sorted((found | portal.taken_back) - published - portal.pictures)


def gone_map(addresses: Iterable[str]) -> str:
    """Write the addresses for nginx's map, each in every form in which it may be asked for."""
    forms = (form for address in addresses for form in _forms(address))
    return "".join(f"{form} 410;\n" for form in forms)


def _forms(address: str) -> Iterator[str]:
    if address.endswith("/"):
        yield address.removesuffix("/")
    yield address
    if address.endswith("/"):
        yield f"{address}index.html"


def write_gone_map(folder: Path, portal: Portal) -> None:
    """Write it into a folder outside the output: the web server reads it, the public doesn't."""
    text = gone_map(gone_addresses(portal))
    (folder / "gone.map").write_text(text, encoding="utf-8")


def gone_pages(portal: Portal) -> Iterator[DeclaredPage]:
    """Declare a page at each gone address, for a host that can't answer 410."""
    for address in gone_addresses(portal):
        if address.endswith("/"):
            meta = Meta(
                title="这一页已经撤下", description="这里的内容已经撤下。", url=address,
                noindex=True,
            )  # fmt: skip
            links = (
                Link(label="首页", url=urls.HOME),
                Link(label="招募信息", url=urls.OPENINGS),
                Link(label="网站地图", url=urls.SITE_MAP),
            )
            view = NoticePage(meta=meta, title=meta.title, links=links)
            yield DeclaredPage(path=urls.path(address), template=GONE_PAGE, view=view, listed=False)
