"""Which database: SQLite in PORTAL_VAR, or what DATABASE_URL names, as Django's settings.

Nothing said here repeats the address: it may hold a password.
"""

from pathlib import Path
from typing import Any

import dj_database_url

from scripts.errors import ConfigError

SQLITE, POSTGRES = "django.db.backends.sqlite3", "django.db.backends.postgresql"
PATIENCE = 30
"""Seconds that a writer waits for another."""
_CONNECTING = 10
"""Seconds after which a server counts as not answering."""
_KEPT = 60
"""Seconds that a connection is kept for the next request."""
_AFTER_THE_QUESTION_MARK = frozenset({
    "application_name", "channel_binding", "connect_timeout", "gssencmode", "host", "passfile",
    "sslcert", "sslcrl", "sslkey", "sslmode", "sslrootcert", "target_session_attrs",
})  # fmt: skip
_FORMS = "sqlite:////路径/文件 或 postgres://用户:密码@主机:端口/数据库"


def databases(sqlite_file: Path) -> dict[str, Any]:
    """Return Django's DATABASES.

    Raises ConfigError where DATABASE_URL can't be read or names another kind of database.
    """
    try:
        found: dict[str, Any] = {**dj_database_url.config(default=f"sqlite:///{sqlite_file}")}
    except ValueError:
        raise ConfigError(_unreadable()) from None
    if not found:  # set, but empty
        return {"default": sqlite(sqlite_file)}
    if found["ENGINE"] == SQLITE:
        return {"default": sqlite(found["NAME"])}
    if found["ENGINE"] != POSTGRES:
        raise ConfigError(f"DATABASE_URL 指向的数据库不认识；只能是 {_FORMS}")
    return {"default": _postgres(found)}


def _unreadable() -> str:
    return (
        f"DATABASE_URL 读不懂；应写成 {_FORMS}。"
        "用户名和密码里的特殊字符要写成 %XX，例如 @ 写成 %40，/ 写成 %2F，# 写成 %23"
    )


def sqlite(file: str | Path) -> dict[str, Any]:
    """Return the settings of a database in a file."""
    options = {
        "transaction_mode": "IMMEDIATE",  # a writer waits at the start, never fails half-way
        "timeout": PATIENCE,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL",
    }
    return {"ENGINE": SQLITE, "NAME": str(file), "OPTIONS": options}


def _postgres(found: dict[str, Any]) -> dict[str, Any]:
    from psycopg import IsolationLevel

    given = found.get("OPTIONS", {})
    if not found["NAME"] or "@" in found["NAME"]:
        raise ConfigError(_unreadable())
    if unknown := sorted(set(given) - _AFTER_THE_QUESTION_MARK):
        raise ConfigError(
            f"DATABASE_URL 里有 {len(unknown)} 个不认识的参数；"
            f"问号后面只能写 {'、'.join(sorted(_AFTER_THE_QUESTION_MARK))}"
        )
    options = {
        "connect_timeout": _CONNECTING,
        "application_name": "volunteer-city",
        **given,
        # The order of numbers rests on this level, whatever the server's own default is.
        "isolation_level": IsolationLevel.READ_COMMITTED,
        "options": f"-c lock_timeout={PATIENCE}s",
    }
    kept = {"CONN_MAX_AGE": _KEPT, "CONN_HEALTH_CHECKS": True}
    return {**found, **kept, "OPTIONS": options}
