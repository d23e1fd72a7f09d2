"""Real browsers for the tests: the system's Chromium, and the Chromium 92 of old kernels."""

import os
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

from playwright.sync_api import Browser, Playwright, sync_playwright

from scripts.tools import chromium, own_node
from tests.support import ROOT

own_node()
ARGS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-quic",
]  # fmt: skip
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
_OLD = ROOT / "node_modules" / "chrome-aws-lambda" / "bin"
_UNPACK = (
    "const [fs, zlib] = ['fs', 'zlib'].map(require), [packed, unpacked] = process.argv.slice(1);"
    "fs.writeFileSync(unpacked, zlib.brotliDecompressSync(fs.readFileSync(packed)), {mode: 0o755})"
)


@contextmanager
def browser(running: Playwright | None = None) -> Iterator[Browser]:
    """Start the system's Chromium."""
    path = chromium()
    assert path, "no Chromium: make tools says how to get one"
    with nullcontext(running) if running else sync_playwright() as play:
        started = play.chromium.launch(executable_path=path, args=ARGS)
        yield started
        started.close()


@contextmanager
def old_browser(play: Playwright, folder: Path) -> Iterator[Browser]:
    """Unpack and start Chromium 92, as carried by the npm package chrome-aws-lambda."""
    node = Path(sys.executable).with_name("node")
    for packed, unpacked in (("chromium.br", "chromium"), ("aws.tar.br", "aws.tar")):
        subprocess.run(
            [node, "-e", _UNPACK, str(_OLD / packed), str(folder / unpacked)], check=True
        )
    with tarfile.open(folder / "aws.tar") as libraries:
        for member in filter(tarfile.TarInfo.isfile, libraries):
            source = libraries.extractfile(member)
            assert source
            (folder / Path(member.name).name).write_bytes(source.read())
    environ: dict[str, str | float | bool] = {**os.environ, "LD_LIBRARY_PATH": str(folder)}
    started = play.chromium.launch(
        executable_path=folder / "chromium",
        args=[*ARGS, "--single-process", "--no-zygote"],
        env=environ,
    )
    yield started
    started.close()
