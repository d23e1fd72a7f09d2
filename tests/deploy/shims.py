"""Programs that stand in for others for a while, to end a process at a chosen moment."""

import os
import shutil
from pathlib import Path

_SHIM = """#!/bin/sh
count=$(($(cat {folder}/count) + 1))
echo $count >{folder}/count
if [ $count -eq {number} ]; then
  kill -9 $PPID
fi
exec {real} "$@"
"""


def killing(folder: Path, program: str, number: int) -> str:
    """Make a PATH on which the `number`th call of a program kills whoever called it."""
    folder.mkdir()
    (folder / "count").write_text("0")
    real = shutil.which(program)
    shim = folder / program
    shim.write_text(_SHIM.format(folder=folder, number=number, real=real))
    shim.chmod(0o755)
    return os.pathsep.join([str(folder), *os.get_exec_path()])


def calls(folder: Path) -> int:
    """Return how often the program was called."""
    return int((folder / "count").read_text())
