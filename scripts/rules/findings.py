"""What a published record still owes the public: findings, never crashes.

The duties of a recruitment notice come from 志愿服务条例 art. 12 (risks), 15–17 (age, skill,
training, insurance) and from the practice of city platforms. A page says 未提供 for each
missing one; the report names it for the office.
"""

from collections.abc import Callable, Collection, Iterator

from scripts.records import (
    Award,
    City,
    Opening,
    Organization,
    Project,
    Recognition,
    Record,
    Session,
    StarRule,
    Station,
)
from scripts.rules.finding import Finding
from scripts.rules.honor_findings import award_findings, recognition_findings, star_rule_findings
from scripts.rules.personal_numbers import personal_numbers

TITLE_LIMIT = 30
"""Characters of a notice's title, in the practice of city platforms."""


def findings(
    record: Record, city: City, star_rules: Collection[StarRule] = ()
) -> Iterator[Finding]:
    """Yield everything the record's type owes and this record lacks.

    A recognition is judged by `star_rules`: all that there are.
    """
    yield from _unknown_codes(record, city)
    yield from _pictures(record)
    if isinstance(record, Recognition):
        yield from recognition_findings(record, star_rules)
    yield from _office_phone(record)
    for kind, check in _CHECKS:
        if isinstance(record, kind):
            yield from check(record)


def _pictures(record: Record) -> Iterator[Finding]:
    for index, picture in enumerate(getattr(record, "pictures", ())):
        if picture.file is None:
            yield Finding(
                "picture-file", "warning", f"pictures[{index}]",
                "图片没有取用：应为 12 MB 以内的 JPEG、PNG 或 WebP，摘要与文件相符，请重新上传",
            )  # fmt: skip


def _missing(record: Record, duties: dict[str, str]) -> Iterator[Finding]:
    for field, message in duties.items():
        if getattr(record, field) in (None, "", ()):
            yield Finding(f"missing-{field.replace('_', '-')}", "warning", field, message)


def _office_phone(record: Record) -> Iterator[Finding]:
    for number in personal_numbers(getattr(record, "office_phone", None) or ""):
        if number.kind == "手机号":
            yield Finding(
                "mobile-as-office-phone", "warning", "office_phone",
                f"办公电话写的是手机号 {number.masked}，会公开；请换成单位的固定电话",
            )  # fmt: skip
            return


_OPENING_DUTIES = {
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


def _opening(opening: Opening) -> Iterator[Finding]:
    yield from _missing(opening, _OPENING_DUTIES)
    if opening.lang is None and len(opening.title) > TITLE_LIMIT:
        yield Finding(
            "title-length", "warning", "title",
            f"标题有 {len(opening.title)} 个字，请缩到 {TITLE_LIMIT} 个字以内",
        )  # fmt: skip
    if opening.status == "cancelled" and not opening.cancellation_reason:
        yield Finding(
            "missing-cancellation-reason", "warning", "cancellation_reason",
            "已取消但没有写原因，请写明",
        )  # fmt: skip
    for index, session in enumerate(opening.sessions):
        yield from _session(session, f"sessions[{index}]")


def _session(session: Session, at: str) -> Iterator[Finding]:
    if (session.end_date, session.end_time or "24:00") < (
        session.start_date, session.start_time or "00:00",
    ):  # fmt: skip
        yield Finding("session-order", "warning", f"{at}.end_date", "结束早于开始，请改正")
    if session.start_time is None or session.end_time is None:
        yield Finding("session-time", "warning", f"{at}.start_time", "起止时间请写到分钟")
    if not session.address:
        yield Finding("session-address", "warning", f"{at}.address", "请写带门牌号的地址")
    if session.needed is None:
        yield Finding("session-needed", "warning", f"{at}.needed", "请写需要多少人")
    elif session.confirmed is None:
        yield Finding(
            "session-confirmed", "warning", f"{at}.confirmed",
            "没有写已确认多少人，网站不能说还有几个名额；还没有人也请写 0",
        )  # fmt: skip


def _organization(organization: Organization) -> Iterator[Finding]:
    yield from _missing(
        organization,
        {
            "kind": "没有写组织类型，请选一个",
            "description": "没有写组织简介，请写一两句",
            "office_phone": "没有写办公电话，请填单位的公开电话",
        },
    )


def _project(project: Project) -> Iterator[Finding]:
    yield from _missing(
        project,
        {
            "category": "没有写服务类别，请选一个",
            "service_object": "没有写服务对象，请至少选一个",
            "description": "没有写项目介绍，请写一两句",
            "period": "没有写起止日期，请写明",
        },
    )


def _station(station: Station) -> Iterator[Finding]:
    yield from _missing(
        station,
        {
            "street": "没有写所在街道（乡镇），请选一个",
            "address": "没有写地址，请写带门牌号的地址",
            "open_hours": "没有写开放时间，请写明",
            "services": "没有写提供的服务，请至少写一项",
            "office_phone": "没有写办公电话，请填单位的公开电话",
        },
    )


_CHECKS: tuple[tuple[type[Record], Callable[..., Iterator[Finding]]], ...] = (
    (Opening, _opening),
    (Organization, _organization),
    (Project, _project),
    (Station, _station),
    (StarRule, star_rule_findings),
    (Award, award_findings),
)


def _unknown_codes(record: Record, city: City) -> Iterator[Finding]:
    lists = {
        "category": {entry.code for entry in city.categories},
        "service_object": {entry.code for entry in city.service_objects},
        "fields": {entry.code for entry in city.categories},
        "kind": {entry.code for entry in city.organization_kinds},
        "street": {street.code for d in city.divisions for street in d.streets},
    }
    if isinstance(record, Station):
        del lists["kind"]
    for field, known in lists.items():
        value = getattr(record, field, None) or ()
        for code in (value,) if isinstance(value, str) else value:
            if code not in known:
                yield Finding(
                    f"unknown-{field.replace('_', '-')}", "warning", field,
                    f"代码 {code} 不在 city.yaml 的清单中，请改用清单中的代码",
                )  # fmt: skip
