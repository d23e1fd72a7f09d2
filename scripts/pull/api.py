"""Which management API, and whether its address and token may be used."""

import ipaddress
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import SplitResult, urlsplit

from scripts.errors import ConfigError


def _insecure() -> bool:
    return os.environ.get("MANAGEMENT_API_INSECURE") == "1"


@dataclass(frozen=True)
class Api:
    """The address before `/api/v1/`, and the token that reads from it.

    Raises ConfigError for an address the token must not be sent to.
    """

    base_url: str
    token: str = field(repr=False)
    insecure: bool = field(default_factory=_insecure)
    """MANAGEMENT_API_INSECURE=1: plain http to another machine is wanted."""

    def __post_init__(self) -> None:
        """Check both, before anything is sent."""
        _check_not_swapped(self.token)
        _check_address(self.base_url, insecure=self.insecure)
        _check_token(self.token)

    @property
    def root(self) -> str:
        """The address without a slash at the end."""
        return self.base_url.rstrip("/")

    @property
    def is_loopback(self) -> bool:
        """Tell whether the API runs on this machine."""
        return _is_loopback(urlsplit(self.base_url))


def api_from(environ: Mapping[str, str]) -> Api:
    """Read MANAGEMENT_API_URL and MANAGEMENT_API_TOKEN; both are required.

    Raises ConfigError naming the one that is missing.
    """
    names = ("MANAGEMENT_API_URL", "MANAGEMENT_API_TOKEN")
    missing = [name for name in names if not environ.get(name)]
    if missing:
        raise ConfigError(
            f"没有设置环境变量 {' 和 '.join(missing)}；MANAGEMENT_API_URL 是管理系统的地址"
            "（/api/v1/ 之前的部分），MANAGEMENT_API_TOKEN 是它的只读令牌，请向管理系统的管理员索取"
        )
    insecure = environ.get("MANAGEMENT_API_INSECURE") == "1"
    return Api(environ[names[0]], environ[names[1]], insecure)


def _check_not_swapped(token: str) -> None:
    """Refuse an address as a token: the address would be the token then, and be shown."""
    if "://" in token:
        raise ConfigError(
            "MANAGEMENT_API_TOKEN 写成了网址；MANAGEMENT_API_URL 和 MANAGEMENT_API_TOKEN "
            "可能写反了，请对调"
        )


def _check_address(url: str, *, insecure: bool) -> None:
    parts = _split(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise ConfigError(f"MANAGEMENT_API_URL 写成了 {_shown(url)}，应以 https:// 开头并有主机名")
    if parts.username or parts.password:
        raise ConfigError(
            "MANAGEMENT_API_URL 中不要写用户名和密码；令牌请放进 MANAGEMENT_API_TOKEN"
        )
    if parts.query or parts.fragment:
        raise ConfigError(f"MANAGEMENT_API_URL 只写到 /api/v1/ 之前，不要带 ? 或 #：{_shown(url)}")
    if parts.scheme == "http" and not insecure and not _is_loopback(parts):
        raise ConfigError(
            f"MANAGEMENT_API_URL 是 {_shown(url)}：http 会把令牌明文传出本机，请改用 https；"
            "确实在可信的内网中，可设 MANAGEMENT_API_INSECURE=1"
        )


def _split(url: str) -> SplitResult:
    try:
        parts = urlsplit(url.strip())
        _ = parts.port  # reading it is what checks it
    except ValueError:
        raise ConfigError("MANAGEMENT_API_URL 不是网址，应写成 https://主机名/ 的形式") from None
    return parts


def _shown(url: str) -> str:
    """Return what was written, without anything secret that may be in it.

    That is what comes before an @ and after a ? or #; all, where an @ comes after these.
    """
    address, *after = re.split(r"[?#]", url.strip(), maxsplit=1)
    scheme = "".join(re.findall(r"\A[A-Za-z]+://", address))
    _, at, host = address.removeprefix(scheme).rpartition("@")
    if any("@" in text for text in after):
        at, host = "@", ""
    return f"{scheme}{'…' if at else ''}{host}"


def _is_loopback(parts: SplitResult) -> bool:
    host = parts.hostname or ""
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _check_token(token: str) -> None:
    if not token or not token.isascii() or not token.isprintable() or " " in token:
        raise ConfigError("MANAGEMENT_API_TOKEN 是空的，或含有空格、换行、中文；请重新复制令牌")
