"""What the API says it has: the index at `/api/v1/`."""

import hashlib
from typing import Annotated

import msgspec

from scripts.errors import ContractError
from scripts.pull.api import Api
from scripts.pull.transport import Transport
from scripts.records import COLLECTIONS, SCHEMA_VERSION, City


class Listed(msgspec.Struct, frozen=True, kw_only=True):
    """What the index says of one collection."""

    count: Annotated[int, msgspec.Meta(ge=0)]
    """Records that a full listing gives, without tombstones."""
    high_water: Annotated[int, msgspec.Meta(ge=0)]
    """The largest seq, tombstones included."""


class Index(msgspec.Struct, frozen=True, kw_only=True):
    """The answer of `/api/v1/`. It is some hundred bytes, so no ETag is kept for it."""

    schema: str
    collections: dict[str, Listed]
    city: str
    """The division code of the city it serves."""
    demo: bool
    """Its people and organisations are invented; every page will say so."""
    instance: str | None = None
    """Made up once with the API's database: tells another database at the same address, and
    the same one at another port."""


def fetch_index(transport: Transport, city: City) -> Index:
    """Ask the index and refuse another contract, city, or a missing collection.

    Raises ContractError.
    """
    index = transport.get("", Index)
    if (theirs := index.schema.partition(".")[0]) != (ours := SCHEMA_VERSION.partition(".")[0]):
        raise ContractError(
            f"管理系统的接口是 {index.schema} 版，本程序只认识 {ours}.x 版；"
            + ("请更新本程序" if _is_newer(theirs, ours) else "请更新管理系统")
        )
    if index.city != city.code:
        raise ContractError(
            f"管理系统是区划代码 {index.city} 的，content/city.yaml 写的是 {city.code}"
            f"（{city.name}）；请检查 MANAGEMENT_API_URL 和 city.yaml 的 code"
        )
    if missing := [name for name in COLLECTIONS if name not in index.collections]:
        raise ContractError(
            f"管理系统的索引里没有 {'、'.join(missing)}；没有记录也应写明 count 为 0，"
            "请把这句话转给它的维护方"
        )
    return index


def _is_newer(theirs: str, ours: str) -> bool:
    return theirs.isdigit() and int(theirs) > int(ours)


def source_of(index: Index, api: Api) -> str:
    """Digest what tells one source from another, for the manifest.

    The embedded system listens on another port each time; there its own secret tells it.
    """
    name = index.instance or (api.token if api.is_loopback else api.root)
    return hashlib.blake2b(name.encode(), digest_size=8).hexdigest()
