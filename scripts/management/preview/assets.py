"""The theme's own files, under the addresses that the pages name: /assets/ and nothing else."""

import re

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from scripts.management.api import not_found
from scripts.management.preview.process import folder

_NAME = re.compile(r"[a-z0-9-]+\.[0-9a-f]{12}\.(css|js|svg|png|woff2)")
_TYPES = {
    "css": "text/css; charset=utf-8", "js": "text/javascript; charset=utf-8",
    "svg": "image/svg+xml", "png": "image/png", "woff2": "font/woff2",
}  # fmt: skip


def asset(request: HttpRequest, name: str) -> HttpResponseBase:
    """Answer with a file that a renderer published; its name has its digest."""
    known = _NAME.fullmatch(name)
    file = folder(settings.PLACES) / "assets" / name
    if known is None or not file.is_file():
        return not_found(request, Exception())
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "X-Robots-Tag": "noindex"}
    return HttpResponse(file.read_bytes(), content_type=_TYPES[known[1]], headers=headers)
