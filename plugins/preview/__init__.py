"""One record's page as it will be, for who is still writing the record.

`python -m plugins.preview FOLDER` starts Pelican as a build does and stops it before it writes:
all Markdown has been read then. From there on it answers requests on standard input, a line of
JSON each, with a line of JSON, until the input ends. FOLDER gets the theme's files (assets/).

messages.py   what is asked and answered
standing.py   the portal with that record (and what it names) put in, at the moment asked for
shown.py      which page shows a record
renderer.py   one answer; __main__.py: the process

It imports nothing of the management system, whose requests it answers, and writes no page.
"""

from typing import Any

from pelican.plugins import signals

from plugins.preview.renderer import serve


def register() -> None:
    """Take over where Pelican wants to write; stands last in PLUGINS."""
    signals.get_writer.connect(_instead)


def _instead(pelican: Any) -> None:
    """Answer requests until there are no more, then end the process: nothing is written."""
    serve(pelican.settings)
    raise SystemExit(0)
