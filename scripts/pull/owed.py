"""What the published records still owe the public, summed up by organization."""

from collections import defaultdict
from collections.abc import Iterator

from scripts.records import COLLECTIONS, City
from scripts.rules.findings import findings
from scripts.snapshot import Snapshot

_NAMED = 5
"""Ids that are named for each duty; the rest are counted."""


def owed(snapshot: Snapshot, city: City) -> Iterator[str]:
    """Yield the report's last part, as lines of Markdown."""
    by_owner = _by_owner(snapshot, city)
    if not by_owner:
        return
    yield from (
        "## 已发布但还不完整的记录，按组织",
        "",
        "缺少的项目，网页上写着“未提供”。各条规则的轻重见 docs/findings.md。",
        "",
    )
    for owner, duties in sorted(by_owner.items()):
        yield from (f"### {_name(snapshot, owner)}", "")
        for (label, message), ids in sorted(duties.items()):
            more = "等" if len(ids) > _NAMED else ""
            yield f"- {label} {len(ids)} 条：{message}（{'、'.join(ids[:_NAMED])}{more}）"
        yield ""


def _by_owner(snapshot: Snapshot, city: City) -> dict[str, dict[tuple[str, str], list[str]]]:
    found: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    star_rules = list(snapshot.of("star_rules").values())
    parents = {body.id: body.parent for body in snapshot.of("organizations").values()}
    for collection, kind in COLLECTIONS.items():
        for record in snapshot.of(collection).values():
            is_organization = collection == "organizations"
            owner = record.id if is_organization else getattr(record, "organization", None) or ""
            owing = findings(record, city, star_rules, parents)
            for message in {finding.message for finding in owing}:
                found[owner][kind.LABEL, message].append(record.id)
    return found


def _name(snapshot: Snapshot, owner: str) -> str:
    known = snapshot.of("organizations").get(owner)
    return f"{known.name}（{owner}）" if known else "没有写明组织的记录"
