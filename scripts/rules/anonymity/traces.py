"""Numbers, addresses, ages and small groups in a text: what leads to one person or household."""

import re
from collections.abc import Iterator

_DIGIT = str.maketrans("零〇一幺二两三四五六七八九", "0011223456789")
_HAN_NUMBER = "[零〇一二两三四五六七八九十百]+"
_NUMBER = f"(?:[0-9]+|{_HAN_NUMBER})"
_LONG = re.compile(
    r"[0-9零〇一幺二三四五六七八九](?:[ .()·‐–-]{0,2}[0-9零〇一幺二三四五六七八九]){6,}"
)
_DAYS = re.compile(r"(?:19|20)[0-9]{2}[-./](?:0?[1-9]|1[0-2])[-./](?:3[01]|[12][0-9]|0?[1-9])")
_ACCOUNT = re.compile(
    r"[A-Za-z0-9_.+-]+@[A-Za-z0-9-]+\.[A-Za-z]|(?:微信|QQ|抖音)号?\s*[:：]?\s*[A-Za-z0-9_-]{5,}",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    rf"(?<!月)(?!一[栋幢])(?<![0-9零〇一二两三四五六七八九十百]){_NUMBER}\s*"
    r"(?:号楼|号院|号(?!线|前|后|起|开|之|结|至|到|[-—–])|栋|幢|单元|室(?!内|外))"
    rf"|第\s*{_NUMBER}\s*(?:村民小组|组)|(?<=村){_NUMBER}组|门牌"
)
_GROUP_OF_AGE = "以上|以下|及|以内|之间|左右以上|[-—–~至到]"
_AGE = re.compile(rf"(?P<age>{_NUMBER})\s*(?:周?岁)(?!\s*(?:{_GROUP_OF_AGE}))")
_BEFORE_AGE = re.compile(r"(?:[-—–~至到]|(?<!刚)满|未满|不满|年满|超过|不足|低于|高于)\s*\Z")
_BORN = re.compile(
    r"[0-9]{4}年(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?(?:出)?生(?!效)|生于|[六七八九]旬(?!以上)"
)
_ADJECTIVES = (
    "独居|空巢|高龄|残疾|残障|留守|困境|患病|失能|失智|失独|单亲|孤独症|自闭症|重病|视障|听障|低保|特困|"
    "困难|失学|大病|贫困|受灾"
)
_THEY = (
    "老人|儿童|孩子|学生|患者|病人|残疾人|残障人士|孤儿|女孩|男孩|妇女|居民|村民|老党员|退役军人|军属|家庭|"
    "人家|婴儿|老兵"
)
_FEW = re.compile(
    rf"(?<![每哪同第十百千万0-9一二三四五六七八九])(?P<count>[0-9]{{1,3}}|[一二两三四五六七八九])\s*"
    rf"(?:名|位|个|户)(?:{_ADJECTIVES})*(?:{_THEY})"
)
_ONLY = re.compile(rf"唯一的?(?:一[名位个户])?(?:{_ADJECTIVES})*(?:{_THEY})")


def traces(text: str, least_group: int) -> Iterator[str]:
    """Yield what is wrong with a text in the form of said.plain, without quoting it."""
    undated = _DAYS.sub("※", text)
    if _LONG.search(undated) or _ACCOUNT.search(text):
        yield "写了电话、证件或账号这样的号码，需求里不能有，请删去"
    if _HOUSE.search(text):
        yield "写到了门牌、楼栋、单元或村民小组，请只写到街道（乡镇）"
    if _BORN.search(text) or any(map(_is_one_age, _AGE.finditer(text))):
        yield "写了一个人的年龄或生日，请改成年龄段，例如“60 岁以上”“6–12 岁”"
    if _ONLY.search(text) or _names_few(text, least_group):
        yield f"说的是不足 {least_group} 个的人或家庭，容易认出是谁，请写成一类人"


def _is_one_age(found: re.Match[str]) -> bool:
    return not _BEFORE_AGE.search(found.string[: found.start()])


def _names_few(text: str, least_group: int) -> bool:
    counts = (found["count"].translate(_DIGIT) for found in _FEW.finditer(text))
    return any(int(count) < least_group for count in counts)
