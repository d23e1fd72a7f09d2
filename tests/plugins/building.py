"""Build small sites with the real Pelican, each in a workspace of its own."""

import pickle
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import msgspec

from plugins.pages.declare import DeclaredPage
from plugins.pages.views import Site
from scripts.snapshot import Snapshot
from tests.plugins.sample import sample_snapshot, write_sample
from tests.support import ROOT, Sandbox

STORY = """---
title: {title}
slug: {slug}
date: {date}
kind: 报道
summary: 一句话。
{more}---

{body}
"""

PROSE = """---
title: 说明文字
slug: words
summary: 这一页说明什么。
order: 1
---

## 第一节

正文。
"""


def story(
    slug: str, *, title: str = "一个故事", date: str = "2026-11-20 09:00", more: str = "",
    body: str = "正文。",
) -> str:  # fmt: skip
    """Write a story's file."""
    return STORY.format(slug=slug, title=title, date=date, more=more, body=body)


FILES: dict[str, str] = {
    "stories/river.md": story(
        "river", title="沿河一上午", date="2026-11-21 09:00",
        more=(
            'division: "431002"\nauthor: 张三丰\neditor: 李四光\nrelated:\n  openings: [OP-OPEN]\n'
            "  projects: [PR-1]\n  organizations: [ORG-1, ORG-404]\n"
        ),
    ),
    "stories/coming.md": story(
        "coming", title="还没到时间的故事", date="2026-11-25 08:00",
        more="related:\n  projects: [PR-1]\n",
    ),
    "stories/draft.md": story("draft", title="没写完的草稿", more="status: draft\n"),
    "pages/words.md": PROSE,
}  # fmt: skip


def workspace(
    root: Path, files: Mapping[str, str | bytes], snapshot: Snapshot | None = None
) -> Sandbox:
    """Make a workspace with Chenzhou's city.yaml, the given texts and a snapshot."""
    made = Sandbox(root=root)
    for name, text in files.items():
        (made.content / name).parent.mkdir(parents=True, exist_ok=True)
        data = text if isinstance(text, bytes) else text.encode()
        (made.content / name).write_bytes(data)
    if "city.yaml" not in files:
        made.content.mkdir(parents=True, exist_ok=True)
        city = (ROOT / "content" / "city.yaml").read_bytes()
        (made.content / "city.yaml").write_bytes(city)
    write_sample(made.content, snapshot or sample_snapshot())
    return made


_TERMINAL = {"COLUMNS": "400"}  # Pelican folds its messages at this width


def pelican(
    place: Sandbox,
    settings: str = "pelicanconf.py",
    *,
    fatal: str = "warnings",
    code: int = 0,
    **environ: str,
) -> str:
    """Run Pelican as the build does, require its exit code, and return all it says."""
    done = subprocess.run(
        [
            sys.executable, "-m", "pelican", str(place.content), "-s", settings,
            *(["--fatal", fatal] if fatal else []),
        ],
        cwd=ROOT,
        env={**place.environ, **_TERMINAL, "PORTAL_TEST_KEEP": str(place.root / "kept"), **environ},
        capture_output=True,
        text=True,
        check=False,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == code, said
    return said


@dataclass(frozen=True, kw_only=True)
class Kept:
    """A built site with what was declared for it."""

    place: Sandbox
    pages: dict[str, DeclaredPage]
    site: Site
    now: datetime

    def text(self, path: str) -> str:
        """Return a built file."""
        return (self.place.output / path).read_bytes().decode()  # line ends as they are

    def url(self, url: str) -> str:
        """Return the page at an address."""
        return self.text(url.strip("/") + "/index.html" if url != "/" else "index.html")


def keep(place: Sandbox, **environ: str) -> Kept:
    """Build the site and keep what was declared."""
    settings = place.root / "keepconf.py"
    settings.write_text(
        f"import sys\nsys.path.insert(0, {str(ROOT)!r})\nfrom pelicanconf import *\n"
        "PLUGINS = [*PLUGINS, 'tests.plugins.keep']\n"
    )
    pelican(place, str(settings), fatal="warnings", code=0, **environ)
    pages, site, now = pickle.loads((place.root / "kept").read_bytes())  # noqa: S301 # our own
    return Kept(place=place, pages={page.path: page for page in pages}, site=site, now=now)


def changed(snapshot: Snapshot, collection: str, identifier: str, **fields: object) -> Snapshot:
    """Return the snapshot with some fields of one record replaced."""
    record = msgspec.structs.replace(snapshot.of(collection)[identifier], **fields)
    records = {**snapshot.records, collection: {**snapshot.of(collection), identifier: record}}
    return replace(snapshot, records=records)
