"""What a feed or calendar says of an opening: sentences that stay true wherever they are kept.

Whoever subscribes keeps a copy, so every date has its year, and nothing is said that only the
clock would make untrue without an absolute moment beside it.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from plugins.feeds.plain import one_line
from plugins.listings import offers
from plugins.listings.entries import UNKNOWN, Entry
from plugins.listings.indexes import Indexes
from plugins.pages import text
from scripts.records import Offer, Opening, Session, Training
from scripts.rules.opening_state import LABELS, State

DEMO = "演示，内容虚构"
CANCELLED = "已取消："
BEFORE_EVERYTHING = dt.datetime(1970, 1, 1, tzinfo=dt.UTC)
"""Stands for when a record changed, where the source doesn't say and a format must have it."""


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a list's file says of itself."""

    title: str
    page: str
    """Where the list stands, root-relative."""
    file: str
    """Where the file stands itself."""
    indexes: Indexes

    @property
    def marked(self) -> str:
        """The title; a demo's says that it is one."""
        return f"{self.title}（{DEMO}）" if self.indexes.portal.demo else self.title


@dataclass(frozen=True, kw_only=True)
class Announced:
    """An opening or a training, and all that a calendar's words are made with."""

    offer: Offer
    state: State
    indexes: Indexes

    @property
    def cancelled(self) -> bool:
        """Whether it won't take place."""
        return self.state is State.CANCELLED

    @property
    def title(self) -> str:
        """Its title; a cancelled one says so, for many programs don't show the status."""
        title = one_line(self.offer.title)
        return CANCELLED + title if self.cancelled else title

    @property
    def key(self) -> str:
        """What tells it from every other in a calendar: an opening's id, which holds no dot."""
        prefix = "training." if isinstance(self.offer, Training) else ""
        return prefix + self.offer.id

    @property
    def url(self) -> str:
        """The address of its page."""
        return self.indexes.portal.base_url + offers.url(self.offer)

    @property
    def organization(self) -> str | None:
        """The name of who offers it."""
        body = self.indexes.organizations.get(self.offer.organization)
        return one_line(body.name) if body else None

    @property
    def categories(self) -> tuple[str, ...]:
        """What it is about, as a list of none or one."""
        return ("培训",)

    @property
    def updated(self) -> dt.datetime:
        """When its content last changed, in the city's zone; never the clock."""
        known = self.offer.updated_at or self.offer.publish_at or BEFORE_EVERYTHING
        return known.astimezone(self.indexes.clock.zone)

    def moment(self, when: dt.datetime) -> str:
        """Return such as 2026年11月26日 18:00, in the city."""
        return text.moment(self.indexes.clock.local(when))

    def where(self, session: Session) -> str:
        """Return such as 河岸公园东门，河岸路 8 号，北湖区 · 涌泉街道."""
        names = self.indexes.names
        around = names.where(session.division or self.offer.division, session.street)
        known = (session.place, session.address, around)
        return "，".join(one_line(part) for part in known if part)

    def lines(self) -> Iterator[str]:
        """Yield what one must know before going."""
        yield f"组织：{self.organization or UNKNOWN}"
        if not self.cancelled:
            yield from _sign_up(self)
        yield from _contact(self)

    def when(self, session: Session) -> str:
        """Return such as 2026年11月28日（周六） 09:00–11:30."""
        first = text.full_day(session.start_date)
        if session.end_date == session.start_date:
            return f"{first} {text.time_range(session.start_time, session.end_time)}"
        last = text.full_day(session.end_date)
        ends = (first, session.start_time or "时间待定", "至", last, session.end_time)
        return " ".join(part for part in ends if part)


@dataclass(frozen=True, kw_only=True)
class Notice(Announced):
    """An opening."""

    offer: Opening
    entry: Entry

    @property
    def opening(self) -> Opening:
        """The record."""
        return self.offer

    @property
    def categories(self) -> tuple[str, ...]:
        """Its field of service, as a list of none or one."""
        return self.indexes.names.category(self.offer.category)

    def lines(self) -> Iterator[str]:
        """Yield what one must know before going, the risks above all."""
        return lines(self)


def notice(entry: Entry, indexes: Indexes) -> Notice:
    """Return an opening as it is announced."""
    return Notice(offer=entry.opening, state=entry.state, entry=entry, indexes=indexes)


def state(notice: Announced) -> str:
    """Say how things stand."""
    opening, found = notice.offer, notice.state
    if found is State.CANCELLED:
        reason = f"取消原因：{one_line(opening.cancellation_reason or UNKNOWN)}。"
        return f"这次{offers.notice(opening)}已取消，请不要前往。{reason}"
    said = [LABELS[found]]
    if found is State.SCHEDULED and opening.sign_up_opens:
        said.append(f"{notice.moment(opening.sign_up_opens)} 开始报名")
    if found in (State.OPEN, State.SCHEDULED) and opening.sign_up_deadline:
        said.append(f"{notice.moment(opening.sign_up_deadline)} 截止报名")
    return "，".join(said) + "。"


def lines(notice: Notice) -> Iterator[str]:
    """Yield what one must know before going: the same in every format."""
    opening = notice.opening
    yield f"组织：{notice.organization or UNKNOWN}"
    if not notice.cancelled:
        yield from _sign_up(notice)
    yield f"风险：{one_line(opening.risks or '') or UNKNOWN}"
    insured = {True: "有", False: "没有", None: UNKNOWN}[opening.insured]
    yield f"志愿者保险：{insured}"
    if opening.gear:
        yield f"自备：{one_line(opening.gear)}"
    yield from _contact(notice)


def _contact(notice: Announced) -> Iterator[str]:
    if notice.offer.office_phone:
        yield f"办公电话：{one_line(notice.offer.office_phone)}"
    if notice.indexes.portal.base_url:
        yield f"详情：{notice.url}"
    if notice.indexes.portal.demo:
        yield f"（{DEMO}）"


def _sign_up(notice: Announced) -> Iterator[str]:
    opening, official = notice.offer, notice.indexes.portal.city.sign_up
    if opening.status == "closed":
        yield "报名已截止"
        return
    if opening.sign_up_opens:
        yield f"开始报名：{notice.moment(opening.sign_up_opens)}"
    deadline = opening.sign_up_deadline
    yield f"报名截止：{notice.moment(deadline) if deadline else UNKNOWN}"
    yield f"报名：{opening.sign_up_url or f'{official.name} {official.url}'}"
