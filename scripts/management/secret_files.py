"""Secrets made at random on first use and kept in var/secrets, for the owner's eyes only."""

import os
import secrets
from pathlib import Path

from scripts.errors import ConfigError

NAMES = ("django-key", "api-token")
SHORTEST = 32
"""Characters; a shorter secret can be guessed and is refused."""


def secret(folder: Path, name: str) -> str:
    """Return the secret `name`, made now if there is none yet.

    Raises ConfigError where the file holds something too short to be a secret.
    """
    path = folder / name
    if not path.exists():
        _make(path)
    found = path.read_text(encoding="utf-8").strip()
    if len(found) < SHORTEST:
        raise ConfigError(
            f"{path}：密钥太短（至少 {SHORTEST} 个字符），不安全；"
            "请删除这个文件，下次启动时会重新生成"
        )
    return found


def require_all(folder: Path) -> None:
    """Make the secrets that a server needs, or raise ConfigError where one is too short."""
    for name in NAMES:
        secret(folder, name)


def _make(path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o700)
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(secrets.token_urlsafe(48))
    try:
        os.link(beside, path)  # two first starts at once: one of them wins, both read it
    except FileExistsError:
        pass
    finally:
        beside.unlink()
