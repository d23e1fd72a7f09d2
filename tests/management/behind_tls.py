"""The management system behind a real nginx with TLS, set up as docs/operations.md says."""

import re
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from urllib3.util import connection

from scripts.management.running import Endpoint, running
from scripts.workspace import workspace
from tests.deploy.servers import free_port, nginx_frame, program, started
from tests.support import ROOT, Sandbox

NAME = "office.example.org"


@dataclass(frozen=True, kw_only=True)
class Front:
    """What the office reaches."""

    endpoint: Endpoint
    certificate: Path
    ports: dict[int, int]
    """The port that people know → the one that nginx has here."""

    def browser(self) -> requests.Session:
        """Return a browser that trusts the certificate."""
        made = requests.Session()
        made.trust_env = False  # whom the machine trusts besides is no matter here
        made.verify = str(self.certificate)
        return made


@contextmanager
def front(place: Sandbox, folder: Path, monkeypatch: Any) -> Iterator[Front]:
    folder.mkdir()
    monkeypatch.setenv("MANAGEMENT_ALLOWED_HOSTS", NAME)
    with running(workspace(place.environ)) as endpoint:
        certificate = _certify(folder)
        ports = {80: free_port(), 443: free_port()}
        main = _configure(folder, ports, endpoint.url.rpartition(":")[2])
        command = [program("nginx"), "-p", str(folder), "-c", str(main)]
        _lead_here(monkeypatch, ports)
        with started(command, "start worker process"):
            yield Front(endpoint=endpoint, certificate=certificate, ports=ports)


def _certify(folder: Path) -> Path:
    """Make a certificate that vouches for itself."""
    names = f"subjectAltName=DNS:{NAME},DNS:other.example.org"
    command = [
        program("openssl"), "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256",
        "-nodes", "-days", "2", "-subj", f"/CN={NAME}", "-addext", names,
        "-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True)
    return folder / "fullchain.pem"


def _configure(folder: Path, ports: dict[int, int], behind: str) -> Path:
    """Write the documented file, with nothing changed but ports and places."""
    text = (ROOT / "docs" / "operations" / "management.nginx.conf").read_text(encoding="utf-8")
    text = re.sub(r"listen (\d+)", lambda found: f"listen 127.0.0.1:{ports[int(found[1])]}", text)
    text = text.replace("/etc/portal/tls/", f"{folder}/").replace(":8001;", f":{behind};")
    (folder / "management.conf").write_text(text, encoding="utf-8")
    return nginx_frame(folder, "management.conf")


def _lead_here(monkeypatch: Any, ports: dict[int, int]) -> None:
    """Stand in for the name service: the office's name and ports lead to this machine."""
    straight = connection.create_connection

    def create_connection(address: tuple[str, int], *args: Any, **kwargs: Any) -> Any:
        host, port = address
        there = ("127.0.0.1", ports[port]) if host.endswith("example.org") else address
        return straight(there, *args, **kwargs)

    monkeypatch.setattr(connection, "create_connection", create_connection)
