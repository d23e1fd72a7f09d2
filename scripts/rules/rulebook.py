"""Every rule that a finding can name: what must be true, its default weight, its law.

The list is complete: a finding of another rule can't be made. `docs/findings.md` shows it, and
content/city.yaml may weigh each of them differently for each source (scripts/rules/severity.py).
By default nothing but an invalid record is held back: a page says 未提供, the office is told.
"""

from typing import NamedTuple

from scripts.rules.finding import Finding, Severity

_LAW = "《志愿服务条例》"
TRUE = f"{_LAW}第十二条（招募信息要真实、准确、完整）"
RISKS = f"{_LAW}第十二条（要说明可能发生的风险）"
FITNESS = f"{_LAW}第十五条（与年龄、知识、技能和身体状况相适应）"
INSURANCE = f"{_LAW}第十七条（有人身危险的要买保险）"
PRIVACY = f"{_LAW}第二十条（未经同意不得公开志愿者的信息）"
NO_PROFIT = f"{_LAW}第二十五条（不得以志愿服务名义营利）"
COMPLAINTS = f"{_LAW}第二十六条（受理投诉和举报）"


class Rule(NamedTuple):
    """What must be true of a record."""

    what: str
    basis: str = ""
    severity: Severity = "warning"


RULES: dict[str, Rule] = {
    "missing-category": Rule("写明服务类别"),
    "missing-service-object": Rule("写明服务对象"),
    "missing-description": Rule("写明服务内容（组织、项目写明介绍）", TRUE),
    "missing-sign-up-deadline": Rule("写明报名截止时间", TRUE),
    "missing-sign-up-url": Rule("写明官方报名网址"),
    "missing-insured": Rule("写明有没有志愿者保险", INSURANCE),
    "missing-risks": Rule("写明可能发生的风险", RISKS),
    "missing-protection": Rule("写明安全保障措施"),
    "missing-hours-credited": Rule("写明记录多少服务时长"),
    "missing-leader-role": Rule("写明领队的职责"),
    "missing-office-phone": Rule("写明办公电话"),
    "missing-updated-at": Rule("写明内容更新时间"),
    "missing-requirements": Rule("写明参加条件，不限也写明", FITNESS),
    "missing-cancellation-reason": Rule("取消的写明原因"),
    "missing-kind": Rule("写明组织类型"),
    "missing-period": Rule("写明项目的起止日期"),
    "missing-street": Rule("写明站点所在的街道（乡镇）"),
    "missing-address": Rule("写明站点的地址"),
    "missing-open-hours": Rule("写明站点的开放时间"),
    "missing-services": Rule("写明站点提供的服务"),
    "title-length": Rule("标题不超过 30 个字"),
    "mobile-as-office-phone": Rule("办公电话不写手机号", PRIVACY),
    "picture-file": Rule("图片要能取用"),
    "session-order": Rule("结束不早于开始", TRUE),
    "session-time": Rule("起止时间写到分钟", TRUE),
    "session-span": Rule("跨度不超过一年"),
    "session-address": Rule("每个场次写明地址", TRUE),
    "address-number": Rule("地址写到门牌号"),
    "session-needed": Rule("写明需要多少人"),
    "session-confirmed": Rule("写明已确认多少人"),
    "past-as-new": Rule("不补录已经结束的活动", TRUE),
    "thin-text": Rule("服务内容要写具体"),
    "repeated-text": Rule("文字不重复堆砌"),
    "sign-up-host": Rule("报名网址在官方系统内"),
    "meeting-as-service": Rule("会议不当作志愿服务", TRUE),
    "dinner-as-service": Rule("聚餐不当作志愿服务", TRUE),
    "team-building": Rule("团建不当作志愿服务", TRUE),
    "commerce": Rule("经营活动不当作志愿服务", NO_PROFIT),
    "fee": Rule("不向志愿者收费", NO_PROFIT),
    "gender-condition": Rule("没有合法理由不限性别", FITNESS),
    "looks-condition": Rule("不以相貌、身高为条件", FITNESS),
    "unknown-category": Rule("服务类别在 city.yaml 的清单中"),
    "unknown-service-object": Rule("服务对象在 city.yaml 的清单中"),
    "unknown-fields": Rule("服务领域在 city.yaml 的清单中"),
    "unknown-kind": Rule("组织类型在 city.yaml 的清单中"),
    "unknown-street": Rule("街道（乡镇）在 city.yaml 的清单中"),
    "star-steps": Rule("星级越高时数越多，每级一行"),
    "missing-document": Rule("星级标准写明出自哪份文件"),
    "no-star-rule": Rule("认定时要有生效的星级标准"),
    "rule-not-in-force": Rule("所用的标准当时已生效"),
    "unknown-star": Rule("星级在标准之中"),
    "hours-below-star": Rule("时数达到星级的标准"),
    "judged-after-notice": Rule("时数截止不晚于公示开始"),
    "notice-order": Rule("公示的结束不早于开始"),
    "notice-calendar": Rule("公示期数得出工作日"),
    "notice-too-short": Rule("公示满规定的工作日"),
    "missing-objection": Rule("写明怎样提出异议", COMPLAINTS),
    "granted-too-early": Rule("公示期满才认定"),
    "missing-reason": Rule("未予认定的写明原因"),
    "empty-decision": Rule("决定写明日期"),
    "missing-laureate": Rule("表彰写明授予谁"),
    "missing-deeds": Rule("表彰写明事迹"),
    "missing-granted-on": Rule("表彰写明授予的日期"),
    "missing-mode": Rule("写明培训的方式"),
    "missing-audience": Rule("写明培训的对象"),
    "missing-topics": Rule("写明培训的内容"),
    "missing-authority": Rule("服务承诺写明由谁制定"),
    "empty-commitment": Rule("服务承诺写明各方的权利和义务"),
    "supersedes-itself": Rule("服务承诺替代的是另一版"),
    "organization-circle": Rule("上级组织不绕成一圈"),
}


def found(rule: str, field: str, message: str) -> Finding:
    """Make a finding with the rule's default weight and its law."""
    known = RULES[rule]
    return Finding(rule, known.severity, field, message, known.basis)
