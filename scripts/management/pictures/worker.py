"""Decodes one picture from standard input, in a process that may be killed.

Answers on standard output: a line of JSON, then the file.
"""

import contextlib
import resource
import sys

import msgspec
import pillow_heif

from scripts.management.pictures.decoding import MEMORY, UPLOAD, Answer
from scripts.rules.pixels import TooLargeError, clean


def answer(data: bytes) -> tuple[Answer, bytes]:
    """Return what became of the picture."""
    pillow_heif.register_heif_opener()
    try:
        found = clean(data, UPLOAD)
    except TooLargeError:
        return Answer(fault="pixels"), b""
    except ValueError:
        return Answer(fault="broken"), b""
    return Answer(ending=found.ending, width=found.width, height=found.height), found.data


def _limit(seconds: int) -> None:
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, seconds)):
        with contextlib.suppress(ValueError, OSError):  # a system without this limit has the clock
            resource.setrlimit(what, (most, most))


if __name__ == "__main__":
    _limit(int(sys.argv[1]))
    told, written = answer(sys.stdin.buffer.read())
    sys.stdout.buffer.write(msgspec.json.encode(told) + b"\n" + written)
