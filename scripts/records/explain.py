r"""Turn msgspec's English validation messages into what staff can act on, in Chinese."""

import re
from typing import NamedTuple

_KINDS = {
    "str": "文字", "int": "整数", "float": "数字", "bool": "true 或 false", "array": "列表",
    "object": "一组字段", "null": "空", "date": "日期（年-月-日）", "datetime": "时刻",
}  # fmt: skip
_PATTERNS = {
    r"\A[0-9]{6}\Z": "6 位行政区划代码",
    r"\A[0-9]{9}\Z": "9 位街道（乡镇）代码",
    r"\A[A-Za-z0-9][A-Za-z0-9_-]{0,63}\Z": "编号（字母、数字、- 和 _，最多 64 个）",
    r"\A[a-z][a-z0-9-]{0,39}\Z": "代码（小写字母、数字和 -）",
    r"\A([01][0-9]|2[0-3]):[0-5][0-9]\Z": "时间（24 小时制，例如 08:30）",
    r"\A[a-z0-9]([a-z0-9.-]*[a-z0-9])?\Z": "小写的主机名（例如 chinavolunteer.mca.gov.cn）",
    r"\A#[0-9A-Fa-f]{6}\Z": "颜色（例如 #0E5F54）",
    r"\A[0-9a-f]{64}\Z": "SHA-256 摘要",
    r"\A[a-z0-9]+(-[a-z0-9]+)*\Z": "小写字母、数字和单个 -（例如 hot-water-on-a-rainy-day）",
    r"\A/images/(?!.*\.\.)[A-Za-z0-9][A-Za-z0-9._/-]*\Z": (
        "content/images/ 里的文件，写成 /images/文件名"
    ),
    r"\A/media/(?!.*/\.{1,2}(/|\Z))[A-Za-z0-9][A-Za-z0-9._/-]{0,200}\Z": (
        "管理系统 /media/ 里的文件，例如 /media/2026/river.jpg，中间不能有 . 或 .."
    ),
    r"\A[a-z]{2,3}(-[A-Za-z0-9]{2,8})*\Z": "语言代码（例如 zh-CN、en）",
}


class Fault(NamedTuple):
    """One thing wrong with a value: `place` is its path, such as `sessions[0].needed`."""

    place: str
    expected: str

    def __str__(self) -> str:
        """Say it in one phrase."""
        return f"{self.place}：{self.expected}" if self.place else self.expected


def explain(message: str) -> Fault:
    """Read a msgspec.ValidationError's text; an unknown one is passed on as it is."""
    text, _, path = message.partition(" - at `$")
    place = path.rstrip("`").lstrip(".")
    for pattern, say in _RULES:
        if found := re.search(pattern, text):
            return say(found, place)
    return Fault(place, text)


def _missing(found: re.Match[str], place: str) -> Fault:
    field = found[1]
    return Fault(f"{place}.{field}" if place else field, "缺少这一项")


def _unknown(found: re.Match[str], place: str) -> Fault:
    field = found[1]
    return Fault(f"{place}.{field}" if place else field, "没有这一项设置，请检查拼写")


def _kind(name: str) -> str:
    return "或".join(_KINDS.get(part.strip(), part.strip()) for part in name.split("|"))


_RULES = (
    (r"missing required field `(.+)`", _missing),
    (r"unknown field `(.+)`", _unknown),
    (r"matching regex '(.+)'", lambda m, at: Fault(at, f"应为{_pattern(m[1])}")),
    (r"length >= (\d+)", lambda m, at: Fault(at, f"不能少于 {m[1]} 个字（项）")),
    (r"length <= (\d+)", lambda m, at: Fault(at, f"不能超过 {m[1]} 个字（项）")),
    (r"Expected `.+` >= (\S+)", lambda m, at: Fault(at, f"不能小于 {m[1]}")),
    (r"Expected `.+` <= (\S+)", lambda m, at: Fault(at, f"不能大于 {m[1]}")),
    (r"Invalid enum value (.+)", lambda m, at: Fault(at, f"不认识的取值 {m[1]}")),
    (r"RFC3339 encoded date$", lambda _, at: Fault(at, "日期应写成 年-月-日，例如 2026-03-05")),
    (
        r"RFC3339|timezone",
        lambda _, at: Fault(at, "时刻应写成带时区的形式，例如 2026-03-05T09:00:00+08:00"),
    ),
    (
        r"Expected `(.+)`, got `(.+)`",
        lambda m, at: Fault(at, f"应为{_kind(m[1])}，写成了{_kind(m[2])}"),
    ),
)


def _pattern(regex: str) -> str:
    plain = regex.replace("\\\\", "\\")
    if plain.startswith("\\Ahttps?"):
        return "以 http:// 或 https:// 开头的网址"
    return _PATTERNS.get(plain, f"符合 {plain} 的文字")
