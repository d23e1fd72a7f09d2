"""What nobody consented to is in no file; each consent brings to light its own, and no other.

Every type of record and a story, with marks in all that is private, go the whole way: from the
real management API through pull and build. Then every file is opened.
"""

import gzip
import io
import itertools
import json
import re
import subprocess
import sys
import urllib.parse
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import msgspec
from PIL import Image

from scripts.management.running import Endpoint, running
from scripts.workspace import workspace
from tests.proofs import Tell
from tests.support import ROOT, Sandbox, share, town, tree
from tests.whole.canaries import Canaries, Slot, records
from tests.whole.canary_story import story

WRITER = """
import sys, msgspec
from scripts.management import store
from scripts.records import COLLECTIONS
from scripts.workspace import workspace
store.setup(workspace())
sent = msgspec.json.decode(sys.stdin.buffer.read())
store.save_records([msgspec.convert(item, COLLECTIONS[name]) for name, item in sent])
"""


GONE = ("content/data/gone.jsonl", "build/gone.map")


def put(place: Sandbox, canaries: Canaries) -> None:
    """Put the records into the management system, and the story and the pictures where they lie."""
    sent = [(record.COLLECTION, record) for record in records(canaries)]
    (place.content / "stories" / "marked.md").write_text(story(canaries), encoding="utf-8")
    for path, data in canaries.files.items():
        folder = place.content if path.startswith("/images/") else place.var
        target = folder / path.removeprefix("/")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(data)
    command = [sys.executable, "-c", WRITER]
    given = msgspec.json.encode(sent)
    subprocess.run(command, cwd=ROOT, env=place.environ, input=given, check=True)


def made(place: Sandbox, endpoint: Endpoint) -> dict[str, bytes]:
    """Pull and build, and return everything that was written, unpacked."""
    named = {"MANAGEMENT_API_URL": endpoint.url, "MANAGEMENT_API_TOKEN": endpoint.token}
    place.run("pull", extra=named)
    place.run("build")
    written = {}
    for folder in (
        place.output,
        place.content / "data",
        place.root / "build",
        place.var / "reports",
    ):
        for name, data in tree(folder).items():
            whole = b"\n".join(unpacked(data))
            written[str(folder.relative_to(place.root) / name)] = f"{name}\n".encode() + whole
    return written


def unpacked(data: bytes) -> Iterator[bytes]:
    """Yield a file's bytes, and what is packed into them."""
    yield data
    if data.startswith(b"\x1f\x8b"):
        yield from unpacked(gzip.decompress(data))
    elif data.startswith(b"pagefind_dcd"):
        yield data.replace(b" ", b"")  # the index of the search spells with spaces
    elif data.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            for name in packed.namelist():
                yield name.encode()
                yield from unpacked(packed.read(name))
    elif data.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", data, re.DOTALL):
            yield zlib.decompressobj().decompress(stream) if stream[:1] == b"x" else stream
    elif data.startswith((b"\xff\xd8", b"\x89PNG", b"RIFF")):
        yield from _told_by_picture(data)


def _told_by_picture(data: bytes) -> Iterator[bytes]:
    with Image.open(io.BytesIO(data)) as picture:
        yield repr((picture.info, dict(picture.getexif()))).encode()


def forms(mark: str) -> Iterator[bytes]:
    """Yield a mark in every way in which a file may write it."""
    yield mark.encode()
    if not mark.isascii():
        yield json.dumps(mark)[1:-1].encode()
        yield urllib.parse.quote(mark).encode()
        yield "".join(f"&#{ord(sign)};" for sign in mark).encode()
        yield "".join(f"&#x{ord(sign):x};" for sign in mark).encode()
        yield from (mark.encode(coding) for coding in ("utf-16-le", "utf-16-be", "gb18030"))
        yield "　".join(mark).encode()
        yield " ".join(mark).encode()


def without_gone(written: dict[str, bytes], canaries: Canaries) -> dict[str, bytes]:
    """Leave out the lists of what is gone: a withdrawn picture's digest stands there, no more."""
    lists = {name: data for name, data in written.items() if name in GONE}
    digests = {mark for slot in canaries.slots for mark in slot.marks if mark.isascii()}
    assert set(found(lists, marks_of(canaries))) <= digests
    return {name: data for name, data in written.items() if name not in GONE}


def found(written: dict[str, bytes], marks: set[str]) -> dict[str, list[str]]:
    """Return the marks that are there, each with the first files that hold it."""
    whole = b"\n".join(written.values())
    there = {mark for mark in marks if any(form in whole for form in forms(mark))}
    return {
        mark: [name for name, data in written.items() if mark.encode() in data] for mark in there
    }


def marks_of(canaries: Canaries) -> set[str]:
    return canaries.secrets.union(*(slot.marks for slot in canaries.slots))


def turns(slots: list[Slot]) -> list[frozenset[str]]:
    """Return which slots have consent together, build by build: each alone with `make prove`.

    In every run each has it in three of six builds, and no two in the same three: so any two are
    parted both ways, the one with consent where the other has none.
    """
    places = [slot.at for slot in slots]
    if share(0, 1):
        return [frozenset({at}) for at in places]
    threes = list(itertools.combinations(range(6), 3))
    assert len(places) <= len(threes), "more slots than threes of six: take seven"
    together = list(zip(places, threes, strict=False))
    return [frozenset(at for at, three in together if turn in three) for turn in range(6)]


def test_in_any_two_slots_each_has_consent_without_the_other() -> None:
    slots = [Slot(at=str(number), marks=frozenset()) for number in range(12)]
    tried = turns(slots)
    for one, other in itertools.permutations((slot.at for slot in slots), 2):
        assert any(one in agreed and other not in agreed for agreed in tried)


def test_each_consent_brings_to_light_its_own_mark_and_no_other(
    tmp_path: Path, proof: Tell
) -> None:
    place = town(tmp_path / "town")
    for old in (place.content / "stories").rglob("*.md"):
        old.unlink()
    nobody = Canaries()
    put(place, nobody)
    with running(workspace(place.environ)) as endpoint:
        written = without_gone(made(place, endpoint), nobody)
        assert found(written, marks_of(nobody)) == {}
        assert "司马**" in written["output/story/marked/index.html"].decode()
        missing = nobody.words - found(written, nobody.words).keys()
        assert len(missing) < len(nobody.words) / 3, missing
        tried = turns(nobody.slots)
        proof("each consent brings to light its own mark and no other", count=len(tried))
        for consents in tried:
            agreed = Canaries(agreed=consents)
            put(place, agreed)
            written = without_gone(made(place, endpoint), agreed)
            shown = found(written, marks_of(agreed))
            own = frozenset().union(*(slot.marks for slot in agreed.slots if slot.at in consents))
            assert set(shown) == own, (consents, shown)
            for mark, files in shown.items():
                assert any(name.startswith("output/") for name in files), (consents, mark, files)


def test_the_search_finds_a_mark_however_it_is_packed(tmp_path: Path) -> None:
    mark = "司马㐁㔜"
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", gzip.compress(mark.encode()))
    streams = b"%PDF-1.7\nstream\n" + zlib.compress(mark.encode("utf-16-be")) + b"endstream"
    picture = io.BytesIO()
    exif = Image.Exif()
    exif[0x010E] = "Kanari0001x"
    Image.new("RGB", (2, 2)).save(picture, "WEBP", exif=exif)
    for data, hidden in (
        (whole.getvalue(), mark), (streams, mark), (picture.getvalue(), "Kanari0001x"),
        (json.dumps(mark).encode(), mark), (urllib.parse.quote(mark).encode(), mark),
    ):  # fmt: skip
        (tmp_path / "file").write_bytes(data)
        assert hidden in found({"file": b"\n".join(unpacked(data))}, {hidden, "Kanari0002x"})
