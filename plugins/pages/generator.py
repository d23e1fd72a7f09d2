"""What the portal's generators have in common."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from plugins.pages.declare import DeclaredPage
from plugins.pages.writer import PortalWriter

if TYPE_CHECKING:
    from plugins.pages.portal import Portal


class PageGenerator:
    """A Pelican generator that declares pages; a subclass yields them in `pages`."""

    def __init__(self, *, settings: dict[str, Any], **_others: Any) -> None:
        """Take what Pelican gives every generator; only the settings matter."""
        self.settings = settings
        self.portal: Portal = settings["PORTAL"]

    def pages(self) -> Iterable[DeclaredPage]:
        """Yield the pages; all Markdown has been read by then."""
        raise NotImplementedError

    def generate_output(self, writer: PortalWriter) -> None:
        """Declare every page."""
        for page in self.pages():
            writer.declare(page)
