"""Code lists that a cell chooses from, by code or by the name that people use."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches

from scripts.management.load.quantities import plain
from scripts.records import City

_SHOWN = 8


@dataclass(frozen=True)
class Choice:
    """One entry."""

    code: str
    name: str
    within: str = ""
    """The division that a street belongs to."""


@dataclass(frozen=True, kw_only=True)
class Choices:
    """One list."""

    listing: str
    """Its name in city.yaml; empty for a list of the contract."""
    entries: tuple[Choice, ...]
    suffix: str = r"(?!)"
    """Regular expression of endings that people leave out."""
    prefix: str = r"(?!)"
    """The same for beginnings that people add."""

    @property
    def codes(self) -> frozenset[str]:
        """All codes."""
        return frozenset(entry.code for entry in self.entries)

    def find(self, text: str, within: str | None = None) -> str:
        """Return the code that is written, or whose name is.

        `within` narrows streets to a division. Raises ValueError saying what was expected.
        """
        here = [entry for entry in self.entries if not within or entry.within in ("", within)]
        written = plain(text).casefold()
        for found in self._attempts(here, written):
            codes = {entry.code for entry in found}
            if len(codes) == 1:
                return codes.pop()
            if codes:
                named = "、".join(f"{entry.name}（{entry.code}）" for entry in found)
                raise ValueError(f"有几个：{named}；请写代码，或先写明县（市、区）")
        raise ValueError(self._expected(here, text, within))

    def _attempts(self, here: list[Choice], written: str) -> Iterator[list[Choice]]:
        yield [entry for entry in here if written == entry.code]
        for text in dict.fromkeys((written, re.sub(f"^(?:{self.prefix})", "", written))):
            yield [entry for entry in here if text == plain(entry.name).casefold()]
            yield [entry for entry in here if self._bare(text) == self._bare(entry.name)]

    def _bare(self, name: str) -> str:
        text = plain(name).casefold()
        bare = re.sub(f"(?:{self.suffix})$", "", text)
        return bare if len(bare) > 1 else text

    def _expected(self, here: list[Choice], text: str, within: str | None) -> str:
        elsewhere = [entry for entry in self.entries if entry not in here]
        if any(written for written in self._attempts(elsewhere, plain(text).casefold())):
            return f"不在所写的县（市、区）{within} 之内，请核对街道（乡镇）和县（市、区）"
        names = [entry.name for entry in here]
        close = get_close_matches(text.strip(), names, n=1)
        hint = f"；是不是“{close[0]}”？" if close else ""
        shown = "、".join(names[:_SHOWN]) + ("等" if len(names) > _SHOWN else "")
        where = f"（city.yaml 的 {self.listing}）" if self.listing else ""
        return f"应为{shown}，写名称或代码{where}{hint}"


def choices(city: City) -> dict[str, Choices]:
    """Return by field: the list it chooses from."""
    categories = _entries("categories", city, "类|服务|服务类")
    objects = _entries("service_objects", city, "类|群体")
    kinds = _entries("organization_kinds", city, "类|组织")
    divisions, streets = _divisions(city), _streets(city)
    found = {
        "opening.status": _STATUS, "project.status": _STATUS, "opening.spirit": _SPIRIT,
        "project.spirit": _SPIRIT, "station.kind": _STATION, "organization.kind": kinds,
        "organization.fields": categories,
    }  # fmt: skip
    for section in ("opening", "project"):
        found[f"{section}.category"] = categories
        found[f"{section}.service_object"] = objects
    for section in ("opening", "session", "organization", "project", "station"):
        found[f"{section}.division"] = divisions
    for section in ("session", "organization", "station"):
        found[f"{section}.street"] = streets
    return found


def _entries(listing: str, city: City, suffix: str) -> Choices:
    entries = tuple(Choice(entry.code, entry.name) for entry in getattr(city, listing))
    return Choices(listing=listing, entries=entries, suffix=suffix)


def _divisions(city: City) -> Choices:
    entries = tuple(Choice(division.code, division.name) for division in city.divisions)
    whole = (Choice(city.code, "全市"), Choice(city.code, city.name))
    return Choices(
        listing="divisions", entries=(*entries, *whole), suffix="自治县|自治旗|区|县|市|旗",
        prefix=_above(city),
    )  # fmt: skip


def _streets(city: City) -> Choices:
    entries = tuple(
        Choice(street.code, street.name, division.code)
        for division in city.divisions
        for street in division.streets
    )
    divisions = "|".join(re.escape(plain(division.name)) for division in city.divisions)
    return Choices(
        listing="streets", entries=entries, suffix="街道办事处|街道办|街道|(?:.族)?乡|(?:.族)?镇",
        prefix=f"(?:{_above(city)})(?:{divisions})?",
    )  # fmt: skip


def _above(city: City) -> str:
    province, name = re.escape(plain(city.province)), re.escape(plain(city.name))
    return f"(?:{province})?(?:{name})?"


_STATUS = Choices(
    listing="",
    entries=(
        Choice("published", "已发布"), Choice("published", "发布"), Choice("published", "招募中"),
        Choice("closed", "提前截止"), Choice("closed", "已截止"),
        Choice("cancelled", "已取消"), Choice("cancelled", "取消"),
    ),
)  # fmt: skip
_SPIRIT = Choices(
    listing="",
    entries=(
        Choice("dedication", "奉献"), Choice("friendship", "友爱"),
        Choice("mutual-aid", "互助"), Choice("progress", "进步"),
    ),
)  # fmt: skip
_STATION = Choices(
    listing="",
    entries=(
        Choice("kiosk", "志愿服务岗亭"), Choice("kiosk", "岗亭"),
        Choice("community", "社区志愿服务站"), Choice("community", "社区服务站"),
        Choice("venue", "活动场所"),
    ),
)  # fmt: skip
