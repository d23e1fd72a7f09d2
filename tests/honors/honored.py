"""A few honors by hand, in every state, at tests.support.MOMENT (Tuesday 2026-11-24)."""

from typing import Any

from scripts.snapshot import Snapshot
from tests.plugins.sample import SAMPLE, sample_snapshot

Item = dict[str, Any]

CHANNEL = "样例指导中心，工作日 09:00–17:00"


def steps(*hours: float) -> list[Item]:
    return [{"star": star, "hours": least} for star, least in enumerate(hours, 1)]


STAR_RULES: list[Item] = [
    {
        "id": "SR-OLD", "title": "试行标准", "authority": "样例协会",
        "effective_from": "2019-03-05", "steps": steps(30, 60, 100, 200, 300),
    },
    {
        "id": "SR-NEW", "title": "星级认定标准", "authority": "样例文明办",
        "effective_from": "2026-01-01", "steps": steps(100, 300, 600, 1000, 1500),
        "document": "样例一号文", "explanation": "只计服务时间。",
    },
    {
        "id": "SR-NEXT", "title": "明年的标准", "authority": "样例文明办",
        "effective_from": "2027-01-01", "steps": steps(50, 150, 300, 500, 800),
    },
]  # fmt: skip


def recognition(name: str, person: Item, **more: Any) -> Item:
    """A recognition granted in July 2026 unless `more` says otherwise."""
    return {
        "id": name, "person": {"masked": "某志愿者", **person}, "star": 3, "hours": 612.5,
        "judged_on": "2026-06-30", "division": "431002",
        "notice": {"start": "2026-07-06", "end": "2026-07-14"},
        "decision": {"granted_on": "2026-07-20"},
        "objection_channel": CHANNEL, "office_phone": "0735-5550199", **more,
    }  # fmt: skip


NOW = {"start": "2026-11-20", "end": "2026-11-26"}

RECOGNITIONS: list[Item] = [
    recognition("RC-GRANTED", {"name": "赵甲子", "masked": "赵**"}, organization="ORG-1",
                deeds="每周六巡河。\n\n风雨无阻。"),
    recognition("RC-MASKED", {"masked": "欧阳**"}, star=2, hours=300, division="431021"),
    recognition("RC-LAPSED", {"name": "钱乙丑", "masked": "钱**", "named_until": "2026-11-01"},
                deeds="钱乙丑教老人用手机。"),
    recognition("RC-LAPSES", {"name": "孙丙寅", "masked": "孙**", "named_until": "2026-11-25"}),
    recognition("RC-RARE", {"name": "𠮷甲子", "masked": "𠮷**"}, star=5, hours=1500),
    recognition("RC-BEFORE", {"name": "李丁卯", "masked": "李**"}, star=5, hours=300,
                judged_on="2025-12-31", notice={"start": "2026-01-05", "end": "2026-01-13"},
                decision={"granted_on": "2026-01-15"}),
    recognition("RC-AFTER", {"name": "周戊辰", "masked": "周**"}, star=2, hours=300,
                judged_on="2026-01-01", notice={"start": "2026-01-05", "end": "2026-01-13"},
                decision={"granted_on": "2026-01-15"}),
    recognition("RC-2025", {"name": "吴己巳", "masked": "吴**"}, star=1, hours=30.5,
                judged_on="2025-06-30", notice={"start": "2025-07-07", "end": "2025-07-15"},
                decision={"granted_on": "2025-07-21"}, division="431021"),
    recognition("RC-NOTICE", {"name": "郑庚午", "masked": "郑**"}, notice=NOW, decision=None),
    recognition("RC-NOTICE-2", {"masked": "王*"}, notice=NOW, decision=None, star=4, hours=1001),
    recognition("RC-OTHER-ROUND", {"masked": "冯**"}, notice={"start": "2026-11-23", "end":
                "2026-12-01"}, decision=None, objection_channel=None, office_phone=None,
                organization="ORG-1"),
    recognition("RC-REVIEW", {"name": "陈辛未", "masked": "陈**"}, decision=None),
    recognition("RC-COMING", {"name": "褚壬申", "masked": "褚**"}, decision=None,
                notice={"start": "2026-11-25", "end": "2026-12-03"}),
    recognition("RC-WITHDRAWN", {"name": "卫癸酉", "masked": "卫**"}, organization="ORG-1",
                deeds="卫癸酉的事迹。",
                decision={"withdrawn_on": "2026-07-13", "reason": "异议成立：时数重复登记"}),
    recognition("RC-REVOKED", {"name": "蒋甲戌", "masked": "蒋**"},
                decision={"granted_on": "2026-07-20", "withdrawn_on": "2026-09-01"}),
    recognition("RC-TOO-FEW", {"name": "沈乙亥", "masked": "沈**"}, hours=599.5),
]  # fmt: skip

AWARDS: list[Item] = [
    {
        "id": "AW-1", "title": "市长奖", "year": 2025, "granted_on": "2025-12-05",
        "person": {"masked": "韩**"}, "division": "431002", "deeds": "韩**教手语。",
    },
    {
        "id": "AW-2", "title": "市长奖", "year": 2025, "granted_on": "2025-12-05",
        "organization": "ORG-1", "deeds": "十年巡河。",
    },
    {
        "id": "AW-3", "title": "市长奖", "year": 2024,
        "person": {"name": "杨丙子", "masked": "杨**"}, "organization": "ORG-1",
    },
    {
        "id": "AW-COMING", "title": "市长奖", "year": 2026, "granted_on": "2026-12-05",
        "person": {"name": "朱丁丑", "masked": "朱**"}, "deeds": "还不能说。",
    },
]  # fmt: skip

HONORS: dict[str, list[Item]] = {
    "star_rules": STAR_RULES, "recognitions": RECOGNITIONS, "awards": AWARDS,
}  # fmt: skip


def honors_snapshot(**changes: list[Item]) -> Snapshot:
    """Make the sample's snapshot with these honors, or with other collections."""
    return sample_snapshot({**SAMPLE, **HONORS, **changes})
