"""A Pelican plugin for the tests: keeps what was declared, so that it can be rendered again."""

import os
import pickle
from pathlib import Path
from typing import Any

from pelican.plugins import signals


def register() -> None:
    signals.finalized.connect(_keep)


def _keep(pelican: Any) -> None:
    portal = pelican.settings["PORTAL"]
    kept = (portal.declared, portal.site, portal.now)
    Path(os.environ["PORTAL_TEST_KEEP"]).write_bytes(pickle.dumps(kept))
