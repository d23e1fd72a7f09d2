"""One GET after another to the management API, and nowhere else."""

import hashlib
import logging
from collections.abc import Callable
from types import TracebackType
from typing import Self, TypeVar

import requests
from requests.adapters import HTTPAdapter
from requests.auth import AuthBase
from urllib3 import BaseHTTPResponse
from urllib3.util.retry import Retry

from scripts.errors import ContractError, SourceError
from scripts.pull.answer import Answer, read, refused
from scripts.pull.api import Api

T = TypeVar("T")

CONNECT_SECONDS = 10
READ_SECONDS = 60
LONGEST_WAIT_SECONDS = 120
"""A longer Retry-After is cut to this."""
LARGEST_ANSWER = 64 * 1024 * 1024
"""In bytes, unpacked: a page of 1000 records of 64 KB each."""


class Transport:
    """A connection to one API; a context manager."""

    def __init__(self, api: Api, say: Callable[[str], None]) -> None:
        # urllib3 would tell of each retry in English, with an exception's inside
        logging.getLogger("urllib3.connectionpool").setLevel(logging.ERROR)
        self._api = api
        self._session = requests.Session()
        self._session.auth = _Bearer(api.token)
        self._session.trust_env = not api.is_loopback  # no proxy between us and ourselves
        adapter = HTTPAdapter(max_retries=_patience(say))
        self._session.mount("http://", adapter)
        self._session.mount("https://", adapter)

    def __enter__(self) -> Self:
        """Use as a context manager."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        """Close all connections."""
        self._session.close()

    def get(self, path: str, kind: type[T], **query: int) -> T:
        """Fetch `{base}/api/v1/{path}` and decode it as `kind`.

        Raises SourceError where the API can't be reached or refuses, ContractError where its
        answer isn't what the contract says.
        """
        return read(self._fetch(f"{self._api.root}/api/v1/{path}", query), kind)

    def version(self, path: str, known: str = "") -> str:
        """Return what names the present answer of `{base}/api/v1/{path}`: its ETag, if it has one.

        `known` is sent along, so that an unchanged answer needs no body. Raises SourceError or
        ContractError, as `get` does.
        """
        answer = self._fetch(f"{self._api.root}/api/v1/{path}", {}, known=known)
        if answer.status == 304 and known:  # noqa: PLR2004 — the contract's "not modified"
            return known
        if answer.status != 200:  # noqa: PLR2004 — the contract's only success
            raise refused(answer)
        return answer.etag or hashlib.sha256(answer.body).hexdigest()

    def file(self, path: str, largest: int) -> bytes:
        """Fetch `{base}{path}`, such as /media/a.jpg, as it is; `largest` is in bytes.

        Raises SourceError or ContractError, as `get` does.
        """
        answer = self._fetch(f"{self._api.root}{path}", {}, largest)
        if answer.status != 200:  # noqa: PLR2004 — the contract's only success
            raise SourceError(f"管理系统没有给出文件（{answer.status}）")
        return answer.body

    def _fetch(
        self, url: str, query: dict[str, int], largest: int | None = None, known: str = ""
    ) -> Answer:
        headers = {"Accept": "application/json, image/*"}
        if known:
            headers["If-None-Match"] = known
        try:
            with self._session.get(
                url,
                params=query,
                headers=headers,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                return Answer(
                    place=response.url,
                    status=response.status_code,
                    content_type=response.headers.get("Content-Type", ""),
                    location=response.headers.get("Location", ""),
                    body=_body(response, largest or LARGEST_ANSWER),
                    etag=response.headers.get("ETag", ""),
                )
        except requests.RequestException as error:
            raise SourceError(f"{url}：{_why(error)}") from None


class _Bearer(AuthBase):
    """Put the token on requests of this session; a .netrc file can't replace it."""

    def __init__(self, token: str) -> None:
        self._token = token

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        request.headers["Authorization"] = f"Bearer {self._token}"
        return request


def _patience(say: Callable[[str], None]) -> Retry:
    class Patient(Retry):
        """Says so when the API asks us to wait."""

        def sleep_for_retry(self, response: BaseHTTPResponse) -> bool:
            seconds = self.get_retry_after(response)
            if seconds:
                say(f"管理系统请我们稍等 {seconds:.0f} 秒……")
            return super().sleep_for_retry(response) or seconds is not None

    return Patient(
        total=5, connect=2, read=2, status=5,
        status_forcelist=(429, 500, 502, 503, 504),
        allowed_methods={"GET"},
        backoff_factor=0.3,
        retry_after_max=LONGEST_WAIT_SECONDS,
        raise_on_status=False,
    )  # fmt: skip


def _body(response: requests.Response, largest: int) -> bytes:
    pieces = []
    size = 0
    for piece in response.iter_content(1 << 16):
        size += len(piece)
        if size > largest:
            raise ContractError(
                f"{response.url}：回答超过 {largest // 1024 // 1024} MB，不再接收；"
                "请管理系统的维护方检查每页的记录"
            )
        pieces.append(piece)
    return b"".join(pieces)


def _why(error: requests.RequestException) -> str:
    """Say it in Chinese; the English text may hold addresses and headers, so it is left out."""
    for kind, said in _REASONS:
        if isinstance(error, kind):
            return said
    return f"取不到数据（{type(error).__name__}）；请检查 MANAGEMENT_API_URL 和网络"


_REASONS: tuple[tuple[type[requests.RequestException], str], ...] = (
    (requests.exceptions.SSLError, "安全证书（https）不被信任；请管理系统的维护方更换证书"),
    (requests.Timeout, f"等了 {READ_SECONDS} 秒没有回答；请过一会儿再运行，或看管理系统是否正常"),
    (requests.exceptions.ChunkedEncodingError, "只收到半页数据，连接就断了；请重新运行"),
    (requests.exceptions.ContentDecodingError, "收到的压缩数据有误；请重新运行"),
    (requests.ConnectionError, "连不上管理系统；请看它是否已启动、地址和网络是否正确"),
)
