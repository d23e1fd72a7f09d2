"""One command at a time on one workspace; the lock's file says who holds it."""

import datetime as dt
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from scripts.errors import LockError


@contextmanager
def lock(path: Path, what: str, now: dt.datetime) -> Iterator[None]:
    """Hold the lock while the block runs; it is freed when the process ends, however it ends.

    Raises LockError naming the holder where another process has it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("a+", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.seek(0)
            raise LockError(
                f"{path}：{file.read().strip() or '另一个命令'} 正在进行，请等它结束"
            ) from None
        file.truncate(0)
        file.write(f"{what}（进程 {os.getpid()}，开始于 {now:%Y-%m-%d %H:%M:%S}）")
        file.flush()
        try:
            yield
        finally:
            file.truncate(0)
