"""What a page is: a pure function of its view, its template, the site's chrome and the time.

Whatever is published is declared here first. Templates see `view`, `site` and `now`, nothing
else, and an undefined name is an error.
"""

import datetime as dt
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, kw_only=True)
class DeclaredPage:
    """One file of the site."""

    path: str
    """Below output/, such as `opening/OP-17/index.html`."""
    template: str
    """Below theme/templates/, such as `pages/opening.html`."""
    view: Any
    """A frozen view-model."""
    changes_at: dt.datetime | None = None
    """The next moment at which time alone makes this page untrue; None: never."""
    listed: bool = True
    """Whether the site map for machines names it; error pages and files aren't listed."""

    @property
    def url(self) -> str:
        """The page's address from the root, such as `/opening/OP-17/`."""
        return "/" + self.path.removesuffix("index.html")
