"""Decodes a picture in another process: what hangs or eats memory there is killed there."""

import os
import subprocess
import sys
import threading
from typing import Literal

import msgspec

from scripts.rules.pixels import Clean, Form
from scripts.workspace import ROOT

UPLOAD = Form(2560, (88, 75, 60), 3_000_000, ("JPEG", "PNG", "WEBP", "HEIF"))
"""As pictures are kept here: large enough for print, light enough to be fetched and backed up."""
SECONDS = 20
"""What decoding may take; a photograph of 50 million pixels takes three."""
MEMORY = 2 * 1024**3
"""Bytes that the process may ask for."""
_ENVIRON = ("PATH", "LD_LIBRARY_PATH", "LANG", "LC_ALL")
"""All that the process gets of the environment: no address of a database, no token."""
_at_once = threading.BoundedSemaphore(2)

Fault = Literal["pixels", "broken", "slow"]


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What the process says before the file."""

    ending: str = ""
    width: int = 0
    height: int = 0
    fault: Fault | None = None


class DecodingError(ValueError):
    """Why there is no picture: too many pixels, a broken file, or one that takes too long."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault)
        self.fault = fault


def decoded(data: bytes, seconds: int = SECONDS) -> Clean:
    """Return the picture written anew.

    Raises DecodingError.
    """
    command = [sys.executable, "-m", "scripts.management.pictures.worker", str(seconds)]
    environ = {name: os.environ[name] for name in _ENVIRON if name in os.environ}
    try:
        with _at_once:
            done = subprocess.run(
                command, input=data, env=environ, cwd=ROOT, timeout=seconds,
                capture_output=True, check=False,
            )  # fmt: skip
    except subprocess.TimeoutExpired:
        raise DecodingError("slow") from None
    if done.returncode:
        raise DecodingError("slow" if done.returncode < 0 else "broken")
    head, _, written = done.stdout.partition(b"\n")
    told = msgspec.json.decode(head, type=Answer)
    if told.fault:
        raise DecodingError(told.fault)
    return Clean(written, told.ending, told.width, told.height)
