"""TARGET: a folder, or ssh://user@host:port/path."""

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from scripts.errors import ConfigError

_HOST = re.compile(r"\A[A-Za-z0-9][A-Za-z0-9.-]*\Z|\A[0-9A-Fa-f:]+\Z")
_USER = re.compile(r"\A[A-Za-z0-9_][A-Za-z0-9._-]*\Z")
_EXAMPLE = "文件夹，或 ssh://user@host:22/srv/portal（主目录下的写成 ssh://user@host/~/portal）"


@dataclass(frozen=True, kw_only=True)
class Target:
    """Where releases go."""

    folder: str
    """The folder on the host; relative ones count from the home folder there."""
    host: str | None = None
    """None: this machine."""
    user: str | None = None
    port: int | None = None

    def __str__(self) -> str:
        if self.host is None:
            return self.folder
        user = f"{self.user}@" if self.user else ""
        port = f":{self.port}" if self.port else ""
        slash = "" if self.folder.startswith("/") else "/~/"
        return f"ssh://{user}{self.host}{port}{slash}{self.folder}"


def parse_target(text: str) -> Target:
    """Take TARGET apart. Raises ConfigError where it is neither of the two."""
    if "://" not in text:
        if not text.strip():
            raise ConfigError(f"没有写部署到哪里，应为{_EXAMPLE}")
        return Target(folder=str(Path(text).expanduser().resolve()))
    try:
        found = urlsplit(text)
        port = found.port
    except ValueError:
        raise ConfigError(f"{text}：看不懂这个地址，应为{_EXAMPLE}") from None
    folder = found.path.removeprefix("/~/").rstrip("/")
    if found.scheme != "ssh" or not _is_sound(found.hostname, found.username, folder):
        raise ConfigError(f"{text}：不能部署到这里，应为{_EXAMPLE}")
    if found.password or found.query or found.fragment:
        raise ConfigError(f"ssh://{found.hostname}：地址里不要写密码或参数，请用 ssh 密钥")
    return Target(folder=folder, host=found.hostname, user=found.username, port=port)


def _is_sound(host: str | None, user: str | None, folder: str) -> bool:
    """Refuse what ssh might take for an option, and a folder that isn't one of its own."""
    return (
        host is not None
        and bool(_HOST.match(host))
        and (user is None or bool(_USER.match(user)))
        and bool(folder.strip("/"))
        and not folder.startswith("-")
        and "\n" not in folder
    )
