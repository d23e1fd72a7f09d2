"""A record's pictures as the pull would hang them, and their files for who may see them."""

import hashlib
from functools import lru_cache
from typing import Any

import msgspec
from django.contrib.auth.models import AnonymousUser
from django.db import models
from django.db.models.functions import Cast
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from scripts.management import api
from scripts.management.pictures import files
from scripts.management.pictures.usage import with_pictures
from scripts.management.staff.roles import role_of, visible
from scripts.management.staff.seen import seen
from scripts.records import Record
from scripts.records.picture import Picture
from scripts.rules.picture_kinds import MIME, kind_of
from scripts.rules.pixels import Clean, clean


def hung(record: Record) -> Record:
    """Return the record with a file for each picture that can be had."""
    pictures: tuple[Picture, ...] = getattr(record, "pictures", ())
    if not pictures:
        return record
    changes: dict[str, Any] = {"pictures": tuple(_hung(picture) for picture in pictures)}
    return msgspec.structs.replace(record, **changes)


def _hung(picture: Picture) -> Picture:
    found = _cleaned(picture.path, picture.sha256)
    if found is None:
        return msgspec.structs.replace(picture, file=None)
    return msgspec.structs.replace(
        picture, file=f"{picture.sha256}.{found.ending}", width=found.width, height=found.height
    )


@lru_cache(maxsize=16)
def _cleaned(path: str, digest: str) -> Clean | None:
    data = files.read(path)
    if data is None or hashlib.sha256(data).hexdigest() != digest:
        return None
    try:
        return clean(data)
    except ValueError:
        return None


def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer /media/: by the API's rules with its token, and in a preview for who is logged in."""
    user = getattr(request, "user", AnonymousUser())
    if "Authorization" in request.headers or role_of(user) is None:
        return api.media(request, path)
    picture = _seen_by(user, path)
    if picture is None:
        return api.not_found(request, Exception())
    headers = {"Cache-Control": "private, no-cache", "X-Robots-Tag": "noindex"}
    return HttpResponse(picture.data, content_type=MIME[kind_of(picture.data)], headers=headers)


media.csrf_exempt = True  # type: ignore[attr-defined]  # as api.media is: reading only


def _seen_by(user: Any, path: str) -> Clean | None:
    """Return a picture of a record that the account may see, or an upload that isn't saved yet."""
    digest = path.partition(".")[0]
    for waiting in files.uploads().glob(f"{digest}.*") if digest.isalnum() else ():
        return _cleaned(f"{files.PREFIX}{waiting.name}", digest)
    for model in with_pictures():
        rows = visible(user, model._base_manager.all())
        told = rows.annotate(told=Cast("pictures", models.TextField()))
        for row in told.filter(told__contains=digest):
            for shown in vars(seen(user, row))["pictures"]:
                if shown.get("sha256") == digest:
                    return _cleaned(str(shown.get("path")), digest)
    return None
