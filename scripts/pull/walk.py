"""The pages of one collection, by seq, until there is no next one."""

from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from scripts.errors import ContractError
from scripts.pull.transport import Transport
from scripts.records import Record

PAGE_SIZE = 1000
"""Records a page; the contract's largest."""


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """One answer of a collection; items are raw, so that one bad record fails alone."""

    items: list[dict[str, Any]]
    following: int | None = msgspec.field(name="next")
    high_water: int


def walk(
    transport: Transport, kind: type[Record], since: int, say: Callable[[str], None]
) -> Iterator[Page]:
    """Yield all pages after `since`; says how far it has come where there are several.

    Raises ContractError where items aren't ordered by seq or `next` doesn't advance.
    """
    received = 0
    following: int | None = since
    while following is not None:
        since = following
        page = transport.get(kind.COLLECTION, Page, since=since, limit=PAGE_SIZE)
        place = f"{kind.COLLECTION}?since={since}"
        _check_order(page, since, place)
        following = page.following
        _check_next(page, since, place)
        received += len(page.items)
        if following is not None:
            say(f"{kind.LABEL}：已收到 {received} 条，继续……")
        yield page


def _check_order(page: Page, since: int, place: str) -> None:
    last = since
    for number, item in enumerate(page.items):
        seq = item.get("seq")
        if type(seq) is not int:  # not isinstance: true is an int in Python
            raise ContractError(f"{place}：第 {number + 1} 条没有整数的 seq；{_TELL}")
        if seq <= last:
            raise ContractError(
                f"{place}：第 {number + 1} 条的 seq 是 {seq}，应大于前一条的 {last}；{_TELL}"
            )
        last = seq


def _check_next(page: Page, since: int, place: str) -> None:
    if page.following is None:
        return
    last = page.items[-1]["seq"] if page.items else since
    if page.following <= since or page.following < last:
        raise ContractError(
            f"{place}：next 是 {page.following}，没有前进（本页到 {max(since, last)}）；{_TELL}"
        )
    if page.following > max(page.high_water, last):
        raise ContractError(
            f"{place}：next 是 {page.following}，超过了 high_water {page.high_water}；{_TELL}"
        )


_TELL = "请把这句话转给管理系统的维护方"
