"""Where everything lies: one object made once at the entry and passed down.

Each place can be moved by an environment setting, so that a second city, a test or a CI job
works beside the first without touching it.
"""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scripts.errors import ConfigError

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, kw_only=True)
class Workspace:
    """The folders a command works in."""

    content: Path
    """PORTAL_CONTENT: city.yaml, stories, pages, and data/ with the snapshot."""
    output: Path
    """PORTAL_OUTPUT: the last site that passed its checks."""
    build: Path
    """PORTAL_BUILD: work in progress; may be removed at any time."""
    var: Path
    """PORTAL_VAR: the embedded management system's database, uploads, secrets; reports."""

    @property
    def data(self) -> Path:
        """The snapshot of the management API."""
        return self.content / "data"

    @property
    def city_file(self) -> Path:
        """The file that makes the portal one city's."""
        return self.content / "city.yaml"

    @property
    def reports(self) -> Path:
        """Reports for the office, such as what a pull had to leave out."""
        return self.var / "reports"


def workspace(environ: Mapping[str, str] = os.environ) -> Workspace:
    """Read the places from the environment; relative ones count from the project's folder."""

    def place(name: str, default: str) -> Path:
        return (ROOT / environ.get(name, default)).resolve()

    found = Workspace(
        content=place("PORTAL_CONTENT", "content"),
        output=place("PORTAL_OUTPUT", "output"),
        build=place("PORTAL_BUILD", "build"),
        var=place("PORTAL_VAR", "var"),
    )
    _refuse_overlap(found)
    return found


def _refuse_overlap(places: Workspace) -> None:
    """Refuse an output folder whose replacement would remove something else."""
    for kept in (places.content, places.var, places.build, ROOT / "scripts"):
        if kept == places.output or places.output in kept.parents:
            raise ConfigError(
                f"PORTAL_OUTPUT 指向 {places.output}，其中还有 {kept}；"
                "输出文件夹会被整个替换，请改成一个单独的文件夹"
            )
