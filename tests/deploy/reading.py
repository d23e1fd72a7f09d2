"""Readers who open pages and what belongs to them, again and again."""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tests.deploy.servers import get


@dataclass
class Readers:
    """What readers met."""

    reads: int = 0
    faults: list[str] = field(default_factory=list)
    editions: list[int] = field(default_factory=list)


def read(address: str, page: str) -> tuple[int, list[str]]:
    """Open a page and its style sheet; return its edition and what was wrong."""
    answer = get(address + page)
    text = answer.body.decode()
    edition = re.search(r"edition (\d+)</h1>", text)
    sheet = re.search(r'href="(/assets/[^"]+\.css)"', text)
    if answer.status != 200 or not edition or not sheet:
        return 0, [f"{page}: {answer.status} {text[:80]}"]
    style = get(address + sheet[1])
    if style.status != 200 or f"'{edition[1]}'" not in style.body.decode():
        return int(edition[1]), [f"{page} of edition {edition[1]}: {sheet[1]} {style.status}"]
    return int(edition[1]), []


@contextmanager
def readers(address: str, pages: tuple[str, ...], count: int = 2) -> Iterator[Readers]:
    """Read in the background while the block runs."""
    met, done = Readers(), threading.Event()

    def reader() -> None:
        last = 0
        while not done.is_set():
            for page in pages:
                edition, faults = read(address, page)
                if edition < last:
                    faults.append(f"edition {edition} after {last}")
                last = edition
                met.reads += 1
                met.editions.append(edition)
                met.faults += faults

    threads = [threading.Thread(target=reader) for _ in range(count)]
    for thread in threads:
        thread.start()
    try:
        yield met
    finally:
        done.set()
        for thread in threads:
            thread.join()
