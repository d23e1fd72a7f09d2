"""Every rule that a finding can name: what must be true, why, its default weight, its source.

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
RECORD = f"{_LAW}第十九条（如实记录志愿服务情况）"
PRIVACY = f"{_LAW}第二十条（未经同意不得公开志愿者的信息）"
CONTACT = f"{PRIVACY}；《个人信息保护法》第二十五条（公开要单独同意）"
FREE_WILL = f"{_LAW}第二十五条（不得强行指派）"
NO_PROFIT = f"{_LAW}第二十五条（不得以志愿服务名义营利）"
COMPLAINTS = f"{_LAW}第二十六条（受理投诉和举报）"
STRICTEST = "做法：最严的城市平台（如 i志愿）不收"
AGE = "做法：未满 14 岁由监护人陪同"
OWN = "做法：本网站的约定"


class Rule(NamedTuple):
    """What must be true of a record."""

    what: str
    source: str = OWN
    why: str = ""
    """The explanation for people; empty where `what` says it all."""
    severity: Severity = "warning"

    @property
    def basis(self) -> str:
        """The law behind it; empty where it is practice."""
        return self.source if self.source.startswith("《") else ""


RULES: dict[str, Rule] = {
    "missing-category": Rule("写明服务类别", why="没有类别，按类别找的人看不到它。"),
    "missing-service-object": Rule("写明服务对象", why="人们按服务对象挑选，例如老年人、儿童。"),
    "missing-description": Rule(
        "写明服务内容（组织、项目写明介绍）", TRUE, "不知道做什么，就没法决定来不来。"
    ),
    "missing-sign-up-deadline": Rule(
        "写明报名截止时间", TRUE, "没有截止时间，网站只能等到活动开始才停止报名。"
    ),
    "missing-sign-up-url": Rule("写明官方报名网址", why="网站不收报名信息，没有网址就无处报名。"),
    "missing-insured": Rule("写明有没有志愿者保险", INSURANCE, "没有也要写明，让人心里有数。"),
    "missing-risks": Rule("写明可能发生的风险", RISKS, "招募时就要说，不能等到现场。"),
    "missing-protection": Rule("写明安全保障措施", why="说了风险，也要说怎么防。"),
    "missing-hours-credited": Rule("写明记录多少服务时长", why="志愿者要知道这次记几个小时。"),
    "missing-leader-role": Rule(
        "写明领队的职责", why="领队负责制：现场要有人负责；只写职责，不写姓名。"
    ),
    "missing-office-phone": Rule("写明办公电话", why="有疑问的人要能问到单位。"),
    "missing-updated-at": Rule("写明内容更新时间", why="读的人要知道这是什么时候的信息。"),
    "missing-requirements": Rule(
        "写明参加条件，不限也写明", FITNESS, "年龄、技能、身体有没有要求，都要说。"
    ),
    "missing-cancellation-reason": Rule("取消的写明原因", why="已报名的人有权知道为什么。"),
    "missing-kind": Rule("写明组织类型"),
    "missing-period": Rule("写明项目的起止日期"),
    "missing-street": Rule("写明站点所在的街道（乡镇）"),
    "missing-address": Rule("写明站点的地址"),
    "missing-open-hours": Rule("写明站点的开放时间"),
    "missing-services": Rule("写明站点提供的服务"),
    "title-length": Rule("标题不超过 30 个字", why="更长的标题在手机上看不全。"),
    "mobile-as-office-phone": Rule(
        "办公电话不写手机号", PRIVACY, "手机号多半是个人的，会被公开抓取。"
    ),
    "picture-file": Rule("图片要能取用", why="取不到的图片不显示。"),
    "session-order": Rule("结束不早于开始", TRUE, "多半是日期或钟点填反了。"),
    "session-time": Rule("起止时间写到分钟", TRUE, "“全天”不是真实的起止时间；网站按它截止报名。"),
    "session-span": Rule("跨度不超过一年", STRICTEST, "长期岗位请分年度发布。"),
    "session-address": Rule("每个场次写明地址", TRUE, "在线上或在家做的，地址写“线上”或“居家”。"),
    "address-number": Rule(
        "地址写到门牌号", STRICTEST, "写到几号、几栋或几组，第一次来的人才找得到。"
    ),
    "session-needed": Rule("写明需要多少人", why="没有人数，网站说不出还有没有名额。"),
    "session-confirmed": Rule("写明已确认多少人", why="没有人数，网站说不出还有几个名额。"),
    "past-as-new": Rule(
        "不补录已经结束的活动",
        RECORD,
        "活动结束以后才第一次发布的就是补录；公开过的不会因为过期被指出。",
    ),
    "thin-text": Rule("服务内容要写具体", STRICTEST, "写做什么、怎么做、和谁一起做。"),
    "repeated-text": Rule("文字不重复堆砌", STRICTEST, "同一句话写一遍就够，风险和保障分开写。"),
    "sign-up-host": Rule("报名网址在官方系统内", STRICTEST, "在别处报名，时长记不进官方系统。"),
    "meeting-as-service": Rule(
        "会议不当作志愿服务", STRICTEST, "为会议服务的，写明做什么就不会被指出。"
    ),
    "dinner-as-service": Rule(
        "聚餐不当作志愿服务", STRICTEST, "给老人做饭是服务，队员自己吃饭不是。"
    ),
    "team-building": Rule("团建不当作志愿服务", STRICTEST, "队员自己的游玩和拓展不是志愿服务。"),
    "commerce": Rule("经营活动不当作志愿服务", NO_PROFIT, "义卖、助农不算；推销、揽客算。"),
    "fee": Rule("不向志愿者收费", NO_PROFIT, "押金、服装费、保险费也算收费。"),
    "gender-condition": Rule(
        "没有合法理由不限性别", FITNESS, "条件要与服务相适应；服务对象是妇女、女童的不算。"
    ),
    "looks-condition": Rule(
        "不以相貌、身高为条件", FITNESS, "条件要与服务相适应，长相和服务无关。"
    ),
    "backfill": Rule(
        "不补录时长", RECORD, "时长按当天的服务如实记录；写明“不予补录”的不会被指出。"
    ),
    "sign-up-elsewhere": Rule(
        "只在官方系统报名", STRICTEST, "接龙、扫码填表、进群报名的，时长记不上，信息也会外泄。"
    ),
    "private-contact": Rule(
        "不写私人的联系方式", CONTACT, "手机号、微信号、QQ 号、私人邮箱都算；单位电话和公众号不算。"
    ),
    "forced": Rule(
        "不强迫参加", FREE_WILL, "不摊派、不扣分、不罚款；要求先培训、要监护人陪同的不算。"
    ),
    "danger-uninsured": Rule(
        "有人身危险的先买保险", INSURANCE, "风险里写着落水、坠落、火场等，保险却写“没有”。"
    ),
    "empty-risks": Rule(
        "风险要说出是什么", RISKS, "“注意安全”“后果自负”不是风险；没有明显风险的写明为什么。"
    ),
    "unfinished-text": Rule(
        "文字要写完再发布", STRICTEST, "待定、此处填写、××、见附件，都等于没有写。"
    ),
    "logo-picture": Rule(
        "图片不只是标志", STRICTEST, "只凭图片的说明判断；标志和二维码说不出做什么。"
    ),
    "deadline-after-end": Rule(
        "报名截止不晚于活动结束", TRUE, "活动结束了还能报名，多半是填错了。"
    ),
    "age-order": Rule("最大年龄不小于最小年龄", TRUE, "两个数多半填反了，没有人能参加。"),
    "child-without-guardian": Rule(
        "未满 14 岁的写明监护人陪同", AGE, "最小年龄低于 14 岁，就要勾选监护人陪同。"
    ),
    "hours-over-time": Rule("时长不超过各场次的时间", RECORD, "只记实际服务的时间，路上的不算。"),
    "unknown-category": Rule("服务类别在 city.yaml 的清单中", why="清单外的类别没有自己的列表页。"),
    "unknown-service-object": Rule(
        "服务对象在 city.yaml 的清单中", why="清单外的服务对象没有自己的列表页。"
    ),
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
    "missing-needs": Rule("需求写明需要什么"),
    "missing-survey": Rule("需求写明来自哪次调查"),
    "missing-valid-until": Rule("需求写明有效到哪天"),
    "valid-order": Rule("需求的有效期，结束不早于开始"),
    "missing-scope": Rule("调查写明范围"),
    "missing-method": Rule("调查写明方法"),
    "missing-results": Rule("调查写明结果"),
}


def found(rule: str, field: str, message: str) -> Finding:
    """Make a finding with the rule's default weight and its law."""
    known = RULES[rule]
    return Finding(rule, known.severity, field, message, known.basis)
