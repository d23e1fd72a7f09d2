"""The list of withdrawn addresses: gone.map, in the syntax of nginx's `map`.

The build writes one of its own (docs/withdrawal.md). The target's grows with every deploy; only
what is published again leaves it. Beside the list lies an empty mark for each address, which
nginx looks up at every request, so that a withdrawal needs no reload and no rights.
"""

import re
from collections.abc import Iterable

from scripts.errors import DeployError

_LINE = re.compile(r'"?(?P<address>/[^\s";]+)"? 410;')


def read_gone(name: str, text: str) -> frozenset[str]:
    """Return the addresses of a gone.map. Raises DeployError where a line isn't one."""
    found = set()
    for number, line in enumerate(text.splitlines(), start=1):
        match = _LINE.fullmatch(line.strip())
        if match is None or ".." in match["address"].split("/"):
            raise DeployError(f"{name}：第 {number} 行应为“/地址 410;”，写的是：{line}")
        found.add(match["address"])
    return frozenset(found)


def write_gone(addresses: Iterable[str]) -> bytes:
    """Write a gone.map."""
    return "".join(f"{address} 410;\n" for address in sorted(addresses)).encode()


def stem(address: str) -> str:
    """Return what the three addresses of one page have in common: /opening/OP-1."""
    return address.removesuffix("/index.html").rstrip("/")


def place(address: str) -> str:
    """Return the file or folder below the public root that answered an address."""
    return stem(address).removeprefix("/")


def marks(addresses: Iterable[str]) -> list[str]:
    """Return the paths of the marks below shared/gone."""
    return sorted({f"{place(address)}.gone" for address in addresses})


def links(addresses: Iterable[str]) -> list[str]:
    """Return the addresses as links in other files have them.

    `/opening/OP-1/`, not `/opening/OP-1`, with which /opening/OP-17/ begins as well.
    """
    stems = {stem(address) for address in addresses}
    return sorted(name if "." in name.rpartition("/")[2] else f"{name}/" for name in stems)


def joined(
    live: frozenset[str], fresh: frozenset[str], published: frozenset[str]
) -> frozenset[str]:
    """Add a build's withdrawals to the target's; what the build publishes again leaves.

    `published` are the files of the new site.
    """
    back = {address for address in live - fresh if _files(address) & published}
    return (live | fresh) - back


def _files(address: str) -> set[str]:
    return {place(address), f"{place(address)}/index.html"}
