"""What contradicts itself in a notice, and what it shows that it shouldn't. Pure.

条例 art. 12 (true), 15 (fit for the age), 17 (insurance before danger), 19 (hours as they were)
and 20 (nothing of a person without consent).
"""

import datetime as dt
import re
from collections.abc import Iterator
from zoneinfo import ZoneInfo

from scripts.records import Opening
from scripts.rules.contacts import private_contact
from scripts.rules.finding import Finding
from scripts.rules.opening_state import ends_at, last_end, starts_at
from scripts.rules.private_number import texts
from scripts.rules.rulebook import found
from scripts.rules.wording import CLAUSE

GUARDED = 14
"""Years below which somebody comes with a guardian (practice)."""

_PROSE = (
    "title", "description", "insurance_policy", "risks", "protection", "leader_role", "allowance",
    "gear", "cancellation_reason", "requirements", "afterwards", "sessions",
)  # fmt: skip
"""The fields that hold what somebody wrote."""
_DANGER = re.compile(
    "落水|溺水|坠|触电|烧伤|扑救|火场|滑坡|落石|泥石流|塌|高空|机动车道|被车撞|车祸|交通事故"
    "|翻[车船]|迷路|冲走|洪水|中毒|毒气|爆炸|窒息|缺氧|雷击|踩踏|悬崖|失足|掉下去|落入水|采伐"
    "|高处\\S{0,2}[摔跌]|灭火|国道|被车"
)
_NO_DANGER = re.compile("没有|不会|不存在|无")
_LOGO = re.compile(
    r"(?:logo|[标標]志|标识|徽[标章]?|[会队校]标|二维码)(?:图[片案标]?|照片)?\s*$", re.IGNORECASE
)
_SEEN_BY_THE_WAY = re.compile("举|戴|挥|前|旁|下|贴|画|挂|穿|绣")


def doubts(opening: Opening, zone: ZoneInfo) -> Iterator[Finding]:
    """Yield what doesn't fit together in a notice, and private contacts in it."""
    yield from _deadline(opening, zone)
    yield from _ages(opening)
    yield from _hours(opening, zone)
    if opening.insured is False and (danger := _danger(opening.risks or "")):
        yield found(
            "danger-uninsured", "insured",
            f"风险里写着“{danger}”却没有保险；有人身危险的，先为志愿者买好保险再发布",
        )  # fmt: skip
    for number, picture in enumerate(opening.pictures):
        if _LOGO.search(picture.alt) and not _SEEN_BY_THE_WAY.search(picture.alt):
            yield found(
                "logo-picture", f"pictures[{number}]",
                f"图片像只是标志（“{picture.alt}”），请换成能看出做什么的照片",
            )  # fmt: skip
    yield from _contacts(opening)


def _deadline(opening: Opening, zone: ZoneInfo) -> Iterator[Finding]:
    end = last_end(opening, zone)
    if opening.sign_up_deadline and opening.sign_up_deadline > end:
        yield found(
            "deadline-after-end", "sign_up_deadline",
            f"报名截止晚于活动结束（{end:%Y-%m-%d %H:%M}），请改到活动开始以前",
        )  # fmt: skip


def _ages(opening: Opening) -> Iterator[Finding]:
    asked = opening.requirements
    if asked is None or asked.age_min is None:
        return
    if asked.age_max is not None and asked.age_max < asked.age_min:
        yield found(
            "age-order", "requirements.age_max",
            f"最大年龄 {asked.age_max} 小于最小年龄 {asked.age_min}，请改正",
        )  # fmt: skip
    if asked.age_min < GUARDED and not asked.guardian_required:
        yield found(
            "child-without-guardian", "requirements.guardian_required",
            f"{asked.age_min} 岁就能参加，请写明未满 {GUARDED} 岁的由监护人陪同",
        )  # fmt: skip


def _hours(opening: Opening, zone: ZoneInfo) -> Iterator[Finding]:
    if any(session.start_time is None or session.end_time is None for session in opening.sessions):
        return
    spans = (ends_at(one, zone) - starts_at(one, zone) for one in opening.sessions)
    whole = sum(spans, dt.timedelta()) / dt.timedelta(hours=1)
    if opening.hours_credited and opening.hours_credited > whole > 0:
        yield found(
            "hours-over-time", "hours_credited",
            f"记录 {opening.hours_credited:g} 小时，各场次合起来只有 {whole:g} 小时；"
            "请按实际服务时间写，路上的时间不算",
        )  # fmt: skip


def _danger(risks: str) -> str:
    for clause in CLAUSE.findall(risks):
        hit = _DANGER.search(clause)
        if hit and not _NO_DANGER.search(clause):
            return str(hit[0])
    return ""


def _contacts(opening: Opening) -> Iterator[Finding]:
    for field in _PROSE:
        for at, text in texts(getattr(opening, field), field):
            if told := private_contact(text, opening.office_phone or ""):
                yield found(
                    "private-contact", at,
                    f"写着私人的联系方式（{told}），会公开；请删去，只留单位的办公电话",
                )  # fmt: skip
