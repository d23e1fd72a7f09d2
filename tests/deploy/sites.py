"""Small sites made by hand, as a build and its checks leave them."""

import datetime as dt
import hashlib
import shutil
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from scripts.checked import Origin, snapshot_digest, write_checked
from scripts.commit import Commit
from scripts.snapshot import CollectionState, Manifest, Snapshot, write_snapshot
from tests.support import Sandbox

NOW = dt.datetime(2026, 11, 24, 10, tzinfo=dt.UTC)
PICTURE = b"\x89PNG\r\n\x1a\n a picture"
FILLING = "<p>同城的人一起做点好事。</p>" * 40


@dataclass(frozen=True, kw_only=True)
class Made:
    """What a site was made from, and what its build says is withdrawn."""

    seq: int = 10
    as_of: str = "2026-11-24T09:00:00+08:00"
    source: str = "source-a"
    city: str = "431000"
    demo: bool = False
    gone: Iterable[str] = ()
    shown: Mapping[str, list[str]] = field(default_factory=dict)
    commit: Commit = field(default_factory=Commit)


def build(place: Sandbox, files: Mapping[str, str | bytes], made: Made | None = None) -> None:
    """Leave in a sandbox what a build of these files would leave."""
    made = made or Made()
    for folder in (place.output, place.content / "data", place.root / "build"):
        shutil.rmtree(folder, ignore_errors=True)
    for name, text in files.items():
        write(place.output / name, text)
    manifest = Manifest(
        city=made.city,
        source=made.source,
        demo=made.demo,
        as_of=made.as_of,
        collections={"openings": CollectionState(count=0, high_water=made.seq)},
    )
    write_snapshot(place.content / "data", Snapshot(manifest=manifest))
    write(place.root / "build/gone.map", "".join(f"{address} 410;\n" for address in made.gone))
    write(place.root / "build/shown.json", msgspec.json.encode(made.shown))
    digest = snapshot_digest(place.content / "data")
    origin = Origin(demo=made.demo, snapshot=digest, commit=made.commit)
    write_checked(place.root / "build/checked.json", place.output, origin, NOW)


def write(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)


def site(edition: str, pages: Iterable[str] = ("", "opening/OP-1/")) -> dict[str, str | bytes]:
    """Return a site whose pages and style sheet all name its edition."""
    sheet = f"body{{--edition:'{edition}'}}".encode()
    name = f"assets/site.{hashlib.sha256(sheet).hexdigest()[:12]}.css"
    html = f'<link rel="stylesheet" href="/{name}"><h1>edition {edition}</h1>{FILLING}'
    links = "".join(f'<a href="/{page}">{page}</a>' for page in pages)
    return {
        name: sheet,
        "404.html": f"<h1>找不到</h1>{html}",
        "410.html": f"<h1>已撤下</h1>{html}",
        **{f"{page}index.html": html + (links if not page else "") for page in pages},
    }


def gone(page: str) -> list[str]:
    """Return the three addresses of a page's folder, as the build lists them."""
    return [f"/{page}", f"/{page}/", f"/{page}/index.html"]
