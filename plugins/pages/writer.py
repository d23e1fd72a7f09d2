"""The writer: every page of the portal goes through `declare`."""

from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from pelican.plugins import signals
from pelican.writers import Writer

from plugins.pages.assets import publish_assets
from plugins.pages.chrome import build_site
from plugins.pages.clock import earliest
from plugins.pages.declare import DeclaredPage
from plugins.pages.render import environment, render
from scripts.errors import BuildError

if TYPE_CHECKING:
    from plugins.pages.portal import Portal


class PortalWriter(Writer):  # type: ignore[misc] # Pelican ships no types
    """Pelican's writer, with `declare` beside it.

    What Pelican's own generators hand over (articles, pages) is declared too, by the declarers
    that plugins registered in the portal; anything nobody declares is written as stock Pelican
    writes it, so other people's plugins go on working.
    """

    def __init__(self, output_path: str, settings: dict[str, Any]) -> None:
        """Publish the theme's assets and build the chrome that all pages share."""
        super().__init__(output_path, settings)
        self.portal: Portal = settings["PORTAL"]
        self.output = Path(output_path).absolute()
        self.output.mkdir(parents=True, exist_ok=True)
        theme = Path(settings["THEME"])
        assets = publish_assets(theme / "static", self.portal, self.output)
        self.site = self.portal.site = build_site(self.portal, assets)
        self.site_changes_at = None if self.portal.stories else self.portal.next_story
        self.env = environment(theme / "templates")
        self._paths: dict[str, DeclaredPage] = {}
        self._folders = {self.output}

    def declare(self, page: DeclaredPage) -> None:
        """Render the page and write its file.

        Raises BuildError where another page has the same path, or the path leaves the output.
        """
        target = self._claim(page)
        changes_at = earliest(page.changes_at, self.site_changes_at)
        self.portal.declared.append(replace(page, changes_at=changes_at))
        text = render(self.env, page, self.site, self.portal.now)
        if target.parent not in self._folders:
            target.parent.mkdir(parents=True, exist_ok=True)
            self._folders.add(target.parent)
        target.write_text(text, encoding="utf-8", newline="\n")

    def _claim(self, page: DeclaredPage) -> Path:
        parts = PurePosixPath(page.path)
        if not page.path or parts.is_absolute() or ".." in parts.parts:
            raise BuildError(f"页面 {describe(page)} 的路径 {page.path} 不在输出文件夹内")
        other = self._paths.setdefault(page.path, page)
        target = self.output / page.path
        if other is not page or str(target) in self._written_files:
            raise BuildError(
                f"两个页面用了同一个路径 {page.path}：{describe(other)} 和 {describe(page)}；"
                "请改其中一个的 slug 或编号"
            )
        self._written_files.add(str(target))
        return target

    def write_file(self, name: str, template: Any, context: Any, *rest: Any, **named: Any) -> None:
        """Declare what has a declarer; leave the rest to Pelican."""
        for kind, declarer in self.portal.declarers.items():
            if kind in named:
                page = declarer(self.portal, named[kind])
                if page is not None:
                    self.declare(page)
                    path = str(self.output / page.path)
                    signals.content_written.send(path, context={**context, **named})
                return
        super().write_file(name, template, context, *rest, **named)


def describe(page: DeclaredPage) -> str:
    """Name a page for a message: its title where it has one, and its template."""
    meta = getattr(page.view, "meta", None)
    return f"《{meta.title}》（{page.template}）" if meta else page.template
