"""Pelican's settings for the public site: those of pelicanconf.py, and an address is required."""

import os
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 # a settings file is all names
from pelicanconf import PORTAL_CITY
from plugins.pages.program import or_exit
from scripts.city import require_address

or_exit(lambda: require_address(PORTAL_CITY, os.environ))
