"""The process behind `running()`: a server that lives as long as its standard input is open."""

import contextlib
import datetime as dt
import signal
import sys
import threading
from collections.abc import Iterator
from typing import Any

from scripts.errors import ConfigError, LockError, PortalError
from scripts.management import store
from scripts.management.presence import hold
from scripts.management.secret_files import require_all
from scripts.management.serve import listen
from scripts.workspace import Workspace, workspace


def main() -> int:
    """Listen, say where, and serve until standard input closes.

    The one argument is the port that is wanted; a free one where it is taken or 0.
    """
    # A shell that starts `make site` in the background has children ignore this signal.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        places = workspace()
        with _presence(places):
            require_all(places.var / "secrets")
            store.setup(places)
            server = _listen(int(sys.argv[1]) if sys.argv[1:] else 0)
            print(f"http://127.0.0.1:{server.effective_port}", flush=True)
            threading.Thread(target=_end_with_input, daemon=True).start()
            server.run()
    except PortalError as error:
        print(" ".join(str(error).split()), flush=True)
        return 1
    return 0


@contextlib.contextmanager
def _presence(places: Workspace) -> Iterator[None]:
    """Hold the lock, so that nothing is restored meanwhile.

    Where `manage serve` has it already, it guards for both.
    """
    with contextlib.ExitStack() as held:
        with contextlib.suppress(LockError):
            now = dt.datetime.now().astimezone()
            held.enter_context(hold(places, "管理系统", now))
        yield


def _listen(port: int) -> Any:
    try:
        return listen("127.0.0.1", port)
    except ConfigError:
        return listen("127.0.0.1", 0)


def _end_with_input() -> None:
    sys.stdin.buffer.read()
    signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)


if __name__ == "__main__":
    sys.exit(main())
