"""A real PostgreSQL in a temporary folder, as an unprivileged user: no service of the system."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import psycopg

from scripts.tools import postgres_program
from tests.deploy.servers import free_port

USER, PASSWORD = "volunteer", "p@ss/w#rd?%41:"
"""A password that only comes through where every step quotes it rightly."""
_READY = "database system is ready to accept connections"
_SETTINGS = {
    "listen_addresses": "127.0.0.1", "fsync": "off", "full_page_writes": "off",
    "shared_buffers": "32MB", "max_connections": "60", "lc_messages": "C",
}  # fmt: skip
"""Fast, for data that nobody will miss."""


@dataclass(frozen=True, kw_only=True)
class Cluster:
    """A running server."""

    folder: Path
    port: int
    made: list[str] = field(default_factory=list)

    def url(self, database: str, password: str = PASSWORD) -> str:
        """Return DATABASE_URL for TCP."""
        return f"postgres://{USER}:{quote(password, safe='')}@127.0.0.1:{self.port}/{database}"

    def socket_url(self, database: str) -> str:
        """Return DATABASE_URL for the socket in the server's folder."""
        host = quote(str(self.folder), safe="")
        return f"postgres://{USER}:{quote(PASSWORD, safe='')}@{host}:{self.port}/{database}"

    def connect(self, database: str = "postgres") -> "psycopg.Connection[Any]":
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user=USER, password=PASSWORD, dbname=database,
            autocommit=True,
        )  # fmt: skip

    def create(self, *, template: str = "template0", more: str = "ENCODING 'UTF8'") -> str:
        """Make a database and return its name."""
        name = f"city_{len(self.made)}"
        with self.connect() as server:
            server.execute(f"CREATE DATABASE {name} TEMPLATE {template} {more}".encode())
        self.made.append(name)
        return name


def _account() -> dict[str, Any]:
    """Return whom to run as: PostgreSQL refuses root."""
    if os.geteuid():
        return {}
    names = {entry.pw_name: entry for entry in pwd.getpwall()}
    found = names.get("postgres") or names["nobody"]
    return {"user": found.pw_uid, "group": found.pw_gid, "extra_groups": []}


@contextmanager
def cluster() -> Iterator[Cluster]:
    """Run a server while the block runs; its folder is short enough for a socket."""
    account = _account()
    folder = Path(tempfile.mkdtemp(prefix="pg-", dir="/tmp"))
    try:
        _make(folder, account)
        found = Cluster(folder=folder, port=free_port())
        with _serving(found, account):
            yield found
    finally:
        shutil.rmtree(folder)


def _make(folder: Path, account: dict[str, Any]) -> None:
    secret = folder / "password"
    secret.write_text(PASSWORD)
    if account:
        for path in (folder, secret):
            os.chown(path, account["user"], account["group"])
    command = [
        postgres_program("initdb"), "-D", str(folder / "data"), "-U", USER, "-A", "scram-sha-256",
        f"--pwfile={secret}", "-E", "UTF8", "--locale=C", "--no-sync",
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, cwd=folder, **account)


@contextmanager
def _serving(found: Cluster, account: dict[str, Any]) -> Iterator[None]:
    settings = {
        **_SETTINGS, "port": str(found.port), "unix_socket_directories": str(found.folder),
    }  # fmt: skip
    command = [postgres_program("postgres"), "-D", str(found.folder / "data")]
    command += [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stderr=pipe, text=True, cwd=found.folder, **account) as server:
        said: list[str] = []
        for line in server.stderr or ():
            said.append(line)
            if _READY in line:
                break
        else:
            raise AssertionError("".join(said))
        # What it goes on to say must be read, or it waits for a reader.
        reader = threading.Thread(target=said.extend, args=(server.stderr,), daemon=True)
        reader.start()
        try:
            yield
        finally:
            server.send_signal(signal.SIGQUIT)  # at once: nobody will miss what isn't written yet
            server.wait()
            reader.join()
