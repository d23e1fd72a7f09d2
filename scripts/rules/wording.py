"""What a notice's words say that a notice shouldn't: phrases, clause by clause. Pure.

The strictest platforms refuse these (practice), and 条例 art. 15 and 25 are behind some. A
phrase counts only in a clause without a word that turns it: 助餐 for old people is service, a
dinner of the team is none. tests/rules/wording_table.yaml has the examples.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from scripts.rules.finding import Finding
from scripts.rules.rulebook import found

_CLAUSE = re.compile(r"[^，。；！？,;!?\n]+")
_NUMBER = "[0-9０-９一二三四五六七八九十百两]"
_FEES = "活动费|报名费|材料费|服装费|参与费|会费|培训费|保险费|工本费|餐费|押金|保证金"
_HELPED = "老人|长者|孤寡|空巢|独居|留守|孩子|儿童|青少年|学生|残障|困难"
_SEX = "[男女](?:性|生|士)?"


class Phrase(NamedTuple):
    """A pattern that breaks a rule; what turns it; the fields it is looked for in."""

    rule: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str]
    advice: str
    fields: frozenset[str] = frozenset()
    """Empty: in all of them."""


def _phrase(rule: str, pattern: str, unless: str, advice: str, *fields: str) -> Phrase:
    return Phrase(rule, re.compile(pattern), re.compile(unless), advice, frozenset(fields))


_MEETING = "这像是开会，不是志愿服务；确是为会议服务的，请写明做什么"
_FEE = "像是向志愿者收费，志愿服务不能收费，请改正；主办方承担的请写明“费用全免”"
_GENDER = "像是限了性别，没有合法理由的请删去；有的请把理由写进参加条件"
_CONDITIONS = ("requirements.health", "requirements.skills")

PHRASES = (
    _phrase(
        "meeting-as-service",
        r"(?:总结|表彰|换届|动员|工作|座谈|理事|年度|年|例)(?:大)?会(?:议)?(?:的?通知)?\s*$",
        "协助|引导|服务|保障|秩序|布置", _MEETING, "title",
    ),
    _phrase(
        "meeting-as-service",
        r"召开(?!期间|前|后|当天)\S{0,15}(?:会议|大会|年会|例会|座谈会|总结会|换届会|表彰会)",
        "协助|引导|布置|保障|维护|维持|翻译|讲解|接待|会务", _MEETING, "description",
    ),
    _phrase(
        "dinner-as-service", "聚餐|会餐|晚宴|酒会|宴会",
        f"{_HELPED}|劝|宣传|提醒|光盘|安全|驾|慰问", "聚餐不算志愿服务，请删去或另行通知",
        "title", "description",
    ),
    _phrase(
        "team-building",
        r"(?<![党群青社])团建(?!设)|团队建设活动|户外拓展|(?:员工|职工|队员|队伍)\S{0,4}拓展",
        f"不是|并非|{_HELPED}", "团建不算志愿服务，请删去或另行通知", "title", "description",
    ),
    _phrase(
        "commerce",
        "(?:新品|产品)(?:推介|推广|发布|展销)|促销|推销|代理商|招商|加盟|会员卡|优惠券|特价|扫码下单",
        "防|骗|识破|抵制|劝阻|不得|禁止|反|助农|义卖|公益",
        "像是经营活动，不能当作志愿服务，请删去", "title", "description",
    ),
    _phrase(
        "fee",
        rf"(?:每人|每位|需要?|须|应|请|自行|先|统一){{1,3}}(?:交纳?|缴纳?|付|支付|收取?)"
        rf"\S{{0,8}}(?:{_FEES}|{_NUMBER}\s*[元块])"
        rf"|收取\S{{0,6}}(?:费|押金|保证金)"
        rf"|(?:{_FEES})用?[:：为]?(?:人民币)?\s*{_NUMBER}+\s*[元块]"
        rf"|(?<!交通)(?<!食宿)(?<!往返)(?<!住宿)(?<!餐饮)费用?(?:由志愿者|由本人)?(?:自理|自付|自行承担)"
        r"|(?<![A-Za-z])AA\s*制",
        "不|免|无需|无须|拒绝|反对|抵制|防范|谨防|帮|教|协助|引导|提醒|退费|申请|交通费|路费",
        _FEE,
    ),
    _phrase(
        "gender-condition",
        rf"(?:仅限?|只限?|专)(?:招募?|收|要|面向)?\s*(?:{_NUMBER}+\s*[名位个])?\s*[男女](?:性|生|士|青年|志愿者)"
        r"(?!居民|群众|家长|读者|听众|学员|患者)"
        r"|(?<![不仅只])限[男女](?:性|生|士)?(?!童|孩|婴|居民|群众)"
        rf"|{_SEX}(?:志愿者)?优先"
        rf"|(?:招募|招|需要?)\s*(?:{_NUMBER}+\s*[名位个])?{_SEX}志愿者"
        rf"|(?<![男女]){_SEX}志愿者\s*{_NUMBER}+\s*[名位人]"
        r"|性别(?:要求)?\s*[:：为限]+\s*[男女](?![女男])",
        "不限|均可|都可|男女", _GENDER,
    ),
    _phrase(
        "gender-condition", r"^\s*[男女]性?\s*$", "不限", _GENDER, *_CONDITIONS,
    ),
    _phrase(
        "looks-condition",
        r"形象(?:气质)?(?:好|佳|良好|较好|出众|姣好)|气质(?:好|佳|良好|出众)|五官端正"
        r"|(?:相貌|容貌|长相|外貌|外形)(?:条件)?(?:端正|出众|姣好|好|佳)"
        r"|身高(?:要求|须|应|在|不低于|达到)*\s*[:：]?\s*[0-9.．]+\s*(?:cm|CM|厘米|公分|米|m)(?!以下|的)"
        r"|身材(?:匀称|苗条|好|高挑)|体[型形](?:匀称|好)",
        "儿童|免票|不要求|不限", "相貌、身高不能作参加的条件，请删去",
    ),
)  # fmt: skip


def wording(texts: Iterator[tuple[str, str]]) -> Iterator[Finding]:
    """Yield one finding for each rule and field that the texts (field, text) break."""
    for field, text in texts:
        told: set[str] = set()
        plain = field.partition("[")[0]
        for phrase in PHRASES:
            fits = not phrase.fields or plain in phrase.fields
            if fits and phrase.rule not in told and (words := _said(text, phrase)):
                told.add(phrase.rule)
                yield found(phrase.rule, field, f"写着“{words}”，{phrase.advice}")


def _said(text: str, phrase: Phrase) -> str | None:
    """Return the words that break the rule, where no word of their clause turns them."""
    for clause in _CLAUSE.findall(text):
        broken = phrase.pattern.search(clause)
        if broken and not phrase.unless.search(clause):
            return broken[0].strip()
    return None
