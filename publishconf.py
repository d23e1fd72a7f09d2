"""Pelican's settings for the public site: those of pelicanconf.py, and an address is required."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *  # noqa: F403 # a settings file is all names
from pelicanconf import PORTAL_PLACES, SITEURL
from plugins.pages.program import or_exit
from scripts.errors import ConfigError


def _require_address() -> None:
    if not SITEURL.startswith(("https://", "http://")):
        raise ConfigError(
            "正式发布需要网站的公开地址：请在环境变量 SITE_URL 中设置，"
            f"或写在 {PORTAL_PLACES.city_file} 的 site_url，例如 https://www.example.org"
        )


or_exit(_require_address)
