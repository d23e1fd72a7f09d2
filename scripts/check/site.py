"""Read a built site once, on all cores, and run every check on it."""

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
from scripts.check.built.surroundings import Note, Site, Surroundings
from scripts.check.built.weight import assets_of
from scripts.check.document import KINDS, Document
from scripts.check.expected import Expected
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


def check_site(root: Path, expected: Expected, *, workers: int | None = None) -> list[Problem]:
    """Return every problem of the site below `root`, sorted by file and line.

    Raises CheckError where the folder isn't there or a reading process died.
    """
    if not root.is_dir():
        raise CheckError(f"{root}：没有这个文件夹，请先运行 python -m scripts build")
    files, links = _files(root)
    around = Surroundings(files=frozenset(files), expected=expected)
    notes = {note.path: note for note in _read(root, files, around, workers)}
    site = Site(notes=notes, files=around.files, expected=expected)
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


def _read(
    root: Path, files: list[str], around: Surroundings, workers: int | None
) -> Iterable[Note]:
    texts = [path for path in files if PurePosixPath(path).suffix in KINDS]
    count = workers or (1 if len(texts) < _FEW else os.cpu_count() or 1)
    if count == 1:
        return map(partial(examine, _Examiner(root, around)), texts)
    return _read_in_processes(root, texts, around, count)


@dataclass(frozen=True)
class _Examiner:
    root: Path
    around: Surroundings


_here: list[_Examiner] = []
"""Set once in each reading process, so that the list of files is sent once, not with each file."""


def _read_in_processes(
    root: Path, texts: list[str], around: Surroundings, count: int
) -> Iterator[Note]:
    with ProcessPoolExecutor(
        count, get_context("spawn"), initializer=_start, initargs=(_Examiner(root, around),)
    ) as pool:
        try:
            yield from pool.map(_examine_here, texts, chunksize=_BATCH)
        except BrokenProcessPool:
            raise CheckError("检查时有一个进程意外结束（多半是内存不够），请再运行一次") from None


def _start(examiner: _Examiner) -> None:
    _here[:] = [examiner]


def _examine_here(path: str) -> Note:
    return examine(_here[0], path)


def examine(examiner: _Examiner, path: str) -> Note:
    """Read one file, run every check of files on it, and note what the whole site needs."""
    data = (examiner.root / path).read_bytes()
    around = examiner.around
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
