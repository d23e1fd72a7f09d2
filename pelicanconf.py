"""Pelican's settings for the demo and for writing; publishconf.py is for the public site.

    python -m pelican content -s pelicanconf.py --fatal warnings

Everything that is one city's stands in content/city.yaml; everything about places in the
environment (scripts/workspace.py). The clock is read here, once: see BUILD_TIME.
"""

import os
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

_ROOT = Path(__file__).resolve().parent
if str(_ROOT) not in sys.path:
    sys.path.insert(0, str(_ROOT))  # Pelican loads this file by its path, not as a module

from plugins.pages.program import PortalPelican, or_exit  # noqa: E402 # after the path is known
from scripts.city import load_city, public_address  # noqa: E402
from scripts.clock import build_time  # noqa: E402
from scripts.workspace import workspace  # noqa: E402

PELICAN_CLASS = PortalPelican
PLUGINS = [
    "plugins.pages", "plugins.listings", "plugins.feeds", "plugins.finding", "plugins.trainings",
    "plugins.commitments", "plugins.honors", "plugins.stories", "plugins.publicity",
    "plugins.front",
]  # fmt: skip

# The portal's own inputs.
PORTAL_PLACES = or_exit(workspace)
PORTAL_CITY = or_exit(lambda: load_city(PORTAL_PLACES.city_file))
PORTAL_NOW = or_exit(lambda: build_time(os.environ, ZoneInfo(PORTAL_CITY.timezone)))
PORTAL_NOTES = Path(os.environ.get("PORTAL_BUILD_NOTES") or PORTAL_PLACES.build)
"""For next-change.json, pages.json, gone.map, shown.json: not for the public."""
PORTAL_GONE_PAGES = os.environ.get("GONE_PAGES") == "1"

# Places.
PATH = str(PORTAL_PLACES.content)
OUTPUT_PATH = os.environ.get("PORTAL_BUILD_OUTPUT") or str(PORTAL_PLACES.output)
DELETE_OUTPUT_DIRECTORY = True  # nothing of an earlier build stays
THEME = str(_ROOT / "theme")
THEME_STATIC_PATHS: list[str] = []  # plugins.pages publishes the theme's files under their digest
ARTICLE_PATHS = ["stories"]
PAGE_PATHS = ["pages"]
ARTICLE_EXCLUDES = PAGE_EXCLUDES = ["data"]
STATIC_PATHS: list[str] = []  # plugins.stories publishes the pictures that are shown, no others
IGNORE_FILES = [".*", "*~", "#*#"]

# The site.
SITENAME = PORTAL_CITY.site_name
SITEURL = public_address(PORTAL_CITY, os.environ)
TIMEZONE = PORTAL_CITY.timezone
DEFAULT_LANG = PORTAL_CITY.language.lower()
LOCALE = ["C.UTF-8", "C"]  # the same on every machine; Chinese words are ours

# Addresses: by slug alone, never by title, language or date.
ARTICLE_URL = ARTICLE_LANG_URL = "story/{slug}/"
ARTICLE_SAVE_AS = ARTICLE_LANG_SAVE_AS = "story/{slug}/index.html"
PAGE_URL = PAGE_LANG_URL = "{slug}/"
PAGE_SAVE_AS = PAGE_LANG_SAVE_AS = "{slug}/index.html"
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = None  # two stories of one slug are an error

# Of what Pelican would write by itself, nothing: drafts, authors, archives, feeds.
DRAFT_SAVE_AS = DRAFT_LANG_SAVE_AS = DRAFT_PAGE_SAVE_AS = DRAFT_PAGE_LANG_SAVE_AS = ""
CATEGORY_SAVE_AS = TAG_SAVE_AS = AUTHOR_SAVE_AS = ""
DIRECT_TEMPLATES: list[str] = []
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# Reading: plugins.stories reads .md; no other format, no guesses from names or file dates.
READERS = dict.fromkeys(["html", "htm", "rst", "markdown", "mkd", "mdown"])
FILENAME_METADATA = PATH_METADATA = ""
USE_FOLDER_AS_CATEGORY = False
FORMATTED_FIELDS: list[str] = []
TYPOGRIFY = False  # breaks Chinese quotation marks
WITH_FUTURE_DATES = True  # plugins.stories compares with the build's clock, not the system's
CACHE_CONTENT = LOAD_CONTENT_CACHE = False
