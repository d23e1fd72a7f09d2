"""Texts that say nothing or the same again, and addresses nobody finds. Pure; practice."""

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from scripts.rules.finding import Finding
from scripts.rules.rulebook import found

THIN = 15
"""Characters below which a description says nothing."""

_CORE = 10
"""The same, without marks, figures and what is said of every notice."""
_OF_EVERY = re.compile(
    r"(?:具体)?(?:服务|活动)?(?:内容|详情)(?:请|如题)?|详见\w*|见(?:标题|附件)|请?电话咨询|(?:如题|不再赘述|谢谢)"
    r"|欢迎\w{0,6}(?:加入|参加|报名)|快来\w{0,4}|报名吧|[\W\d_]+"
)
_NO_RISK_SAID = re.compile(
    r"请|大家|各位|谢谢|本人|自己|个人|招募|做好|明显|志愿者|参加者|主办方|本队|务必|注意|增强|提高|自身|人身|安全|意识|第一|防护|小心"
    r"|后果|责任|风险|问题|自负|自担|自行|承担|负责|概不|与|无关|一切|没有|暂无|无|略|如上|同上|应"
    r"|详见|见|附件|群?公告|通知|哦|[\W_]+"
)
"""What is said of risks by whoever says none of them."""
_REMOTE = re.compile("线上|線上|居家|在家|远程|遠程|云端|网络直播")

_SAME = 8
"""Characters from which a sentence that stands twice counts as a repetition."""

_HAN = "\u3400-\u9fff"
_UNIT = re.compile(rf"(?=[^{_HAN}]*[{_HAN}])(.{{2,30}}?)\1{{2,}}|([{_HAN}])\2{{5,}}")
_SENTENCE = re.compile(r"[^。！？!?\n]+")
_DIGITS = "[0-9０-９]+"
_NUMBERED = re.compile(
    rf"(?:{_DIGITS}|[一二三四五六七八九十百零〇]+)\s*(?:[-－—]\s*{_DIGITS}\s*)?"
    r"(?:号|號|弄|栋|幢|单元|组|队|村民小组)(?!线|路|街|大街|桥|公路|高速|出口|口)"
)


def closed_up(text: str | None) -> str:
    """Return a text without any blank space."""
    return re.sub(r"\s+", "", text or "")


def description_findings(
    title: str, description: str, others: dict[str, str | None]
) -> Iterator[Finding]:
    """Yield whether a description says anything, and nothing twice; `others` by field."""
    plain = closed_up(description)
    if len(plain) < THIN or len(_OF_EVERY.sub("", plain)) < _CORE:
        yield found(
            "thin-text", "description",
            f"服务内容太少（{len(plain)} 个字），请写明做什么、怎么做、和谁一起做",
        )  # fmt: skip
    elif words := repeated(title, description):
        yield found("repeated-text", "description", f"“{words}”重复出现，请只写一次")
    seen = {plain: "服务内容"} if len(plain) >= _SAME else {}
    for field, text in others.items():
        same = closed_up(text)
        if same in seen:
            yield found("repeated-text", field, f"和{seen[same]}一模一样，请另写")
        elif len(same) >= _SAME:
            seen[same] = "另一项"


def repeated(title: str, text: str) -> str:
    """Return what a text repeats, shortened; empty where it repeats nothing."""
    plain = closed_up(text)
    own = closed_up(title)
    if own and plain.count(own) > 1 and len(plain.replace(own, "")) < THIN:
        return _short(own)
    if unit := _UNIT.search(plain):
        return _short(unit[1] or unit[2])
    sentences = [closed_up(part) for part in _SENTENCE.findall(text)]
    long = [part for part in sentences if len(part) >= _SAME]
    return next((_short(part) for part in long if plain.count(part) > 1), "")


def _short(text: str) -> str:
    return text if len(text) <= THIN else f"{text[:THIN]}…"


def has_number(address: str, lang: str | None) -> bool:
    """Tell whether an address has the number of a house; any figure, in another language."""
    return bool(re.search(r"\d", address) if lang else _NUMBERED.search(address))


def is_remote(*places: str | None) -> bool:
    """Tell whether a session is held at home or on line, where no house has a number."""
    return any(place and _REMOTE.search(place) for place in places)


def says_no_risk(risks: str) -> bool:
    """Tell whether a text on risks names none, such as 注意安全; why there is none, is enough."""
    return not _NO_RISK_SAID.sub("", risks)


def is_official(url: str, hosts: tuple[str, ...]) -> bool:
    """Tell whether an address leads to one of the hosts, or to a host below one.

    A backslash divides an address differently in browsers, so it is never official.
    """
    host = (urlsplit(url).hostname or "").rstrip(".")
    below = any(host == known or host.endswith(f".{known}") for known in hosts)
    return below and "\\" not in url
