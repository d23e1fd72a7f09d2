"""The core: what a page is, the portal's data, and the writer that renders declared pages.

Signals, in the order Pelican sends them:

initialized                the portal's data is read, once, into settings["PORTAL"]
get_writer                 PortalWriter takes the place of Pelican's own writer
"""

from typing import Any

from pelican.plugins import signals

from plugins.pages.portal import load_portal
from plugins.pages.writer import PortalWriter


def register() -> None:
    """Connect the core; stands first in PLUGINS."""
    signals.initialized.connect(_load)
    signals.get_writer.connect(_writer)


def _load(pelican: Any) -> None:
    pelican.settings["PORTAL"] = load_portal(pelican.settings)


def _writer(_pelican: Any) -> type[PortalWriter]:
    return PortalWriter
