"""Where the links inside a preview lead: to words that say so, since only one page is there."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

Answer = Callable[[HttpRequest], HttpResponseBase]
_OWN = ("/admin/", "/api/", "/assets/", "/media/", "/static/")


def only_one_page(answer: Answer) -> Answer:
    """Answer a frame that asks for a page of the site, which isn't here."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        in_frame = request.headers.get("Sec-Fetch-Dest") == "iframe"
        if in_frame and not request.path.startswith(_OWN):
            return _said(request)
        return answer(request)

    return middleware


def _said(request: HttpRequest) -> HttpResponse:
    found = render(request, "records/preview_link.html", status=404)
    found.headers["X-Frame-Options"] = "SAMEORIGIN"
    found.headers["Cache-Control"] = "no-store"
    return found
