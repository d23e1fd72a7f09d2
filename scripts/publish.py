"""`python -m scripts publish TARGET`: what a schedule runs. Due? Then fetch, pull, build, deploy.

The steps are the commands that a person would give, in the same order and with the same moment;
the first that fails ends it, and the live site stays. On a CI machine the key to the host comes
as a text in the environment: it lies in a private folder as long as this takes.
"""

import argparse
import datetime as dt
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from scripts.deploy.address import parse_target
from scripts.due import Answer, ask, worded
from scripts.errors import ConfigError, DeployError
from scripts.workspace import ROOT, Workspace


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say where to, and whether to ask first."""
    parser.add_argument("target", metavar="TARGET", help="和部署时相同的地址")
    parser.add_argument("--force", action="store_true", help="不问是否需要，重新取数据、构建、部署")


def run(args: argparse.Namespace, places: Workspace, now: dt.datetime) -> None:
    """Bring the live site up to date where it is due; any PortalError leaves it as it was."""
    target = parse_target(args.target)
    with ssh_access(os.environ) as access:
        os.environ.update(access)
        answer = ask(target, places, now, force=args.force)
        print(worded(answer), flush=True)
        for step in steps(answer, args.target):
            _run(step, now)


def steps(answer: Answer, target: str) -> Iterator[tuple[str, ...]]:
    """Yield the commands that bring a site up to date; none where it isn't due."""
    if not answer.reasons:
        return
    if answer.live:
        yield ("snapshot", "fetch", target)
    yield ("site",) if answer.source else ("build", "--publish")
    yield ("deploy", target)


def _run(step: tuple[str, ...], now: dt.datetime) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "scripts", *step],
        cwd=ROOT,
        env={**os.environ, "BUILD_TIME": now.isoformat()},
        check=False,
    )
    if done.returncode != 0:
        raise DeployError(f"{step[0]} 没有成功（原因见上），线上的网站没有变")


@contextmanager
def ssh_access(environ: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """Turn DEPLOY_KEY and DEPLOY_KNOWN_HOSTS into an ssh configuration while the block runs.

    Without a key ssh is left to the user's own. Raises ConfigError for a key without the host's
    fingerprint: an unknown host is never trusted.
    """
    key, hosts = environ.get("DEPLOY_KEY"), environ.get("DEPLOY_KNOWN_HOSTS")
    if not key:
        yield {}
        return
    if not hosts:
        raise ConfigError(
            "设了 DEPLOY_KEY，但没有设 DEPLOY_KNOWN_HOSTS；请在可信的机器上运行 ssh-keyscan，"
            "核对指纹后把那几行放进去"
        )
    with tempfile.TemporaryDirectory(prefix="access-") as folder:
        yield {"DEPLOY_SSH_CONFIG": str(_write_access(Path(folder), key, hosts))}


def _write_access(folder: Path, key: str, hosts: str) -> Path:
    """Write key, known hosts and configuration; the folder is readable by its owner alone."""
    for name, text in (("key", key), ("known_hosts", hosts)):
        path = folder / name
        path.touch(mode=0o600)
        path.write_text(text.replace("\r\n", "\n").strip() + "\n", encoding="utf-8")
    config = folder / "config"
    config.write_text(
        "Host *\n"
        f"  IdentityFile {folder}/key\n"
        "  IdentitiesOnly yes\n"
        f"  UserKnownHostsFile {folder}/known_hosts\n"
        "  StrictHostKeyChecking yes\n",
        encoding="utf-8",
    )
    return config
