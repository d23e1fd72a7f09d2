"""The fewest clicks from the front page, by the links a person sees; opening a fold is a click."""

import re
from collections import deque
from dataclasses import dataclass
from pathlib import Path

_FOLD = re.compile(r"<details.*?</details>", re.DOTALL)
_LINK = re.compile(r'<a [^>]*?href="(/[^"#?]*)"')
_MAIN = re.compile(r"<main.*?</main>", re.DOTALL)


@dataclass(frozen=True)
class Step:
    """One link to follow; `folded`: a fold has to be opened before."""

    page: str
    link: str
    folded: bool

    @property
    def clicks(self) -> int:
        return 2 if self.folded else 1


def links(output: Path, page: str) -> list[Step]:
    """Return the links of a page's main part."""
    file = output / page.strip("/") / "index.html"
    if not file.exists():
        return []
    found = _MAIN.search(file.read_text(encoding="utf-8"))
    text = found[0] if found else ""
    folded = [link for fold in _FOLD.findall(text) for link in _LINK.findall(fold)]
    plain = _LINK.findall(_FOLD.sub("", text))
    return [
        *(Step(page, link, folded=False) for link in plain),
        *(Step(page, link, folded=True) for link in folded),
    ]


def ways(output: Path, most: int) -> dict[str, list[Step]]:
    """Return the shortest way to every page that `most` clicks reach from the front page."""
    found: dict[str, list[Step]] = {"/": []}
    spent = {"/": 0}
    waiting = deque(["/"])
    while waiting:
        page = waiting.popleft()
        for step in links(output, page) if not page.startswith("/opening/") else []:
            cost = spent[page] + step.clicks
            if cost <= most and cost < spent.get(step.link, most + 1):
                found[step.link], spent[step.link] = [*found[page], step], cost
                waiting.append(step.link)
    return found
