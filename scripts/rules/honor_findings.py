"""What star rules, recognitions and awards still owe the public.

That a 公示 lasts at least five working days, and offers a way to object, is the practice of
provinces such as 广东; how many days, a city's own star rule says.
"""

from collections.abc import Collection, Iterator
from itertools import pairwise

from scripts.records.award import Award
from scripts.records.recognition import NoticePeriod, Recognition
from scripts.records.star_rule import StarRule
from scripts.rules.finding import Finding
from scripts.rules.rulebook import found
from scripts.rules.stars import hours_needed, rule_in_force
from scripts.rules.working_days import is_working_day, working_days

LEAST_WORKING_DAYS = 5
"""Of a 公示, where no rule is in force."""


def star_rule_findings(rule: StarRule) -> Iterator[Finding]:
    """Yield what is wrong with a rule's steps, and what it doesn't say."""
    steps = sorted(rule.steps, key=lambda step: step.star)
    if any(low.star == high.star or low.hours >= high.hours for low, high in pairwise(steps)):
        yield found("star-steps", "steps", "每个星级只写一行，星级越高时数越多，请改正")
    if not rule.document:
        yield found("missing-document", "document", "没有写出自哪份文件，请写名称和文号")


def recognition_findings(
    recognition: Recognition, rules: Collection[StarRule]
) -> Iterator[Finding]:
    """Yield what is wrong with a recognition under the rules that there are."""
    rule = rule_in_force(rules, recognition.judged_on)
    yield from _star(recognition, rule)
    yield from _notice(recognition, rule)
    yield from _decision(recognition)
    if not recognition.objection_channel and not recognition.office_phone:
        yield found(
            "missing-objection",
            "objection_channel",
            "没有写怎样提出异议，请写受理单位的邮箱、地址或电话",
        )


def _star(recognition: Recognition, rule: StarRule | None) -> Iterator[Finding]:
    if rule is None:
        yield found(
            "no-star-rule",
            "judged_on",
            f"{recognition.judged_on} 没有生效的星级标准，请补录标准或核对日期",
        )
        return
    if recognition.rule and recognition.rule != rule.id:
        yield found(
            "rule-not-in-force",
            "rule",
            f"{recognition.judged_on} 生效的标准是 {rule.id}，不是 {recognition.rule}，请核对",
        )
    needed = hours_needed(rule, recognition.star)
    if needed is None:
        yield found("unknown-star", "star", f"标准 {rule.id} 没有 {recognition.star} 星，请核对")
    elif recognition.hours < needed:
        yield found(
            "hours-below-star",
            "hours",
            f"{recognition.star} 星要 {needed:g} 小时，只有 {recognition.hours:g} 小时，请核对",
        )


def _notice(recognition: Recognition, rule: StarRule | None) -> Iterator[Finding]:
    notice = recognition.notice
    least = rule.notice_days if rule else LEAST_WORKING_DAYS
    if notice.end < notice.start:
        yield found("notice-order", "notice.end", "公示的结束早于开始，请改正")
        return
    count = working_days(notice.start, notice.end)
    if count is None:
        yield found("notice-calendar", "notice", _unknown_year(notice, least))
    elif count < least:
        yield found(
            "notice-too-short",
            "notice.end",
            f"公示只有 {count} 个工作日，至少要 {least} 个（法定节假日和调休已算在内），请延长",
        )
    if recognition.judged_on > notice.start:
        yield found("judged-after-notice", "judged_on", "时数截止的日期晚于公示开始，请核对")


def _unknown_year(notice: NoticePeriod, least: int) -> str:
    unknown = notice.start if is_working_day(notice.start) is None else notice.end
    return (
        f"公示期涉及 {unknown.year} 年，程序里还没有那一年的放假和调休安排，数不出工作日；"
        f"请对照国务院办公厅的通知核对是否满 {least} 个，并更新 chinesecalendar"
    )


def _decision(recognition: Recognition) -> Iterator[Finding]:
    decision, notice = recognition.decision, recognition.notice
    if decision is None:
        return
    if decision.granted_on and decision.granted_on <= notice.end:
        yield found(
            "granted-too-early",
            "decision.granted_on",
            "认定的日期不晚于公示的最后一天；网站到公示结束才列入名录，请改正",
        )
    if decision.withdrawn_on and not decision.reason:
        yield found(
            "missing-reason",
            "decision.reason",
            "没有写未予认定的原因，请写明（不写姓名）",
        )
    if not decision.granted_on and not decision.withdrawn_on:
        yield found("empty-decision", "decision", "决定里没有日期，请写认定或未予认定的日期")


def award_findings(award: Award) -> Iterator[Finding]:
    """Yield what an award doesn't say."""
    if award.person is None and award.organization is None:
        yield found("missing-laureate", "person", "没有写授予谁，请填个人或组织")
    if not award.deeds:
        yield found("missing-deeds", "deeds", "没有写事迹，请写一两段")
    if award.granted_on is None:
        yield found("missing-granted-on", "granted_on", "没有写授予的日期，请写明")
