"""What the published records still owe the public, summed up by organization."""

from collections import defaultdict
from collections.abc import Iterator

from scripts.records import COLLECTIONS, City, Record
from scripts.rules.finding import Finding
from scripts.rules.findings import findings
from scripts.snapshot import Flaw, Snapshot

_NAMED = 5
"""Ids that are named for each duty; the rest are counted."""
_NOBODY = ""

Said = tuple[tuple[Record, tuple[Finding, ...]], ...]
"""The records that have findings, with these."""


def said_of(snapshot: Snapshot, city: City) -> Said:
    """Judge all records of a snapshot, in the order of the collections."""
    star_rules = list(snapshot.of("star_rules").values())
    parents = {body.id: body.parent for body in snapshot.of("organizations").values()}
    judged = (
        (record, tuple(findings(record, city, star_rules, parents)))
        for collection in COLLECTIONS
        for record in snapshot.of(collection).values()
    )
    return tuple((record, found) for record, found in judged if found)


def errors(said: Said) -> Iterator[Flaw]:
    """Yield what is public though it has an error: it would not be published anew."""
    for record, found in said:
        for finding in found:
            if finding.severity == "error":
                yield Flaw(
                    collection=record.COLLECTION,
                    id=record.id,
                    seq=record.seq,
                    field=finding.field,
                    reason=finding.message,
                    title=getattr(record, record.TITLE),
                    organization=_owner(record),
                    system=record.source.system if record.source else "",
                )


def owed(snapshot: Snapshot, said: Said) -> Iterator[str]:
    """Yield the report's last part, as lines of Markdown."""
    by_owner = _by_owner(said)
    if not by_owner:
        return
    yield from (
        "## 已发布但还不完整的记录，按组织",
        "",
        "缺少的项目，网页上写着“未提供”。招募信息逐条见 notices.md，规则见 docs/findings.md。",
        "",
    )
    for owner, duties in sorted(by_owner.items()):
        yield from (f"### {_name(snapshot, owner)}", "")
        for (label, message), ids in sorted(duties.items()):
            more = "等" if len(ids) > _NAMED else ""
            yield f"- {label} {len(ids)} 条：{message}（{'、'.join(ids[:_NAMED])}{more}）"
        yield ""


def _by_owner(said: Said) -> dict[str, dict[tuple[str, str], list[str]]]:
    by_owner: dict[str, dict[tuple[str, str], list[str]]] = defaultdict(lambda: defaultdict(list))
    for record, found in said:
        for message in {finding.message for finding in found}:
            by_owner[_owner(record)][record.LABEL, message].append(record.id)
    return by_owner


def _owner(record: Record) -> str:
    is_organization = record.COLLECTION == "organizations"
    return record.id if is_organization else getattr(record, "organization", None) or _NOBODY


def _name(snapshot: Snapshot, owner: str) -> str:
    known = snapshot.of("organizations").get(owner)
    return f"{known.name}（{owner}）" if known else "没有写明组织的记录"
