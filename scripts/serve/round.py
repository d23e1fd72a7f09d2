"""One round: pull, build, check, swap. Started by worker.py, and lives no longer than that.

It prints what a person should know: nothing where all went well, otherwise what is wrong.
"""

import argparse
import contextlib
import io
import os
import signal
import sys
import threading
from zoneinfo import ZoneInfo

from scripts.city import load_city
from scripts.clock import build_time
from scripts.compose import build_and_check
from scripts.errors import CheckError, LockError, PortalError
from scripts.pull import PullResult, pull
from scripts.pull.api import api_from
from scripts.workspace import workspace

BUSY = 75
"""Exit code where another command has the workspace (EX_TEMPFAIL of sysexits.h)."""


def main() -> int:
    """Do one round; the exit code is 0, 1 or BUSY."""
    threading.Thread(target=_end_with_input, daemon=True).start()
    args = _arguments()
    try:
        _round(with_pull=args.pull, publish=args.publish)
    except LockError as busy:
        print(busy)
        return BUSY
    except PortalError as error:
        print(error)
        return 1
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser()
    parser.add_argument("--pull", action="store_true")
    parser.add_argument("--publish", action="store_true")
    return parser.parse_args()


def _round(*, with_pull: bool, publish: bool) -> None:
    """Do what `make site` does, with one moment for all of it."""
    places = workspace()
    city = load_city(places.city_file)
    now = build_time(os.environ, ZoneInfo(city.timezone))
    if with_pull:
        _tell(pull(places, city, api_from(os.environ), now, say=lambda _text: None))
    said = io.StringIO()
    try:
        with contextlib.redirect_stdout(said):
            build_and_check(places, city, now=now, publish=publish)
    except CheckError:
        print(said.getvalue(), end="")  # the problems, one a line
        raise


def _tell(result: PullResult) -> None:
    left = len(result.quarantined)
    kept = len(result.held)
    if result.changed and (left or kept):
        print(f"{left} 条没有发布，{kept} 条仍用上一个版本；详见 {result.report}")


def _end_with_input() -> None:
    """End, with everything this process has started, when whoever started it is gone.

    Reads without a buffer: a thread that holds one can't be left behind when Python ends.
    """
    while os.read(0, 1 << 10):
        pass
    os.killpg(0, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main())
