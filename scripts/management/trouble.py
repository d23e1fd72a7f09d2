"""What a database server says, as one sentence for the person at the keyboard.

No password is in it, and no address as it was given: only what tells which server was meant.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from scripts.errors import ConfigError, PortalError

_LOOK = "请检查 DATABASE_URL"
_REASONS = (
    (("password authentication failed",), "用户名或密码不对", _LOOK),
    (("no password supplied", "fe_sendauth"), "服务器要密码", f"{_LOOK}，写上密码"),
    (("no pg_hba.conf entry",), "服务器不许这个用户从这里连", "请改服务器的 pg_hba.conf"),
    (("role", "does not exist"), "没有这个用户", f"{_LOOK}，或先用 createuser 建好"),
    (("database", "does not exist"), "没有这个数据库", f"{_LOOK}，或先用 createdb 建好"),
    (("permission denied",), "这个用户没有权限", "请让它成为数据库的所有者"),
    (("refused",), "没有服务器在那里", "请检查主机和端口，并启动 PostgreSQL"),
    (("No such file or directory",), "没有服务器在那里", "请检查套接字的文件夹，并启动 PostgreSQL"),
    (("resolve host",), "找不到这台主机", "请检查主机名"),
    (("translate host name",), "找不到这台主机", "请检查主机名"),
    (("Name or service not known",), "找不到这台主机", "请检查主机名"),
    (("timeout",), "服务器没有及时回答", "请检查主机、端口和网络，稍后再试"),
    (("too many",), "连接太多", "请调大服务器的 max_connections，或关掉别的程序"),
    (("starting up",), "服务器正在启动", "请稍后再试"),
    (("shutting down",), "服务器正在停止", "请稍后再试"),
    (("terminating connection",), "服务器断开了连接", "请稍后再试"),
    (("closed the connection",), "服务器断开了连接", "请稍后再试"),
    (("SSL",), "加密连接没有建立", "请检查 DATABASE_URL 的 sslmode 和证书"),
    (("lock timeout",), "另一个程序占用数据库太久", "请等它结束再试"),
    (("read-only transaction",), "服务器只能读", "请连主服务器，不要连备用的"),
    (("database is locked",), "另一个程序占用数据库太久", "请等它结束再试"),
    (("disk is full",), "磁盘满了", "请腾出空间再试"),
    (("No space left",), "服务器的磁盘满了", "请腾出空间再试"),
    (("not a database",), "文件不是数据库，或已损坏", "请用 manage restore 恢复备份"),
    (("malformed",), "数据库已损坏", "请用 manage restore 恢复备份"),
)
"""Words of the server, all of which are met → what is wrong, what to do."""
_UNFIT = "有一个值数据库存不下（太长、太大，或有看不见的字符）"


@contextmanager
def explained() -> Iterator[None]:
    """Turn a database's refusal into a PortalError; what the block itself raises passes."""
    from django.db import DataError, Error, NotSupportedError

    try:
        yield
    except DataError as error:
        raise PortalError(f"{_UNFIT}：{_first_line(error)}；请改正后再试") from None
    except NotSupportedError as error:
        raise ConfigError(f"{server()}：版本太旧，需要 PostgreSQL 14 或更新（{error}）") from None
    except Error as error:
        raise PortalError(f"{server()}：{reason(str(error))}") from None


def reason(said: str) -> str:
    """Say what is wrong and what to do; words that nobody knows are given as they are."""
    for words, what, to_do in _REASONS:
        if all(word in said for word in words):
            return f"{what}；{to_do}"
    return f"数据库出错（{_safe(' '.join(said.split()))}）"


def server() -> str:
    """Name the database in use: the file, or who and what on which server."""
    from django.db import connection

    held = connection.settings_dict
    if connection.vendor == "sqlite":
        return str(held["NAME"])
    host = held["OPTIONS"].get("host") or held["HOST"] or "本机"
    port = f":{held['PORT']}" if held["PORT"] else ""
    return f"PostgreSQL 数据库 {held['NAME']}（用户 {held['USER'] or '默认'}，主机 {host}{port}）"


def _first_line(error: Exception) -> str:
    return _safe(str(error).partition("\n")[0])


def _safe(text: str) -> str:
    from django.db import connection

    password = str(connection.settings_dict.get("PASSWORD") or "")
    return text.replace(password, "…") if password else text
