"""Read a built site once, on all cores, and run every check on it.

With `kept`, a file where the notes of the last check lie, only what changed is read.
"""

import os
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path, PurePosixPath

from scripts.check.built import metadata, search, unreadable
from scripts.check.built.links import anchors_of, jumps_of
from scripts.check.built.surroundings import Asking, Note, Site, Surroundings
from scripts.check.built.weight import assets_of
from scripts.check.document import KINDS, Document
from scripts.check.expected import Expected
from scripts.check.kept import Examined, KeptNotes, basis_of, digest_of, of_every_file
from scripts.check.read_html import read_html
from scripts.check.read_plain import read_json, read_lines, read_xml
from scripts.check.registry import FILE_CHECKS, SITE_CHECKS
from scripts.errors import CheckError
from scripts.rules.problem import Problem, in_order

_FEW = 100
"""Below, starting more processes costs more than it saves."""
_BATCH = 25
_LEVEL = 6
"""How hard a web server compresses, zlib's usual level."""


def check_site(
    root: Path, expected: Expected, *, workers: int | None = None, kept: Path | None = None
) -> list[Problem]:
    """Return every problem of the site below `root`, sorted by file and line.

    Notes that still hold are taken from the file `kept` and put there; the result is the same.
    Raises CheckError where the folder isn't there or a reading process died.
    """
    if not root.is_dir():
        raise CheckError(f"{root}：没有这个文件夹，请先运行 python -m scripts build")
    files, links = _files(root)
    there = frozenset(files)
    notes = _notes(_Examiner(root, there, of_every_file(expected)), files, workers, kept)
    site = Site(notes=notes, files=there, expected=expected)
    problems = [unreadable.SYMLINK.broken(path, None, "是符号链接") for path in links]
    problems += [problem for note in notes.values() for problem in note.problems]
    problems += [problem for check in SITE_CHECKS for problem in check(site)]
    return in_order([*problems, *metadata.check(root, files), *search.check(root, files)])


def _files(root: Path) -> tuple[list[str], list[str]]:
    """Return the files and the symbolic links below a folder, as sorted relative paths."""
    files, links = [], []
    for folder, folders, names in os.walk(root):
        here = Path(folder)
        for name in [*folders, *names]:
            path = (here / name).relative_to(root).as_posix()
            if (here / name).is_symlink():
                links.append(path)
            elif name in names:
                files.append(path)
    return sorted(files), sorted(links)


def _notes(
    examiner: "_Examiner", files: list[str], workers: int | None, kept: Path | None
) -> dict[str, Note]:
    """Return the note of every text file; with `kept` those that still hold aren't made anew."""
    texts = [path for path in files if PurePosixPath(path).suffix in KINDS]
    if kept is None:
        return {path: found.note for path, found in _read(examiner, texts, workers)}
    book = KeptNotes(kept, basis_of(examiner.expected), examiner.files)
    digests = {path: digest_of((examiner.root / path).read_bytes()) for path in texts}
    held = {path: book.note_of(path, digest) for path, digest in digests.items()}
    for path, found in _read(examiner, [path for path in texts if not held[path]], workers):
        book.new[path] = (digests[path], found)
    book.write()
    return {path: book.new[path][1].note for path in texts}


def _read(
    examiner: "_Examiner", texts: list[str], workers: int | None
) -> Iterable[tuple[str, Examined]]:
    count = workers or (1 if len(texts) < _FEW else os.cpu_count() or 1)
    read = partial(examine, examiner)
    found = map(read, texts) if count == 1 else _read_in_processes(examiner, texts, count)
    return zip(texts, found, strict=True)


@dataclass(frozen=True)
class _Examiner:
    root: Path
    files: frozenset[str]
    expected: Expected


_here: list[_Examiner] = []
"""Set once in each reading process, so that the list of files is sent once, not with each file."""


def _read_in_processes(examiner: _Examiner, texts: list[str], count: int) -> Iterator[Examined]:
    with ProcessPoolExecutor(
        count, get_context("spawn"), initializer=_start, initargs=(examiner,)
    ) as pool:
        try:
            yield from pool.map(_examine_here, texts, chunksize=_BATCH)
        except BrokenProcessPool:
            raise CheckError("检查时有一个进程意外结束（多半是内存不够），请再运行一次") from None


def _start(examiner: _Examiner) -> None:
    _here[:] = [examiner]


def _examine_here(path: str) -> Examined:
    return examine(_here[0], path)


def examine(examiner: _Examiner, path: str) -> Examined:
    """Read one file, run every check of files on it, and note what the whole site needs."""
    data = (examiner.root / path).read_bytes()
    asking = Asking(examiner.files)
    around = Surroundings(files=asking, expected=examiner.expected)
    return Examined(note=_note(path, data, around), asked=frozenset(asking.asked))


def _note(path: str, data: bytes, around: Surroundings) -> Note:
    gzipped = len(zlib.compress(data, _LEVEL))
    try:
        document = read(path, data.decode())
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problem = unreadable.ENCODING.broken(path, line, "有不是 UTF-8 的字节")
        return Note(path=path, gzipped=gzipped, problems=(problem,))
    return Note(
        path=path,
        gzipped=gzipped,
        problems=tuple(problem for check in FILE_CHECKS for problem in check(document, around)),
        anchors=anchors_of(document),
        jumps=tuple(jumps_of(document, around)),
        assets=tuple(assets_of(document, around)),
    )


def read(path: str, text: str) -> Document:
    """Read a text file of the site by the end of its name."""
    kind = KINDS[PurePosixPath(path).suffix]
    if kind == "html":
        return read_html(path, text)
    if kind in ("xml", "svg"):
        return read_xml(path, kind, text)
    if kind == "json":
        return read_json(path, text)
    return read_lines(path, kind, text)
