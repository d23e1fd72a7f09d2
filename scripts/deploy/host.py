"""Run the scripts of host_scripts/ where the target is: in a folder here, or over ssh.

Both ways take the same scripts, so that what is true of a folder is true of a host. All of one
command's connections to a host go through the one that holds the lock: when that one ends,
none of them goes on.
"""

import io
import os
import shlex
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from scripts.deploy.address import Target
from scripts.errors import DeployError, LockError, PortalError

_SCRIPTS = Path(__file__).parent / "host_scripts"

_SSH_FAILED = 255
"""How ssh says that it failed itself, and not the command at the other end."""

Feed = Callable[[IO[bytes]], None]


@dataclass(frozen=True, kw_only=True)
class Host:
    """The target's machine, while its lock is held."""

    target: Target
    way: tuple[str, ...]
    """The ssh command up to the destination; empty for a folder here."""
    holder: subprocess.Popen[bytes]

    def run(self, script: str, *arguments: str, feed: Feed | None = None) -> bytes:
        """Run a script at the target and return what it says.

        `feed` writes its standard input. Raises DeployError where it fails, or where the lock
        was lost meanwhile.
        """
        with tempfile.TemporaryFile() as out:
            self._run(script, arguments, feed, out)
            return out.read()

    @contextmanager
    def archive(self, *patterns: str) -> Iterator[Iterator[tuple[str, IO[bytes]]]]:
        """Give files of the target by path, one after the other; of a link, where it leads."""
        with tempfile.TemporaryFile() as out:
            self._run("send", patterns, None, out)
            yield _members(out)

    def fetch(self, *patterns: str) -> dict[str, bytes]:
        """Return files of the target by path; of a symbolic link, where it leads."""
        with self.archive(*patterns) as members:
            return {name: file.read() for name, file in members}

    def _run(
        self, script: str, arguments: Iterable[str], feed: Feed | None, out: IO[bytes]
    ) -> None:
        if self.holder.poll() is not None:
            raise DeployError(f"{self.target}：连接中断了；请重新运行")
        text = _text("prelude") + _text(script)
        _run(self.target, _command(self.target, self.way, text, arguments), feed, out)


def _members(archive: IO[bytes]) -> Iterator[tuple[str, IO[bytes]]]:
    """Yield the files and links of an archive; one without any may be no bytes at all."""
    if not archive.read(1):
        return
    archive.seek(0)
    with tarfile.open(fileobj=archive) as members:
        for member in members:
            if member.issym():
                yield member.name, io.BytesIO(member.linkname.encode())
            elif file := members.extractfile(member):
                yield member.name, file


def lines(texts: Iterable[str]) -> Feed:
    """Feed a script lines of text."""
    data = "".join(f"{text}\n" for text in texts).encode()

    def feed(stdin: IO[bytes]) -> None:
        stdin.write(data)

    return feed


@contextmanager
def locked(target: Target, who: str, *, make: bool = False, wait: int = 0) -> Iterator[Host]:
    """Hold the target's lock while the block runs. `make`: the folder may be new.

    Raises LockError naming the holder after `wait` seconds; DeployError where the target can't
    be reached, lacks a program or holds something else.
    """
    with tempfile.TemporaryDirectory(prefix="deploy-") as folder, tempfile.TemporaryFile() as said:
        way = _way(target, Path(folder) / "s")
        arguments = (who, str(wait), "make" if make else "")
        command = _command(target, _first(way), _text("lock"), arguments)
        with _start(target, command, stdout=subprocess.PIPE, stderr=said) as holder:
            answer = holder.stdout.readline().decode().strip() if holder.stdout else ""
            if answer != "ready":
                holder.communicate()
                raise _refusal(target, answer, holder.returncode, said)
            yield Host(target=target, way=way, holder=holder)


def _refusal(target: Target, answer: str, code: int, said: IO[bytes]) -> PortalError:
    """Word why the lock isn't ours."""
    reason, _, detail = answer.partition(" ")
    match reason:
        case "held":
            return LockError(f"{target}：{detail or '另一个命令'} 正在部署，请等它结束")
        case "missing":
            return DeployError(f"{target}：那台机器缺少程序 {detail}，请先安装")
        case "foreign":
            return DeployError(f"{target}：文件夹里有别的东西，没有动它；请换一个空文件夹")
        case "nothing":
            return DeployError(f"{target}：那里还没有部署过网站")
        case _:
            return DeployError(_why(target, code, said))


def _way(target: Target, socket: Path) -> tuple[str, ...]:
    if target.host is None:
        return ()
    config = os.environ.get("DEPLOY_SSH_CONFIG")
    return (
        "ssh", *(("-F", config) if config else ()),
        *(("-p", str(target.port)) if target.port else ()),
        *(("-l", target.user) if target.user else ()),
        "-T", "-C", "-o", "BatchMode=yes", "-o", f"ControlPath={socket}",
        "-o", "ControlMaster=no", "-o", "ServerAliveInterval=15", target.host,
    )  # fmt: skip


def _first(way: tuple[str, ...]) -> tuple[str, ...]:
    """Let the connection that holds the lock carry the others."""
    return tuple("ControlMaster=yes" if word == "ControlMaster=no" else word for word in way)


def _command(
    target: Target, way: tuple[str, ...], script: str, arguments: Iterable[str]
) -> list[str]:
    words = ["sh", "-c", script, "deploy", target.folder, *arguments]
    return [*way, shlex.join(words)] if way else words


def _text(script: str) -> str:
    return (_SCRIPTS / f"{script}.sh").read_text(encoding="utf-8")


def _start(
    target: Target, command: list[str], *, stdout: int | IO[bytes], stderr: IO[bytes]
) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(command, stdin=subprocess.PIPE, stdout=stdout, stderr=stderr)
    except FileNotFoundError:
        raise DeployError(f"{target}：本机没有 {command[0]} 这个程序，请先安装") from None


def _run(target: Target, command: list[str], feed: Feed | None, out: IO[bytes]) -> None:
    """Run a command; files take what it says, so that it never waits for us to read."""
    with tempfile.TemporaryFile() as said:
        with _start(target, command, stdout=out, stderr=said) as process:
            fed = _feed(process, feed)
        if process.returncode != 0 or not fed:
            raise DeployError(_why(target, process.returncode, said))
    out.seek(0)


def _feed(process: subprocess.Popen[bytes], feed: Feed | None) -> bool:
    """Write a process's input to its end; False where it stopped reading."""
    if process.stdin is None:
        return False
    try:
        if feed:
            feed(process.stdin)
        process.stdin.close()
    except BrokenPipeError:
        return False
    return True


def _why(target: Target, code: int, said: IO[bytes]) -> str:
    """Word what ssh or a script complained of."""
    said.seek(0)
    complaint = said.read().decode(errors="replace").strip() or "（没有消息）"
    if target.host is not None and code == _SSH_FAILED:
        return (
            f"{target}：连不上。ssh 的消息：\n{complaint}\n"
            "请检查地址、密钥和 known_hosts（第一次要先核对主机指纹并把它加进去）"
        )
    return f"{target}：没有完成。那台机器的消息：\n{complaint}"
