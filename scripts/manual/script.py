"""The manual's text → walks, steps, acts. Nothing here touches a browser.

A walk begins with a comment that readers don't see, `<!-- 演练：市志愿办，从 /admin/ -->`, which
says as whom and where. Until the next chapter (##) or walk every numbered line is a step. What
stands on the screen is in “ ”, what is typed is in ` `. A step's acts:

    点“保存”                          press a link, a button or a heading that unfolds
    点“组织”右边的“增加”              press it in the row that says the first
    在“标题”里写`清理河岸`            type; `2026-12-05 09:00` fills a date and a time
    在“密码”里写第一次的密码          type a secret of the walk
    在“状态”里选“已发布”              choose from a list, or a suggestion that comes up
    勾选“社区居民”，取消勾选“可以登录”
    在“图片文件”里选照片              choose a file of the walk
    看到“已保存”                      look

A picture below a step, `![…](manual/name.png)`, is made there: just before its last press, or
after all where nothing is pressed.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from scripts.errors import CheckError


class Kind(StrEnum):
    """What a hand or an eye does."""

    PRESS = "点"
    WRITE = "写"
    CHOOSE = "选"
    TICK = "勾选"
    CLEAR = "取消勾选"
    LOOK = "看到"


@dataclass(frozen=True, kw_only=True)
class Act:
    """One thing to do at the page."""

    kind: Kind
    name: str
    """What it is called on the screen."""
    value: str = ""
    """What is typed, or chosen."""
    given: bool = False
    """Whether `value` names something that the walk has: a password, a file."""
    row: str = ""
    """What the row says in which it stands."""


@dataclass(frozen=True, kw_only=True)
class Step:
    """A numbered line with its acts, and the picture below it."""

    line: int
    acts: tuple[Act, ...]
    picture: str = ""


@dataclass(frozen=True, kw_only=True)
class Walk:
    """The steps below one comment."""

    line: int
    who: str
    start: str
    steps: tuple[Step, ...]


WALK = re.compile(r"<!-- 演练：(?P<who>[^，]+)，从 (?P<start>/\S*) -->")
STEP = re.compile(r"\d+\. ")
PICTURE = re.compile(r"!\[(?P<alt>[^\]]*)\]\(manual/(?P<name>[\w-]+\.png)\)")
_ACT = re.compile(
    r"点“(?P<row>[^”]+)”右边的“(?P<in_row>[^”]+)”"
    r"|点“(?P<press>[^”]+)”"
    r"|在“(?P<write>[^”]+)”里写(?:`(?P<typed>[^`]+)`|(?P<secret>[^，。；“”`]+))"
    r"|在“(?P<choose>[^”]+)”里选(?:“(?P<option>[^”]+)”|(?P<file>[^，。；“”`]+))"
    r"|取消勾选“(?P<clear>[^”]+)”"
    r"|勾选“(?P<tick>[^”]+)”"
    r"|看到“(?P<look>[^”]+)”"
)
_QUOTED = re.compile("“([^”]+)”")


def walks(text: str) -> list[Walk]:
    """Return the manual's walks.

    Raises CheckError for a step of a walk in which nothing is done.
    """
    found: list[Walk] = []
    head: tuple[int, str, str] | None = None
    steps: list[Step] = []
    for number, line in enumerate([*text.splitlines(), "# "], 1):
        opened = WALK.match(line)
        if head and (opened or line.startswith(("# ", "## "))):
            found.append(Walk(line=head[0], who=head[1], start=head[2], steps=tuple(steps)))
            head, steps = None, []
        if opened:
            head = number, opened["who"], opened["start"]
        elif head and STEP.match(line):
            steps.append(_step(number, line))
        elif (picture := PICTURE.search(line)) and head and steps and not steps[-1].picture:
            last = steps.pop()
            steps.append(Step(line=last.line, acts=last.acts, picture=picture["name"]))
    return found


def _step(number: int, line: str) -> Step:
    acts = tuple(map(_act, _ACT.finditer(line)))
    if not acts:
        raise CheckError(
            f"docs/管理手册.md:{number}：这一步里没有看得懂的动作；请写成 点“…”、在“…”里写`…`、"
            "在“…”里选“…”、勾选“…”、看到“…”"
        )
    return Step(line=number, acts=acts)


def _act(match: re.Match[str]) -> Act:
    said = match.groupdict(default="")
    if said["in_row"]:
        return Act(kind=Kind.PRESS, name=said["in_row"], row=said["row"])
    if said["press"]:
        return Act(kind=Kind.PRESS, name=said["press"])
    if said["write"]:
        value, given = said["typed"] or said["secret"], bool(said["secret"])
        return Act(kind=Kind.WRITE, name=said["write"], value=value, given=given)
    if said["choose"]:
        value, given = said["option"] or said["file"], bool(said["file"])
        return Act(kind=Kind.CHOOSE, name=said["choose"], value=value, given=given)
    kind = Kind.CLEAR if said["clear"] else Kind.TICK if said["tick"] else Kind.LOOK
    return Act(kind=kind, name=said["clear"] or said["tick"] or said["look"])


def pictures(text: str) -> dict[str, str]:
    """Return the pictures that the manual shows: file name → alternative text."""
    return {found["name"]: found["alt"] for found in PICTURE.finditer(text)}


def quotations(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and words of all that the manual says stands on a screen."""
    for number, line in enumerate(text.splitlines(), 1):
        for words in _QUOTED.findall(PICTURE.sub("", line)):
            yield number, words
