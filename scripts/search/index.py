"""Put the index into a fresh site, before it is checked and takes the place of the old one.

So no page that was withdrawn, deleted or is over is ever in the index of a site that goes live:
what is indexed is what lies there.
"""

import datetime as dt
import json
import shutil
from pathlib import Path

from scripts.search.marked import marked_pages
from scripts.search.pagefind import program, write_shard
from scripts.search.shards import CURRENT, Shard, shards

FOLDER = "search/index"
"""Below the site's root."""
_FORM = "1"
"""Raised where a shard would come out differently from the same pages."""
_ONCE = ("pagefind.js", "wasm.unknown.pagefind")
"""What one shard has for all."""


def make_index(site: Path, kept: Path, now: dt.datetime) -> None:
    """Index the marked pages of a site at the moment `now`.

    `kept` is a folder for shards, each below the digest of what it was made from; those that
    this site doesn't use are removed from it. Raises BuildError where there is no Pagefind or
    it fails.
    """
    folder = site / FOLDER
    found = shards(marked_pages(site), now.year)
    made = {shard.name: _made(shard, kept) for shard in found}
    for name, source in made.items():
        left_out = None if name == CURRENT else shutil.ignore_patterns(*_ONCE)
        shutil.copytree(source, folder / name, ignore=left_out, dirs_exist_ok=True)
    if made:
        years = json.dumps([name for name in made if name != CURRENT])
        (folder / "shards.json").write_text(years + "\n", encoding="utf-8")
    _forget(kept, {source.name for source in made.values()})


def _made(shard: Shard, kept: Path) -> Path:
    """Return a shard's folder; made beside and renamed, so that there is no half of one."""
    folder = kept / shard.digest(f"{_FORM} {program()[1]}")
    if not folder.is_dir():
        beside = kept / f"{folder.name}.new"
        shutil.rmtree(beside, ignore_errors=True)
        write_shard(shard.pages, beside)
        beside.rename(folder)
    return folder


def _forget(kept: Path, used: set[str]) -> None:
    for folder in kept.iterdir() if kept.is_dir() else ():
        if folder.name not in used:
            shutil.rmtree(folder)
