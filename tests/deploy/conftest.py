from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.deploy.servers import SshHost, nginx, sshd
from tests.support import Sandbox, sandbox


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """A folder for releases; it doesn't exist yet."""
    return tmp_path / "target"


@pytest.fixture
def address(tmp_path: Path, target: Path) -> Iterator[str]:
    """Where nginx, set up as the project says, offers the target's site."""
    with nginx(tmp_path / "nginx", target) as found:
        yield found


@pytest.fixture
def host(tmp_path: Path) -> Iterator[SshHost]:
    with sshd(tmp_path / "sshd") as found:
        yield found


@pytest.fixture
def remote(tmp_path: Path, host: SshHost) -> Sandbox:
    """A workspace whose commands know the host's key."""
    made = sandbox(tmp_path / "portal")
    made.extra["DEPLOY_SSH_CONFIG"] = str(host.config)
    return made
