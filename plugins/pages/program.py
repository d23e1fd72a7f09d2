"""Pelican as the portal runs it: a clear sentence instead of a traceback, no plugin left out."""

import sys
from collections.abc import Callable
from typing import Any, TypeVar

from pelican import Pelican

from scripts.errors import BuildError, PortalError

Result = TypeVar("Result")


class PortalPelican(Pelican):  # type: ignore[misc] # Pelican ships no types
    """Named by PELICAN_CLASS in pelicanconf.py."""

    def __init__(self, settings: dict[str, Any]) -> None:
        """Start as Pelican does; a PortalError becomes its message and exit code 1."""
        or_exit(lambda: super(PortalPelican, self).__init__(settings))

    def init_plugins(self) -> None:
        """Refuse to go on where a plugin did not load: Pelican alone would exit 0."""
        wanted = list(self.settings["PLUGINS"])
        super().init_plugins()
        if len(self.plugins) < len(wanted):
            raise BuildError(f"插件没有全部载入：需要 {'、'.join(wanted)}；原因见上面的消息")

    def run(self) -> None:
        """Build the site."""
        or_exit(super().run)


def or_exit(work: Callable[[], Result]) -> Result:
    """Do the work; a PortalError is printed as its message and ends the program with code 1."""
    try:
        return work()
    except PortalError as error:
        print(f"出错了：{error}", file=sys.stderr)
        sys.exit(1)
