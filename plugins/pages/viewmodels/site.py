"""The chrome."""

from dataclasses import dataclass

from plugins.pages.viewmodels.parts import Fact, Link, NavLink


@dataclass(frozen=True, kw_only=True)
class Site:
    """The chrome: the same on every page; templates see it as `site`."""

    name: str
    tagline: str
    city: str
    introduction: str
    language: str
    base_url: str
    """Public address without a slash at the end; empty where none is set."""
    stylesheet: str
    """Address of the one CSS file, its digest in its name."""
    icon: str
    scripts: tuple[str, ...] = ()
    """Addresses of the scripts that every page loads, each with its digest in its name."""
    page_scripts: tuple[tuple[str, str], ...] = ()
    """(name, address) of each folder in theme/static/js/pages; pages load what they ask for."""
    emblem: str | None
    navigation: tuple[NavLink, ...]
    footer: tuple[Link, ...]
    marks: tuple[Fact, ...]
    """主办单位, ICP 备案号 …: only those that are set."""
    contact: bool = False
    """Whether the footer names a way to reach who runs the site."""
    sign_up: Link
    feed: Link
    demo: bool
    """Every page, feed and file says that people and organisations are invented."""
    noindex: bool

    def script(self, name: str) -> str | None:
        """Return the address of a page's own script; None where the theme has none."""
        return dict(self.page_scripts).get(name)
