"""The Markdown set-up: what staff may write, and what becomes of it.

Raw HTML is shown as text, never interpreted, so no script or style gets through. Links and
pictures lead only where tree.py allows; anything else is reported.
"""

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from plugins.stories.tree import Headings, JoinLines, Links, Notes, Pictures, Tables

LONGEST = 100_000
"""Characters of a text: Python-Markdown takes quadratic time on some patterns."""


class PortalMarkdown(Extension):
    """All that the portal's Markdown is, as one extension."""

    def __init__(self, notes: Notes) -> None:
        """Keep where the steps write what they note."""
        super().__init__()
        self.notes = notes

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 # the library's name
        """Register everything; the numbers are Python-Markdown's priorities."""
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")
        md.inlinePatterns.deregister("automail")  # it hides an address in character codes
        for extension in (
            TableExtension(use_align_attribute=True),
            FootnoteExtension(BACKLINK_TITLE="回到正文中的注释 {}"),
            SaneListExtension(),
        ):
            extension.extendMarkdown(md)
        md.treeprocessors.register(JoinLines(md, self.notes), "portal-lines", 40)
        for place, step in enumerate((Headings, Links, Pictures, Tables), start=1):
            md.treeprocessors.register(step(md, self.notes), f"portal-{place}", -10 * place)


class Converter:
    """Turns Markdown into HTML that is safe to publish; made once, used for many texts."""

    def __init__(self) -> None:
        """Set Python-Markdown up, which takes longer than a short text does."""
        self._notes = Notes()
        self._md = Markdown(extensions=[PortalMarkdown(self._notes)], output_format="html")

    def convert(self, text: str) -> tuple[str, Notes]:
        """Return the HTML and what there is to note."""
        if len(text) > LONGEST:
            problem = f"正文有 {len(text)} 个字，请缩到 {LONGEST} 个字以内，或分成几篇"
            return "", Notes(problems=[problem])
        self._notes.clear()
        html = self._md.reset().convert(text)
        return html, self._notes.copy()
