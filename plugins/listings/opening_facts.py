"""What a recruitment notice says, in the order a volunteer asks.

Whatever 条例 art. 12 and 15–17 ask for always stands there, as 未提供 where the record lacks
it; what is optional is left out.
"""

from collections.abc import Iterator, Sequence

from plugins.listings.facts import fact, known, person, phone, spirit, yes_or_no
from plugins.listings.names import Names
from plugins.listings.sessions import Clock
from plugins.pages import text
from plugins.pages.views import Fact, FactSection
from scripts.records import Opening
from scripts.records.opening import Afterwards, Requirements


def sections(
    opening: Opening,
    names: Names,
    clock: Clock,
    courses: Sequence[Fact] = (),
    promises: Sequence[Fact] = (),
) -> tuple[FactSection, ...]:
    """Return the sections of a notice, those without any fact left out.

    `courses` are the trainings that meet what it asks for, `promises` the commitment that applies.
    """
    found = (
        ("who", "谁可以参加", (*_whom(opening, names), *_conditions(opening))),
        ("bring", "准备和补贴", tuple(_bring(opening))),
        ("risk", "风险和保障", tuple(_risk(opening))),
        ("hours", "时长、领队和联系", tuple(_hours(opening))),
        ("ready", "报名之前", (*_ready(opening, courses), *courses, *promises)),
        ("source", "报名时间和信息来源", tuple(_source(opening, clock))),
    )
    return tuple(
        FactSection(anchor=anchor, title=title, facts=facts)
        for anchor, title, facts in found
        if facts
    )


def _whom(opening: Opening, names: Names) -> Iterator[Fact]:
    yield Fact(label="服务类别", values=names.category(opening.category))
    yield Fact(label="服务对象", values=names.people(opening.service_object))
    yield from known([spirit(opening.spirit)])


def _conditions(opening: Opening) -> Iterator[Fact]:
    """Yield the conditions that are set; a block that sets none says 不限."""
    asked, lang = opening.requirements, opening.lang
    if asked is None:
        yield Fact(label="参加条件")
        return
    found = known(
        (
            fact("年龄", age(asked)),
            yes_or_no("监护人", asked.guardian_required, "未成年人需要监护人同意", "不需要监护人"),
            Fact(label="技能", values=asked.skills, lang=lang),
            fact("健康", asked.health, lang=lang),
        )
    )
    yield from found or (fact("参加条件", "不限"),)


def age(asked: Requirements) -> str | None:
    """Return such as 18–60 岁, 年满 16 岁; None where no age is set."""
    low, high = asked.age_min, asked.age_max
    if low is not None and high is not None:
        return f"{low}–{high} 岁"
    if low is not None:
        return f"年满 {low} 岁"
    return None if high is None else f"不超过 {high} 岁"


def _bring(opening: Opening) -> Iterator[Fact]:
    yield from known(
        (
            fact("自备物品", opening.gear, lang=opening.lang),
            fact("补贴", opening.allowance, lang=opening.lang),
            yes_or_no("无障碍", opening.wheelchair, "轮椅可以到达", "轮椅不便到达"),
        )
    )


def _risk(opening: Opening) -> Iterator[Fact]:
    lang = opening.lang
    yield Fact(label="可能的风险", values=text.paragraphs(opening.risks), lang=lang)
    yield Fact(label="安全保障", values=text.paragraphs(opening.protection), lang=lang)
    yield yes_or_no("志愿者保险", opening.insured, "有", "没有")
    if opening.insured and opening.insurance_policy:
        yield fact("保险说明", opening.insurance_policy, lang=lang)


def _hours(opening: Opening) -> Iterator[Fact]:
    credited = opening.hours_credited
    yield fact("记录时长", None if credited is None else f"{text.number(credited)} 小时")
    yield fact("领队职责", opening.leader_role, lang=opening.lang)
    yield from known((person("领队", opening.leader, opening.lang),))
    yield phone(opening.office_phone)


def _ready(opening: Opening, courses: Sequence[Fact]) -> Iterator[Fact]:
    """Yield what comes before signing up: the training that is needed first (条例 art. 16)."""
    asked = opening.requirements
    if courses and not (asked and asked.training):
        yield fact("先参加的培训", "下面的培训，参加一种就可以")
    elif asked and not asked.training:
        yield fact("先参加的培训", "没有要求")
    else:
        yield Fact(label="先参加的培训", values=asked.training if asked else (), lang=opening.lang)


def _source(opening: Opening, clock: Clock) -> Iterator[Fact]:
    opens, deadline, updated = opening.sign_up_opens, opening.sign_up_deadline, opening.updated_at
    if opens:
        yield fact("开始报名", text.moment(clock.local(opens)))
    yield fact("报名截止", text.moment(clock.local(deadline)) if deadline else None)
    if source := opening.source:
        yield fact("信息来源", f"{source.system}（编号 {source.id}）", source.url)
    yield fact("内容更新", text.date(clock.local(updated)) if updated else None)


def afterwards(opening: Opening) -> FactSection:
    """Return what came of an ended opening; what nobody has told is not provided."""
    found = opening.afterwards or Afterwards()
    facts = (
        fact("参加人数", None if found.people is None else f"{found.people} 人"),
        fact("服务时长", None if found.hours is None else f"{text.number(found.hours)} 小时"),
        Fact(label="感想", values=text.paragraphs(found.reflections), lang=opening.lang),
    )
    return FactSection(anchor="afterwards", title="活动之后", facts=facts)
