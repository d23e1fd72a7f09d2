"""A management system for one block of code: for `make site`, and for every test."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from scripts.errors import SourceError
from scripts.management.token import api_token
from scripts.workspace import ROOT, Workspace

_PATIENCE = 10
"""Seconds that a server gets to end by itself."""


@dataclass(frozen=True, kw_only=True)
class Endpoint:
    """Where it answers (no slash at the end), and the token it asks for."""

    url: str
    token: str = field(repr=False)


@contextmanager
def running(places: Workspace, port: int = 0) -> Iterator[Endpoint]:
    """Run the server for these places on loopback while the block runs.

    It listens on `port`, or on a free one where that is taken or 0.
    It ends with the block, and also when this process is killed: its standard input closes.
    Raises SourceError where it doesn't start; its own message is part of it.
    """
    server = subprocess.Popen(
        [sys.executable, "-m", "scripts.management.companion", str(port)],
        env=_environment(places),
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield Endpoint(url=_address(server), token=api_token(places))
    finally:
        _stop(server)


def _environment(places: Workspace) -> dict[str, str]:
    return {
        **os.environ,
        "PORTAL_CONTENT": str(places.content),
        "PORTAL_OUTPUT": str(places.output),
        "PORTAL_BUILD": str(places.build),
        "PORTAL_VAR": str(places.var),
        "PYTHONIOENCODING": "utf-8",
    }


def _address(server: "subprocess.Popen[str]") -> str:
    """Wait for the line with which the server says that it listens."""
    assert server.stdout is not None  # noqa: S101 - opened as a pipe above
    line = server.stdout.readline().strip()
    if not line.startswith("http://"):
        raise SourceError(f"自带的管理系统没有启动：{line or '原因见上面的输出'}")
    return line


def _stop(server: "subprocess.Popen[str]") -> None:
    for pipe in (server.stdin, server.stdout):
        if pipe is not None:
            pipe.close()
    try:
        server.wait(_PATIENCE)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
