"""What a recruitment notice still owes the public, and what is doubtful in it.

条例 art. 12 (true, accurate, complete; the risks), 15–17 (age, skill, training, insurance), and
what the strictest platforms refuse (practice).
"""

import datetime as dt
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from scripts.records import City, Opening, Session
from scripts.rules.finding import Finding
from scripts.rules.missing import missing
from scripts.rules.notice_doubts import doubts
from scripts.rules.opening_state import last_end
from scripts.rules.rulebook import found
from scripts.rules.substance import (
    description_findings,
    has_number,
    is_official,
    is_remote,
    says_no_risk,
)
from scripts.rules.wording import wording

TITLE_LIMIT = 30
"""Characters of a notice's title, in the practice of city platforms."""

LONGEST = dt.timedelta(days=366)
"""From the first day of a notice to its last."""

_WHOLE_DAY = {("00:00", "00:00"), ("00:00", "23:59")}
"""Times that a form fills in by itself, which say nothing."""

_DUTIES = {
    "category": "没有写服务类别，请选一个",
    "service_object": "没有写服务对象，请至少选一个",
    "description": "没有写服务内容，请说明要做什么",
    "sign_up_deadline": "没有写报名截止时间，请写到分钟",
    "sign_up_url": "没有写官方报名网址，请填官方平台上的地址",
    "insured": "没有写是否有志愿者保险（条例第十七条），请写明",
    "risks": "没有写可能发生的风险（条例第十二条），没有明显风险也请写明",
    "protection": "没有写安全保障措施，请写明",
    "hours_credited": "没有写记录多少服务时长，请写小时数",
    "leader_role": "没有写领队的职责，请写明",
    "office_phone": "没有写办公电话，请填单位的公开电话",
    "updated_at": "没有写内容更新时间",
    "requirements": "没有写参加条件（条例第十五条），不限也请写明",
}


def notice_findings(opening: Opening, city: City, *, first: bool) -> Iterator[Finding]:
    """Yield everything that a notice lacks, and everything doubtful in it.

    `first` tells that it was never public: only then may its last change show a late entry.
    """
    yield from missing(opening, _DUTIES)
    yield from _head(opening)
    for index, session in enumerate(opening.sessions):
        yield from session_findings(session, f"sessions[{index}]", opening.lang)
    yield from _time(opening, ZoneInfo(city.timezone), first=first)
    yield from doubts(opening, ZoneInfo(city.timezone))
    hosts = city.sign_up.hosts
    if hosts and opening.sign_up_url and not is_official(opening.sign_up_url, hosts):
        yield found(
            "sign-up-host", "sign_up_url",
            f"报名网址不在官方系统（{'、'.join(hosts)}）内，请改用{city.sign_up.name}上的地址",
        )  # fmt: skip
    if opening.lang is None:
        yield from _texts(opening)


def _head(opening: Opening) -> Iterator[Finding]:
    if opening.lang is None and len(opening.title) > TITLE_LIMIT:
        yield found(
            "title-length", "title",
            f"标题有 {len(opening.title)} 个字，请缩到 {TITLE_LIMIT} 个字以内",
        )  # fmt: skip
    if opening.status == "cancelled" and not opening.cancellation_reason:
        yield found(
            "missing-cancellation-reason", "cancellation_reason", "已取消但没有写原因，请写明"
        )


def session_findings(
    session: Session, at: str, lang: str | None, *, online: bool = False
) -> Iterator[Finding]:
    """Yield what a session lacks; one that is held online needs no address."""
    times = session.start_time or "00:00", session.end_time or "24:00"
    if (session.end_date, times[1]) < (session.start_date, times[0]):
        yield found("session-order", f"{at}.end_date", "结束早于开始，请改正")
    if session.start_time is None or session.end_time is None:
        yield found("session-time", f"{at}.start_time", "起止时间请写到分钟")
    elif times in _WHOLE_DAY:
        said = f"{times[0]} 到 {times[1]} 不是真实的起止时间，请写到分钟"
        yield found("session-time", f"{at}.start_time", said)
    if online or is_remote(session.place, session.address):
        pass
    elif not session.address:
        yield found("session-address", f"{at}.address", "请写带门牌号的地址")
    elif not has_number(session.address, lang):
        yield found("address-number", f"{at}.address", "地址里没有门牌号，请写到几号或几栋")
    yield from _places(session, at)


def _places(session: Session, at: str) -> Iterator[Finding]:
    if session.needed is None:
        yield found("session-needed", f"{at}.needed", "请写需要多少人")
    elif session.confirmed is None:
        yield found(
            "session-confirmed", f"{at}.confirmed",
            "没有写已确认多少人，网站不能说还有几个名额；还没有人也请写 0",
        )  # fmt: skip


def _time(opening: Opening, zone: ZoneInfo, *, first: bool) -> Iterator[Finding]:
    begin = min(session.start_date for session in opening.sessions)
    last = max(session.end_date for session in opening.sessions)
    if last - begin > LONGEST:
        yield found(
            "session-span", "sessions", f"从 {begin} 到 {last}，超过一年，请分年度发布"
        )  # fmt: skip
    if _entered_afterwards(opening, zone, first=first):
        yield found(
            "past-as-new", "sessions",
            f"活动到 {last} 已经结束，之后才录入，请不要补录；确是当时招募的，请填写活动总结",
        )  # fmt: skip


def _entered_afterwards(opening: Opening, zone: ZoneInfo, *, first: bool) -> bool:
    """Tell whether a notice was first written when all was over, as far as it shows.

    Whoever adds what came of it (afterwards), cancels or corrects it later, is in the right; and
    what has been public is never blamed for being past.
    """
    if opening.status == "cancelled" or opening.afterwards or opening.version > 1:
        return False
    written = opening.publish_at or (opening.updated_at if first else None)
    return written is not None and written > last_end(opening, zone)


def _texts(opening: Opening) -> Iterator[Finding]:
    others = {"risks": opening.risks, "protection": opening.protection}
    if opening.description:
        yield from description_findings(opening.title, opening.description, others)
    if opening.risks and says_no_risk(opening.risks):
        yield found(
            "empty-risks", "risks",
            f"“{opening.risks}”没有说出任何风险，请写明可能遇到什么；没有明显风险的写明为什么",
        )  # fmt: skip
    yield from wording(_worded(opening))


def _worded(opening: Opening) -> Iterator[tuple[str, str]]:
    """Yield every text that says what is done, who may come and what it costs."""
    for field in ("title", "description", "gear", "allowance", "insurance_policy", "protection"):
        if text := getattr(opening, field):
            yield field, text
    asked = opening.requirements
    if asked is None:
        return
    if asked.health:
        yield "requirements.health", asked.health
    for field in ("skills", "training"):
        for text in getattr(asked, field):
            yield f"requirements.{field}", text
