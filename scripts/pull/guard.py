"""Too much gone or broken? Then nothing changes until a person has looked. Pure."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from scripts.errors import ConfigError, ContractError, GuardError
from scripts.pull.merge import Collection
from scripts.records import COLLECTIONS, Record

FEW = 5
"""So many faulty records never stop a pull."""
SHARE = 0.02
"""Nor does this share of a collection."""
SHRINK = 0.2
"""A full listing that loses more than this share stops it."""
KINDS = ("shrink", "quarantine", "fields")
EMPTY = "openings:empty"
"""A beginning with nothing to publish is let pass by this name only."""


class Trip(NamedTuple):
    """A reason to stop; `name` is what `--accept` takes to let it pass."""

    name: str
    message: str


def check_names(accept: frozenset[str]) -> None:
    """Refuse an `--accept` that names nothing. Raises ConfigError."""
    known = [f"{collection}:{kind}" for collection in COLLECTIONS for kind in KINDS] + [EMPTY]
    if unknown := sorted(accept.difference(known)):
        raise ConfigError(f"--accept 不认识 {'、'.join(unknown)}；可用的有 {'、'.join(known)}")


def trips(kind: type[Record], now: Collection, *, before: int, full: bool) -> Iterator[Trip]:
    """Yield the reasons to stop. `before` is how many records the last snapshot has."""
    if full and (now.live < before * (1 - SHRINK)):
        yield _trip(
            kind, "shrink",
            f"{kind.LABEL}（{kind.COLLECTION}）从 {before} 条变成 {now.live} 条，"
            f"少了超过 {SHRINK:.0%}",
        )  # fmt: skip
    faulty = [flaw for flaw in (*now.quarantined.values(), *now.held.values()) if not flaw.accepted]
    limit = max(FEW, int(now.live * SHARE))
    if len(faulty) > limit:
        (field, reason), often = Counter((flaw.field, flaw.reason) for flaw in faulty).most_common(
            1
        )[0]
        yield _trip(
            kind, "quarantine",
            f"{kind.LABEL}（{kind.COLLECTION}）共 {now.live} 条，其中 {len(faulty)} 条的最新版本"
            f"不能发布，超过了允许的 {limit} 条；最多的是 {field}：{reason}（{often} 条）",
        )  # fmt: skip


def nothing_yet(now: Mapping[str, Collection]) -> Iterator[Trip]:
    """Yield a reason to stop where there are no counts to compare with, and nothing has come."""
    if not any(now[name].live for name in ("organizations", "openings")):
        collection, _, what = EMPTY.partition(":")
        yield _trip(
            COLLECTIONS[collection], what,
            "管理系统里一个组织、一条招募信息都没有，取来只会是空的门户。请看 MANAGEMENT_API_URL "
            "写的是不是本市的管理系统，并先在其中录入或导入数据",
        )  # fmt: skip


def renamed(kind: type[Record], said: str) -> Trip:
    """Make a reason to stop of a field that seems to be renamed."""
    return _trip(kind, "fields", said)


def _trip(kind: type[Record], what: str, said: str) -> Trip:
    name = f"{kind.COLLECTION}:{what}"
    advice = (
        f"请核对；确认无误后用 python -m scripts pull --accept {name} 放行"
        f"（或 make site ACCEPT={name}）"
    )
    return Trip(name, f"{said}。{advice}")


def stop(refused: Sequence[Trip], report: Path) -> GuardError | ContractError:
    """Make the error that ends the pull: a renamed field is a matter of the contract."""
    is_contract = any(trip.name.endswith(":fields") for trip in refused)
    said = "\n".join(trip.message for trip in refused)
    kind = ContractError if is_contract else GuardError
    return kind(f"{said}\n数据没有更新，保持原样；逐条情况见 {report}")


def accepted(now: Collection) -> Collection:
    """Mark the faulty records as let pass: the same version no longer stops a pull."""
    marked = now.copy()
    for flaws in (marked.quarantined, marked.held):
        for name, flaw in flaws.items():
            flaws[name] = msgspec.structs.replace(flaw, accepted=True)
    return marked
