"""Real nginx and real sshd on loopback, each with a configuration of its own."""

import os
import socket
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from scripts.deploy.nginx import configuration
from scripts.tools import server

_NGINX = """daemon off;
pid {folder}/nginx.pid;
error_log stderr notice;
{user}
events {{ worker_connections 256; }}
http {{
  access_log off;
  {temporary}
  include {folder}/{site};
}}
"""
_SSHD = """ListenAddress 127.0.0.1
Port {port}
HostKey {folder}/host_key
PidFile {folder}/sshd.pid
AuthorizedKeysFile {folder}/user_key.pub
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
"""
_SSH = """Host *
  IdentityFile {folder}/user_key
  IdentitiesOnly yes
  UserKnownHostsFile {folder}/known_hosts
  GlobalKnownHostsFile /dev/null
"""


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What a reader gets."""

    status: int
    body: bytes
    headers: dict[str, str]


def get(address: str, **headers: str) -> Answer:
    request = urllib.request.Request(address, headers=headers)
    try:
        with urllib.request.urlopen(request) as found:
            return Answer(status=found.status, body=found.read(), headers=_lower(found))
    except urllib.error.HTTPError as error:
        with error:
            return Answer(status=error.code, body=error.read(), headers=_lower(error))


def _lower(answer: object) -> dict[str, str]:
    headers = getattr(answer, "headers", {})
    return {name.lower(): value for name, value in headers.items()}


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as found:
        return int(found.getsockname()[1])


def program(name: str) -> str:
    found = server(name)
    assert found, f"{name} is missing: python -m scripts tools"
    return found


@contextmanager
def started(command: list[str], ready: str) -> Iterator[None]:
    """Run a server in the foreground, from its word that it listens until the block ends."""
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=pipe, text=True) as running:
        said = []
        for line in running.stderr or ():
            said.append(line)
            if ready in line:
                break
        else:
            raise AssertionError("".join(said))
        try:
            yield
        finally:
            running.terminate()
            running.communicate()


def nginx_files(folder: Path, target: Path, listen: str) -> Path:
    """Write nginx's own configuration around the one that the project makes."""
    folder.mkdir(exist_ok=True)
    (folder / "portal.conf").write_text(configuration(str(target), "localhost", listen))
    return nginx_frame(folder, "portal.conf")


def nginx_frame(folder: Path, site: str) -> Path:
    """Write what stands around a site's file in the folder; nothing lies outside of it."""
    kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    temporary = " ".join(f"{kind}_temp_path {folder}/{kind};" for kind in kinds)
    user = "user root;" if os.geteuid() == 0 else ""
    main = folder / "nginx.conf"
    main.write_text(_NGINX.format(folder=folder, user=user, temporary=temporary, site=site))
    return main


@contextmanager
def nginx(folder: Path, target: Path) -> Iterator[str]:
    """Serve a target while the block runs; gives its address."""
    listen = f"127.0.0.1:{free_port()}"
    main = nginx_files(folder, target, listen)
    with started([program("nginx"), "-p", str(folder), "-c", str(main)], "start worker process"):
        yield f"http://{listen}"


@dataclass(frozen=True, kw_only=True)
class SshHost:
    """A host that takes our key."""

    port: int
    config: Path
    """For ssh -F."""

    def target(self, folder: Path) -> str:
        return f"ssh://127.0.0.1:{self.port}{folder}"


@contextmanager
def sshd(folder: Path) -> Iterator[SshHost]:
    """Run an SSH server for ourselves while the block runs."""
    folder.mkdir()
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where Debian's sshd separates its privileges
    port = free_port()
    for name in ("host_key", "user_key"):
        make = [program("ssh-keygen"), "-q", "-t", "ed25519", "-N", "", "-f", str(folder / name)]
        subprocess.run(make, check=True)
    key = (folder / "host_key.pub").read_text()
    (folder / "known_hosts").write_text(f"[127.0.0.1]:{port} {key}")
    (folder / "ssh_config").write_text(_SSH.format(folder=folder))
    (folder / "sshd_config").write_text(_SSHD.format(folder=folder, port=port))
    command = [program("sshd"), "-D", "-e", "-f", str(folder / "sshd_config")]
    with started(command, "Server listening"):
        yield SshHost(port=port, config=folder / "ssh_config")
