"""CSV for spreadsheets (RFC 4180): UTF-8 with a mark at its beginning, or Excel guesses wrong."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from plugins.feeds.plain import one_line
from plugins.feeds.words import DEMO, Head, Notice
from scripts.records import Session
from scripts.rules.opening_state import LABELS, places_left

MARK = "\ufeff"
COLUMNS = (
    "编号", "场次", "标题", "状态", "开始日期", "开始时间", "结束日期", "结束时间",
    "地区", "街道乡镇", "地点", "地址", "经度", "纬度",
    "需要人数", "剩余名额", "服务类别", "服务对象", "组织",
    "报名截止", "报名网址", "志愿者保险", "网页", "内容更新",
)  # fmt: skip
_BEGIN_FORMULAS = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
"""What spreadsheets take for a formula at a text's beginning (OWASP, CSV Injection)."""


def row(notice: Notice, session: Session) -> str:
    """Write a session."""
    mark = ("",) if notice.indexes.portal.demo else ()
    return _line((*_what(notice, session), *_where(notice, session), *_who(notice, session), *mark))


def table(head: Head, rows: Iterable[str]) -> tuple[str, ...]:
    """Put a table together; a demo says so above an empty last column."""
    columns = (*COLUMNS, DEMO) if head.indexes.portal.demo else COLUMNS
    return (MARK, _line(columns), *rows)


def safe(value: str | float | None) -> str:
    """Return a cell: a text that a spreadsheet would calculate begins with an apostrophe."""
    if not isinstance(value, str):
        return "" if value is None else str(value)
    flat = one_line(value)
    return f"'{flat}" if flat.startswith(_BEGIN_FORMULAS) else flat


def _line(cells: Sequence[str | float | None]) -> str:
    written = StringIO()
    csv.writer(written, lineterminator="\r\n").writerow(map(safe, cells))
    return written.getvalue()


def _what(notice: Notice, session: Session) -> tuple[str | None, ...]:
    opening = notice.opening
    return (
        opening.id, session.id, opening.title, LABELS[notice.entry.state],
        session.start_date.isoformat(), session.start_time,
        session.end_date.isoformat(), session.end_time,
    )  # fmt: skip


def _where(notice: Notice, session: Session) -> tuple[str | float | None, ...]:
    names = notice.indexes.names
    street = session.street and names.streets.get(session.street, session.street)
    return (
        names.division(session.division or notice.opening.division), street,
        session.place, session.address, session.longitude, session.latitude,
    )  # fmt: skip


def _who(notice: Notice, session: Session) -> tuple[str | float | None, ...]:
    opening, names = notice.opening, notice.indexes.names
    deadline, updated = opening.sign_up_deadline, opening.updated_at
    insured = {True: "有", False: "没有", None: None}[opening.insured]
    return (
        session.needed, places_left(session),
        "".join(notice.categories), "".join(names.people(opening.service_object)),
        notice.organization,
        f"{notice.indexes.clock.local(deadline):%Y-%m-%d %H:%M}" if deadline else None,
        opening.sign_up_url, insured, notice.url,
        f"{notice.indexes.clock.local(updated):%Y-%m-%d}" if updated else None,
    )  # fmt: skip
