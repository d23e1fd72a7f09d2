"""The plain search that the examples' answers come from: every title and text, no index.

Reads the snapshot's JSON lines and the Markdown as they lie there. Nothing of `plugins`, `scripts`
or the search page is used, so that they can disagree.
"""

import json
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.finding.count import Count

Raw = dict[str, Any]
KINDS = {
    "projects": "project", "organizations": "organization", "stations": "station",
}  # fmt: skip
_FRONT = re.compile(r"\A---\n(.*?)\n---\n(.*)", re.DOTALL)


def bare(text: str) -> str:
    """Letters and digits only, small, in their usual width: what a term is compared by."""
    normal = unicodedata.normalize("NFKC", text).lower()
    return "".join(letter for letter in normal if unicodedata.category(letter)[0] in "LN")


@dataclass(frozen=True, kw_only=True)
class Found:
    """A page that can be found."""

    url: str
    kind: str
    title: str
    texts: tuple[str, ...]
    divisions: frozenset[str] = frozenset()
    categories: frozenset[str] = frozenset()

    def says(self, term: str) -> bool:
        return any(bare(term) in bare(text) for text in (self.title, *self.texts))

    def names(self, term: str) -> bool:
        return bare(term) in bare(self.title)


class Plain:
    """All pages of one snapshot and its Markdown that a search may find."""

    def __init__(self, content: Path, moment: str) -> None:
        self.content = content
        self.count = Count(content / "data", content / "city.yaml", moment)
        city = self.count.city
        self.names = {
            row["code"]: row["name"]
            for row in (
                *city["categories"],
                *city["service_objects"],
                *city["divisions"],
                *(street for division in city["divisions"] for street in division["streets"]),
            )
        }
        self.pages = [*self._openings(), *self._records(), *self._written(), *self._divisions()]

    def best(self, terms: list[str], asked: dict[str, str]) -> list[str]:
        """Pages that say all terms: those called so first, then by how many terms a title has."""
        hits = [page for page in self._fitting(asked) if all(page.says(term) for term in terms)]
        called = [page.url for page in hits if bare(page.title) == bare("".join(terms))]
        most = max((self._named(page, terms) for page in hits), default=0)
        return sorted(called or (p.url for p in hits if self._named(p, terms) == most))

    @staticmethod
    def _named(page: Found, terms: list[str]) -> int:
        return sum(page.names(term) for term in terms)

    def _fitting(self, asked: dict[str, str]) -> list[Found]:
        return [
            page
            for page in self.pages
            if asked.get("kind") in (None, page.kind)
            and (asked.get("division") is None or asked["division"] in page.divisions)
            and (asked.get("category") is None or asked["category"] in page.categories)
        ]

    def _named_all(self, *codes: str | None) -> tuple[str, ...]:
        return tuple(self.names.get(code, "") for code in codes if code)

    def _lines(self, collection: str) -> list[Raw]:
        text = (self.content / "data" / f"{collection}.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]

    def _openings(self) -> list[Found]:
        found = []
        for row in self.count.public:
            if self.count.over(row):
                continue
            places = [session.get("division", row["division"]) for session in row["sessions"]]
            streets = [session.get("street") for session in row["sessions"]]
            named = self._named_all(*places, *streets, row.get("category"), row["division"])
            said = [
                session.get(key, "") for session in row["sessions"] for key in ("place", "address")
            ]
            found.append(
                Found(
                    url=f"/opening/{row['id']}/", kind="opening", title=row["title"],
                    texts=(row.get("description", ""), *named, *said),
                    divisions=frozenset((*places, row["division"])),
                    categories=frozenset([row.get("category", "")]),
                )
            )  # fmt: skip
        return found

    def _records(self) -> list[Found]:
        return [
            Found(
                url=f"/{kind}/{row['id']}/", kind=kind, title=row.get("title") or row["name"],
                texts=(
                    row.get("description", ""), row.get("address", ""),
                    *self._named_all(row["division"], row.get("street"), *self._fields(row)),
                ),
                divisions=frozenset([row["division"]]), categories=frozenset(self._fields(row)),
            )
            for collection, kind in KINDS.items()
            for row in self._lines(collection)
        ]  # fmt: skip

    @staticmethod
    def _fields(row: Raw) -> list[str]:
        return [*row.get("fields", []), *([row["category"]] if "category" in row else [])]

    def _written(self) -> list[Found]:
        found = []
        for kind, folder, base in (("story", "stories", "/story/"), ("page", "pages", "/")):
            for file in sorted((self.content / folder).rglob("*.md")):
                split = _FRONT.match(file.read_text(encoding="utf-8"))
                assert split, file
                matter = yaml.safe_load(split[1])
                found.append(
                    Found(
                        url=f"{base}{matter['slug']}/", kind=kind, title=matter["title"],
                        texts=(split[2],), divisions=frozenset([matter.get("division", "")]),
                    )
                )  # fmt: skip
        return found

    def _divisions(self) -> list[Found]:
        return [
            Found(
                url=f"/division/{row['code']}/", kind="division", title=row["name"], texts=(),
                divisions=frozenset([row["code"]]),
            )
            for row in self.count.city["divisions"]
        ]  # fmt: skip
