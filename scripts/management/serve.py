"""`manage serve`: the management system in the foreground, on this machine only by default."""

import argparse
import datetime as dt
import ipaddress
import os
from typing import Any

from scripts.errors import ConfigError
from scripts.management import store
from scripts.management.presence import hold
from scripts.management.secret_files import require_all
from scripts.workspace import Workspace

HOST, PORT = "127.0.0.1", 8001


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe where to listen."""
    parser.add_argument("--host", help="监听的地址（默认只在本机）")
    parser.add_argument("--port", type=int, help=f"端口（默认 {PORT}）")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Serve until interrupted; the first start prints the first account's password, once."""
    _refuse_open_host(args.host)
    with hold(places, "管理系统", now):
        require_all(places.var / "secrets")
        store.setup(places)
        server = listen(args.host, args.port)
        _greet(server)
        server.run()


def _refuse_open_host(host: str) -> None:
    if _is_loopback(host) or os.environ.get("MANAGEMENT_ALLOWED_HOSTS"):
        return
    raise ConfigError(
        f"--host {host}：别的机器也能访问。请先用环境变量 MANAGEMENT_ALLOWED_HOSTS 写明"
        "对外的主机名，并在前面放一个带 TLS 的代理"
    )


def _is_loopback(host: str) -> bool:
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int) -> Any:
    """Return a server that already accepts connections; `run()` answers them.

    Raises ConfigError where the port is taken.
    """
    import waitress
    from django.core.wsgi import get_wsgi_application

    try:
        return waitress.create_server(
            get_wsgi_application(), host=host, port=port, threads=8, **_proxy()
        )
    except OSError as error:
        raise ConfigError(
            f"不能在 {host}:{port} 启动（{error.strerror}）；请用 --port 换一个端口"
        ) from None


def _proxy() -> dict[str, Any]:
    """Believe a proxy on this machine, and no one else, that a request came over TLS."""
    if not os.environ.get("MANAGEMENT_ALLOWED_HOSTS"):
        return {}
    headers = {"x-forwarded-for", "x-forwarded-proto"}
    return {"trusted_proxy": "127.0.0.1", "trusted_proxy_headers": headers}


def _greet(server: Any) -> None:
    from scripts.management.account import first_account

    url = f"http://{server.effective_host}:{server.effective_port}"
    if password := first_account():
        print(f"已建立第一个账号 admin，密码：{password}")
        print("请马上记下来，它只显示这一次；登录后要先换成自己的密码。")
    print(f"管理系统：{url}/admin/    接口：{url}/api/v1/    按 Ctrl+C 停止", flush=True)
