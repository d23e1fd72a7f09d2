"""The management API, as docs/openapi.json has it: reading only, with a bearer token."""

import hashlib
import re
from collections.abc import Callable
from functools import wraps
from hmac import compare_digest
from typing import Any

import msgspec
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone

from scripts.management import feed
from scripts.management.models import BY_COLLECTION
from scripts.management.pictures import files
from scripts.management.pictures.usage import leaving
from scripts.rules.picture_kinds import MIME, kind_of

LIMIT, LIMIT_MAX = 500, 1000
"""Items in a page: what is sent unasked, and at most."""
LARGEST = 2**63 - 1
"""The largest number that a database can compare."""

View = Callable[..., HttpResponseBase]


class RefusalError(Exception):
    """A request that can't be answered: the status and what the client should know."""

    def __init__(self, status: int, message: str, **headers: str) -> None:
        super().__init__(message)
        self.status, self.message, self.headers = status, message, headers


def endpoint(view: View) -> View:
    """Ask for the token, allow reading only, and answer a refusal in JSON."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        try:
            _require_token(request)
            _require_reading(request)
            return view(request, *args, **kwargs)
        except RefusalError as refusal:
            return _error(refusal.status, refusal.message, refusal.headers)

    answer.csrf_exempt = True  # type: ignore[attr-defined]  # Django's mark: the token is the guard
    return answer


def _require_reading(request: HttpRequest) -> None:
    if request.method not in ("GET", "HEAD"):
        raise RefusalError(405, f"只能读取（GET），不接受 {request.method}", Allow="GET, HEAD")


def _require_token(request: HttpRequest) -> None:
    given = request.headers.get("Authorization", "").encode()
    if not compare_digest(given, f"Bearer {settings.API_TOKEN}".encode()):
        raise RefusalError(
            401,
            "缺少访问令牌或令牌不对；请带上请求头 Authorization: Bearer 令牌"
            "（令牌见 python -m scripts manage token）",
            **{"WWW-Authenticate": 'Bearer realm="management"'},
        )


@endpoint
def index(request: HttpRequest) -> HttpResponseBase:
    """Answer /api/v1/."""
    _parameters(request)
    return _json(feed.index())


@endpoint
def collection(request: HttpRequest, collection: str) -> HttpResponseBase:
    """Answer /api/v1/{collection}?since=&limit=."""
    model = BY_COLLECTION.get(collection)
    if model is None:
        raise RefusalError(404, f"没有 {collection} 这个种类；有：{'、'.join(BY_COLLECTION)}")
    given = _parameters(request, since=(0, 0, LARGEST), limit=(LIMIT, 1, LIMIT_MAX))
    return _json(feed.page(model, **given))


def _parameters(request: HttpRequest, **known: tuple[int, int, int]) -> dict[str, int]:
    """Read whole numbers from the query: name=(default, least, most)."""
    for name in request.GET:
        if name not in known:
            raise RefusalError(400, f"不认识的参数 {name}；{_known(known)}")
        if len(request.GET.getlist(name)) > 1:
            raise RefusalError(400, f"参数 {name} 写了不止一次")
    return {name: _number(request, name, *rule) for name, rule in known.items()}


def _known(known: dict[str, Any]) -> str:
    return f"可用的参数：{'、'.join(known)}" if known else "这里没有参数"


def _number(request: HttpRequest, name: str, default: int, least: int, most: int) -> int:
    text = request.GET.get(name)
    if text is None:
        return default
    if not re.fullmatch(r"[0-9]{1,19}", text) or not least <= int(text) <= most:
        raise RefusalError(400, f"{name} 写成了 {text!r}，应为 {least} 到 {most} 的整数")
    return int(text)


@endpoint
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """Answer /media/{path}: a picture that a public record may show today, and no other file."""
    _parameters(request)
    missing = RefusalError(404, f"没有 /media/{path} 这个文件，或它现在不公开")
    picture = leaving(f"{files.PREFIX}{path}", timezone.localdate())
    data = files.read(picture.path) if picture else None
    if picture is None or data is None:
        raise missing
    if hashlib.sha256(data).hexdigest() != picture.sha256:
        raise RefusalError(404, f"/media/{path} 的内容与记录里的摘要（sha256）不符；请重新上传")
    kind = MIME.get(kind_of(data), "application/octet-stream")
    return HttpResponse(data, content_type=kind, headers={"Cache-Control": "private, no-cache"})


@endpoint
def unknown(_request: HttpRequest) -> HttpResponseBase:
    """Answer an address that isn't there."""
    raise RefusalError(404, "没有这个地址；接口从 /api/v1/ 开始")


def not_found(request: HttpRequest, exception: Exception) -> HttpResponseBase:  # noqa: ARG001 - Django passes it by name
    """Answer an unknown address, for Django's handler404."""
    if request.path.startswith(("/api/", "/media/")):
        return unknown(request)
    return _error(404, "没有这个页面", {})


def server_error(_request: HttpRequest) -> HttpResponse:
    """Answer a fault of our own, for Django's handler500; its trace is in the log."""
    return _error(500, "管理系统内部出错，详情见它的输出", {})


def _json(answer: Any) -> HttpResponse:
    return HttpResponse(msgspec.json.encode(answer), content_type="application/json")


def _error(status: int, message: str, headers: dict[str, str]) -> HttpResponse:
    return HttpResponse(
        msgspec.json.encode({"error": message}),
        content_type="application/json",
        status=status,
        headers=headers,
    )
