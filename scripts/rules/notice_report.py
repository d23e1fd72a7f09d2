"""What the linter says of the notices that are public, for the office, by organization. Pure.

Ended notices are counted, not listed: nobody is asked to mend what is over, nor blamed for it.
"""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple
from zoneinfo import ZoneInfo

from scripts.records import City, Opening
from scripts.rules.finding import Finding
from scripts.rules.findings import findings
from scripts.rules.markdown_text import plain
from scripts.rules.notice_places import place_name
from scripts.rules.opening_state import is_over
from scripts.rules.rulebook import RULES

_COUNTS = "## 概况"
_TITLE = 24
"""Characters of a title that a line shows."""
FILE = "notices.md"
"""The report's name below var/reports/."""


class Noted(NamedTuple):
    """A notice with what is to be said of it."""

    opening: Opening
    findings: tuple[Finding, ...]

    def count(self, severity: str) -> int:
        """Tell how many findings weigh so much."""
        return sum(one.severity == severity for one in self.findings)


_HOW_ERRORS_WEIGH = (
    "“必须改”的规则由 city.yaml 规定：新的招募信息不改好就不公开；已经公开的留着，"
    "修改、取消、截止和撤回照样生效。"
)
Judged = tuple[Opening, tuple[Finding, ...]]
"""A public notice, and what is to be said of it."""


@dataclass(frozen=True, kw_only=True)
class NoticeReport:
    """The public notices as the linter sees them at a moment."""

    city: City
    now: dt.datetime
    organizations: Mapping[str, str]
    """Names by id."""
    noted: Sequence[Noted]
    """Those that are still to come or going on, with findings."""
    looked_at: int
    ended: int
    """Of these, those that are over."""

    @property
    def errors(self) -> int:
        """How many findings are errors where they stand."""
        return sum(one.count("error") for one in self.noted)

    @property
    def warnings(self) -> int:
        """How many are only told."""
        return sum(one.count("warning") for one in self.noted)

    @property
    def summary(self) -> str:
        """How many notices were looked at, and what came of it, in a sentence."""
        return (
            f"看了 {self.looked_at} 条，其中 {self.ended} 条已结束，不再列出；"
            f"{len(self.noted)} 条有要处理的地方：必须改 {self.errors} 处，"
            f"请补充或核对 {self.warnings} 处"
        )

    def warning(self, path: object) -> str:
        """Say in a sentence that something must be mended; `path` is where all of it stands."""
        return f"招募信息有 {self.errors} 处必须改的问题，按组织列在 {path}"

    def lines(self, shown: Callable[[str], str] = str) -> Iterator[str]:
        """Yield `record: place: rule: what is wrong, what to do`, by organization.

        `shown` turns what people wrote into what the medium shows as it is.
        """
        by_owner: dict[str, list[Noted]] = {}
        for one in self.noted:
            by_owner.setdefault(one.opening.organization, []).append(one)
        for owner in sorted(by_owner, key=lambda key: (self._weight(by_owner[key]), key)):
            yield from self._organization(owner, by_owner[owner], shown)

    def _weight(self, noted: Iterable[Noted]) -> tuple[int, int]:
        """Order: the most errors first, then the most warnings."""
        known = tuple(noted)
        return -sum(one.count("error") for one in known), -sum(len(one.findings) for one in known)

    def _organization(
        self, owner: str, noted: Sequence[Noted], shown: Callable[[str], str]
    ) -> Iterator[str]:
        errors = sum(one.count("error") for one in noted)
        warnings = sum(one.count("warning") for one in noted)
        name = self.organizations.get(owner, owner)
        yield f"### {shown(name)}（{owner}）：必须改 {errors} 处，请补充或核对 {warnings} 处"
        yield ""
        for one in noted:
            title = shown(_short(one.opening.title))
            for said, place in _at_once(one.findings):
                mark = "【必须改】" if said.severity == "error" else ""
                what = f"{one.opening.id} {title}: {place}: {said.rule}: {shown(said.message)}"
                yield f"- {mark}{what}"
        yield ""

    def text(self) -> str:
        """Return the whole report as Markdown."""
        return "\n".join((*self._head(), *self.lines(plain), *self._rules())) + "\n"

    def _head(self) -> Iterator[str]:
        yield from (
            f"# 招募信息检查：{self.city.name}", "",
            f"{self.now:%Y-%m-%d %H:%M} 的已公开内容。", "", _COUNTS, "",
            f"{self.summary}。", "",
        )  # fmt: skip
        if not self.noted:
            return
        yield from (_HOW_ERRORS_WEIGH, "", "## 按组织", "")

    def _rules(self) -> Iterator[str]:
        told = sorted({said.rule for one in self.noted for said in one.findings})
        if not told:
            return
        yield from (
            "## 这些规则是什么意思",
            "",
            "| 规则 | 要求 | 说明 | 依据 |",
            "|---|---|---|---|",
        )
        for rule in told:
            known = RULES[rule]
            yield f"| `{rule}` | {known.what} | {known.why or known.what} | {known.source} |"
        yield ""


def _short(title: str) -> str:
    return title if len(title) <= _TITLE else f"{title[:_TITLE]}…"


def _at_once(said: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Yield each thing that is said once, with its place: 第 1 个场次：地址 等 3 处."""
    alike: dict[tuple[str, str], list[Finding]] = {}
    for one in said:
        alike.setdefault((one.rule, one.message), []).append(one)
    for first, *more in alike.values():
        place = place_name(first.field)
        yield first, f"{place} 等 {1 + len(more)} 处" if more else place


def says_the_same(one: str, other: str) -> bool:
    """Tell whether two reports say the same of the notices, whenever they were written."""
    return one.partition(_COUNTS)[2] == other.partition(_COUNTS)[2]


def judged(openings: Iterable[Opening], city: City) -> Iterator[Judged]:
    """Yield public notices with their findings."""
    return ((one, tuple(findings(one, city))) for one in openings)


def notice_report(
    found: Iterable[Judged],
    organizations: Mapping[str, str],
    city: City,
    now: dt.datetime,
) -> NoticeReport:
    """Sum up public notices and their findings. `organizations` are their names by id."""
    known = sorted(found, key=lambda one: one[0].id)
    zone = ZoneInfo(city.timezone)
    current = [(one, said) for one, said in known if not is_over(one, now, zone)]
    noted = (Noted(one, _in_order(said)) for one, said in current)
    return NoticeReport(
        city=city,
        now=now,
        organizations=organizations,
        noted=tuple(one for one in noted if one.findings),
        looked_at=len(known),
        ended=len(known) - len(current),
    )


def _in_order(said: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(said, key=lambda one: (one.severity != "error", one.rule, one.field)))
