"""The small pictures in the admin: for who is logged in and may see the record, nobody else."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone

from scripts.management.models import BY_COLLECTION
from scripts.management.pictures import files
from scripts.management.pictures.entries import upload_of
from scripts.management.pictures.usage import Shown, picture_of
from scripts.management.staff.roles import may
from scripts.rules.naming.picture import may_be_shown
from scripts.rules.picture_kinds import MIME, kind_of
from scripts.rules.pixels import Form, clean

SMALL = Form(400, (70,))


def shown(request: HttpRequest, collection: str, pk: str, digest: str) -> HttpResponse:
    """Answer with a picture that a record has now; who only reads sees what the public may."""
    model = BY_COLLECTION.get(collection)
    row: Any = model._base_manager.filter(pk=pk).first() if model else None
    if row is None or not may(request.user, "view", row):
        raise Http404
    found = [one for one in getattr(row, "pictures", ()) if one.get("sha256") == digest]
    if not may(request.user, "change", row):
        found = [one for one in found if _is_for_readers(one)]
    return _small(found[0]["path"] if found else "")


def _is_for_readers(one: Shown) -> bool:
    picture = picture_of(one)
    return picture is not None and may_be_shown(picture, timezone.localdate())


def upload(_request: HttpRequest, token: str) -> HttpResponse:
    """Answer with an upload whose form wasn't right yet; only that form knows the token."""
    found = upload_of(token)
    return _small(found[0].path if found else "")


def _small(path: str) -> HttpResponse:
    data = files.read(path) if path else None
    if data is None:
        raise Http404
    try:
        small = clean(data, SMALL).data
    except ValueError:
        raise Http404 from None  # put there by hand, and no picture
    headers = {"Cache-Control": "private, no-cache"}
    return HttpResponse(small, content_type=MIME[kind_of(small)], headers=headers)
