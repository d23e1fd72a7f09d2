"""What a story says it belongs to is in the snapshot."""

from collections.abc import Iterator

from scripts.check.written.desk import Desk
from scripts.rules.manuscript.front_matter import Related
from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.problem import Problem, Rule

UNKNOWN = Rule(
    "relation",
    "related 里的编号要是已公开的记录",
    "在管理系统里核对编号，或先运行 python -m scripts pull",
)


def check(manuscript: Manuscript, desk: Desk) -> Iterator[Problem]:
    """Yield every related id that no public record has."""
    related = manuscript.entries.get("related")
    if desk.snapshot is None or not isinstance(related, dict):
        return
    for collection in Related.__struct_fields__:
        ids = related.get(collection)
        for index, identifier in enumerate(ids if isinstance(ids, list) else ()):
            if identifier not in desk.snapshot.of(collection):
                line = manuscript.line_of(f"related.{collection}[{index}]")
                found = f"{collection} 里没有 {identifier}"
                yield UNKNOWN.broken(manuscript.path, line, found)
