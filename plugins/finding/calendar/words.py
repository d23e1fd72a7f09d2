"""What the calendar's pages say above and below the days."""

from collections.abc import Sequence

from plugins.feeds import links as files
from plugins.finding.calendar.held import Held
from plugins.pages import urls
from plugins.pages.views import Link

LABEL = "志愿服务日历"
NAMES = {"month": "这个月", "week": "这一周", "day": "这一天"}
PRESENT = {"month": "回到本月", "week": "回到本周"}
CRUMBS = (Link(label="招募信息", url=urls.OPENINGS), Link(label="日历", url=urls.CALENDAR))


def summary(scope: str, kind: str, held: Sequence[Held]) -> str:
    """Return the sentence with the counts of sessions."""
    joinable = sum(one.joinable for one in held)
    if not held:
        return f"{scope}：{NAMES[kind]}暂时没有活动"
    rest = f"，其中 {joinable} 场可以报名" if joinable else ""
    return f"{scope}：{len(held)} 场活动{rest}"


def ways_on(base: str, label: str) -> tuple[Link, ...]:
    """Lead to a list of openings, and to the same as a calendar to subscribe to."""
    calendar = files(base)[0]
    return (
        Link(label=label, url=base),
        Link(label="怎样订阅到手机日历", url=f"{base}#along"),
        Link(label="日历文件（.ics）", url=calendar.url),
    )
