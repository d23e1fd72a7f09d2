"""Weibo and SMS texts that staff wrote fit, link and all, into what they are for."""

from collections.abc import Iterator

from scripts.check.written.desk import Desk
from scripts.rules.manuscript.reading import Manuscript
from scripts.rules.problem import Problem, Rule
from scripts.rules.short_texts import (
    SMS_MOST_PARTS,
    SMS_PART,
    WEIBO_LIMIT,
    Told,
    sms_length,
    sms_parts,
    sms_text,
    weibo_length,
    weibo_text,
)

WEIBO = Rule(
    "weibo-long",
    f"微博文字连同链接不超过 {WEIBO_LIMIT} 个字（两个字母或数字算一个字）",
    "删短 weibo 这一项；不写的话，会用标题和摘要自动生成",
)
SMS = Rule(
    "sms-long",
    f"短信文字连同签名和链接不超过 {SMS_MOST_PARTS} 条（{SMS_MOST_PARTS * SMS_PART} 个字）",
    "删短 sms 这一项；不写的话，会用标题和摘要自动生成",
)


def check(manuscript: Manuscript, desk: Desk) -> Iterator[Problem]:
    """Yield each of the two texts that is too long."""
    told = _told(manuscript, desk)
    if told.weibo and (length := weibo_length(weibo_text(told))) > WEIBO_LIMIT:
        found = f"微博文字有 {length} 个字"
        yield WEIBO.broken(manuscript.path, manuscript.line_of("weibo"), found)
    if told.sms and sms_parts(text := sms_text(told)) > SMS_MOST_PARTS:
        found = f"短信有 {sms_length(text)} 个字，要分 {sms_parts(text)} 条"
        yield SMS.broken(manuscript.path, manuscript.line_of("sms"), found)


def _told(manuscript: Manuscript, desk: Desk) -> Told:
    entries = manuscript.entries

    def text(name: str) -> str:
        value = entries.get(name)
        return value if isinstance(value, str) else ""

    return Told(
        title=text("title"),
        summary=text("summary"),
        link=f"{desk.base_url}/story/{text('slug')}/",
        sign=desk.city.site_name,
        demo=entries.get("demo") is True,
        weibo=text("weibo") or None,
        sms=text("sms") or None,
    )
