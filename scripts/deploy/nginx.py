"""`python -m scripts nginx FOLDER --server-name NAME`: nginx's configuration for a target."""

import argparse
import datetime as dt
import re
from pathlib import Path

from scripts.errors import ConfigError
from scripts.rules.policy import POLICY, SEARCH_PAGE, SEARCH_POLICY
from scripts.workspace import Workspace

_TEMPLATE = Path(__file__).parent / "nginx.conf"
_FOLDER = re.compile(r"\A/[A-Za-z0-9._/-]*[A-Za-z0-9_-]\Z")
_NAMES = re.compile(r"\A[A-Za-z0-9._*-]+( [A-Za-z0-9._*-]+)*\Z")
_LISTEN = re.compile(r"\A[A-Za-z0-9.:\[\]*_/-]+( [a-z0-9_]+)*\Z")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say where the releases lie on the host, and under which name they are offered."""
    parser.add_argument("folder", metavar="FOLDER", help="主机上的部署文件夹，例如 /srv/portal")
    parser.add_argument(
        "--server-name", required=True, metavar="NAME", help="网站的域名，多个用空格分开"
    )
    parser.add_argument(
        "--listen", default="80", metavar="ADDRESS", help="监听的端口或地址（默认 80）"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="写到文件（默认显示出来）")


def run(args: argparse.Namespace, _places: Workspace, _now: dt.datetime) -> None:
    """Print the configuration, or write it to a file."""
    text = configuration(args.folder, args.server_name, args.listen)
    if args.output:
        args.output.write_text(text, encoding="utf-8")
        print(f"已写到 {args.output}")
    else:
        print(text, end="")


def configuration(folder: str, server_name: str, listen: str) -> str:
    """Fill in nginx.conf. Raises ConfigError where a value could mean something else to nginx."""
    _require(_FOLDER, "FOLDER", folder, "以 / 开头的文件夹，只用字母、数字和 . _ / -")
    _require(_NAMES, "--server-name", server_name, "域名，例如 volunteer.example.org")
    _require(_LISTEN, "--listen", listen, "端口或地址，例如 80 或 127.0.0.1:8080")
    values = {
        "TARGET": folder, "SERVER_NAME": server_name, "LISTEN": listen, "POLICY": POLICY,
        "SEARCH_POLICIES": "\n".join(f'    {page} "{SEARCH_POLICY}";' for page in SEARCH_PAGE),
    }  # fmt: skip
    text = _TEMPLATE.read_text(encoding="utf-8")
    return re.sub(r"@([A-Z_]+)@", lambda found: values[found[1]], text)


def _require(pattern: re.Pattern[str], name: str, value: str, expected: str) -> None:
    if not pattern.match(value) or ".." in value.split("/"):
        raise ConfigError(f"{name}：写的是 {value}，应为{expected}")
